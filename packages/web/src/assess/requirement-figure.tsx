import type { RequirementDocument } from "@youheng/kernel/assess";
import type { Speech } from "../text/index.ts";
import { decimalsFor, printBeside, printExact, printNumber, printShare, unitWords } from "../text/index.ts";

/** The words for each side of a limit. */
const limitWords = {
  at_least: "assess.col.atLeast",
  at_most: "assess.col.atMost",
  below: "requirement.below",
} as const;

const percent = 100;
/** Units that are no words: a bare number says it. */
const bare = new Set(["", "1", "count", "ratio"]);
const fewestDecimals = 1;

/**
 * The figure of a requirement as people read it: a share as percent, a yes or no, or a number with its unit; printed with as many
 * decimals as it takes to stand on its side of the limit.
 *
 * @returns null where there is none
 */
export function figureWords(
  one: RequirementDocument,
  { t, language, text }: Pick<Speech, "t" | "language" | "text">,
): string | null {
  if (one.kind === "schools" && one.schools !== null)
    return t("requirement.schoolsMeet", { met: one.schools.schools_meeting, of: one.schools.schools });
  if (one.value === null) return null;
  if (one.kind === "evidence") return t(one.value === 1 ? "requirement.yes" : "requirement.no");
  if (one.unit === "share") return `${besideLimit(one, percent, language)}%`;
  return [besideLimit(one, 1, language), unitOf(one, text)].filter(Boolean).join(" ");
}

function besideLimit(one: RequirementDocument, scale: number, language: Speech["language"]): string {
  const value = one.value! * scale;
  const decimals = scale === percent ? fewestDecimals : Number.isInteger(value) ? 0 : decimalsFor(value);
  if (one.limit === null || one.direction === null) return printNumber(value, decimals, language);
  const meets = one.verdict === "meets";
  const atMost = one.direction === "at_most";
  return printBeside(
    {
      value,
      limit: one.limit * scale,
      over: atMost ? !meets : one.direction === "below" ? !meets : meets,
      reaching: !atMost,
      decimals,
    },
    language,
  );
}

/** The limit of a requirement: "≥ 95%"; null where it has none that a reader need see. */
export function limitOf(
  one: RequirementDocument,
  { t, language, text }: Pick<Speech, "t" | "language" | "text">,
): string | null {
  if (one.kind !== "region" || one.limit === null || one.direction === null) return null;
  const value =
    one.unit === "share"
      ? printShare(one.limit, language, fewestDecimals)
      : [printExact(one.limit, language), unitOf(one, text)].filter(Boolean).join(" ");
  return t(limitWords[one.direction], { value });
}

function unitOf({ unit, value }: RequirementDocument, text: Speech["text"]): string {
  return bare.has(unit) ? "" : unitWords(text, unit, value ?? 0);
}
