import type { JoinedCodes, SchoolWords } from "./moved-schools.ts";
import type { SectionDocument, SectionIndicatorDocument } from "./section-document.ts";
import type { Verdict } from "./verdict.ts";

/** An indicator on whose account a verdict is another now. */
export interface VerdictReason {
  readonly indicator: string;
  readonly value: { readonly before: number | null; readonly after: number | null };
  readonly threshold: { readonly before: number | null; readonly after: number | null };
  readonly meets: { readonly before: boolean | null; readonly after: boolean | null };
  readonly floor_meets: { readonly before: boolean | null; readonly after: boolean | null };
}

/** A section whose verdict changed, and by which indicators: those on the other side of threshold or floor now. */
export interface VerdictMoved extends SchoolWords {
  readonly verdict: { readonly before: Verdict | null; readonly after: Verdict | null };
  readonly items_met: { readonly before: number; readonly after: number };
  readonly because: readonly VerdictReason[];
}

/**
 * The sections that stand in both years with another verdict, by school code. A school that stands under another code now is held
 * against the one it was; where several became one, it is held against itself only.
 */
export function verdictsMoved(
  before: readonly SectionDocument[],
  after: readonly SectionDocument[],
  joined: JoinedCodes,
): readonly VerdictMoved[] {
  const known = new Map(before.map((section) => [section.school_code, section]));
  const rootOf = (code: string | null): string => joined.get(code ?? "") ?? "";
  const past = Map.groupBy(before, ({ school_code }) => rootOf(school_code));
  const moved = after.flatMap((now): VerdictMoved[] => {
    const [onlyOne, ...others] = past.get(rootOf(now.school_code) || "none") ?? [];
    const then =
      now.school_code === null
        ? undefined
        : (known.get(now.school_code) ?? (others.length === 0 ? onlyOne : undefined));
    if (then === undefined || then.verdict === now.verdict) return [];
    return [
      {
        school_code: now.school_code!,
        school_name: now.school_name,
        verdict: { before: then.verdict, after: now.verdict },
        items_met: { before: then.items_met, after: now.items_met },
        because: reasonsOf(then, now),
      },
    ];
  });
  return moved.toSorted((a, b) => (a.school_code < b.school_code ? -1 : 1));
}

function reasonsOf(then: SectionDocument, now: SectionDocument): readonly VerdictReason[] {
  return Object.entries(now.indicators).flatMap(([indicator, after]) => {
    const before = then.indicators[indicator];
    if (before === undefined || !isOnOtherSide(before, after)) return [];
    return [
      {
        indicator,
        value: { before: before.value, after: after.value },
        threshold: { before: before.threshold, after: after.threshold },
        meets: { before: before.meets, after: after.meets },
        floor_meets: { before: before.floor_meets, after: after.floor_meets },
      },
    ];
  });
}

function isOnOtherSide(before: SectionIndicatorDocument, after: SectionIndicatorDocument): boolean {
  return before.meets !== after.meets || before.floor_meets !== after.floor_meets;
}
