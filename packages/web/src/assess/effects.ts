import type { AssessmentDocument, Verdict } from "@youheng/kernel/assess";
import type { Words } from "@youheng/kernel/model";

/** A section whose verdict a trial changes. */
export interface Flip {
  readonly schoolCode: string;
  readonly schoolName: string;
  readonly stage: Words;
  readonly before: Verdict | "left_out";
  readonly after: Verdict | "left_out";
}

/** A CV that a trial moves. */
export interface CvMove {
  readonly stage: Words;
  readonly stageId: string;
  readonly indicator: string;
  readonly name: Words;
  readonly before: number | null;
  readonly after: number | null;
  readonly limit: number | null;
  readonly metBefore: boolean | null;
  readonly metAfter: boolean | null;
}

export interface Effects {
  readonly verdict: { readonly before: Verdict; readonly after: Verdict };
  readonly short: { readonly before: number; readonly after: number };
  readonly flips: readonly Flip[];
  /** CVs that change sides first, then by how far they move */
  readonly cvs: readonly CvMove[];
}

/** What a trial does to a district: compares two documents of the same schools. */
export function effectsOf(before: AssessmentDocument, after: AssessmentDocument): Effects {
  return {
    verdict: { before: before.verdict, after: after.verdict },
    short: { before: shortOf(before), after: shortOf(after) },
    flips: flipsOf(before, after),
    cvs: cvsOf(before, after),
  };
}

/** Sections that fall short, over all stages. */
export function shortOf(document: AssessmentDocument): number {
  return Object.values(document.stages).reduce((sum, stage) => sum + stage.sections_short, 0);
}

function flipsOf(before: AssessmentDocument, after: AssessmentDocument): readonly Flip[] {
  return Object.keys(after.stages).flatMap((id) => {
    const stage = after.stages[id]!;
    const was = new Map(before.stages[id]?.sections_list.map((one) => [one.school_code, one]));
    const is = new Map(stage.sections_list.map((one) => [one.school_code, one]));
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((code): Flip[] => {
      const [old, now] = [was.get(code), is.get(code)];
      const from: Flip["before"] | null = old === undefined ? "left_out" : old.verdict;
      const to: Flip["after"] | null = now === undefined ? "left_out" : now.verdict;
      if (from === to || from === null || to === null) return [];
      return [
        { schoolCode: code ?? "", schoolName: (now ?? old)?.school_name ?? code ?? "", stage, before: from, after: to },
      ];
    });
  });
}

const noise = 1e-12;

function cvsOf(before: AssessmentDocument, after: AssessmentDocument): readonly CvMove[] {
  const moves = Object.entries(after.stages).flatMap(([stageId, stage]) =>
    Object.entries(stage.indicators).flatMap(([indicator, now]): CvMove[] => {
      const old = before.stages[stageId]?.indicators[indicator];
      if (old === undefined || Math.abs((old.cv ?? -1) - (now.cv ?? -1)) <= noise) return [];
      return [
        {
          stage,
          stageId,
          indicator,
          name: now.name,
          before: old.cv,
          after: now.cv,
          limit: now.cv_limit,
          metBefore: old.cv_meets,
          metAfter: now.cv_meets,
        },
      ];
    }),
  );
  const crosses = (move: CvMove): number => Number(move.metBefore !== move.metAfter);
  const distance = (move: CvMove): number => Math.abs((move.after ?? 0) - (move.before ?? 0));
  return moves.toSorted((a, b) => crosses(b) - crosses(a) || distance(b) - distance(a));
}
