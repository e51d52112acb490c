import { byCode } from "../../stats/index.ts";
import type { GroupsPlan } from "../groups/index.ts";
import type { ResourcesPlan } from "../resources/index.ts";
import type { RotationPlan } from "../rotation/index.ts";
import type { OwnPlan } from "./own-plan.ts";

/** One teacher sent to another school by hand. */
export interface HandMove {
  readonly teacher: string;
  /** school code */
  readonly to: string;
}

/** So much more of one column of the return at a school, by hand; in the unit of the column. */
export interface HandMeasure {
  readonly school_code: string;
  readonly column: string;
  readonly amount: number;
}

/** A school that another leads, by hand. */
export interface HandPair {
  readonly lead: string;
  readonly school_code: string;
}

/** A plan made by hand 自定方案: what changes against today. The same plan is always written the same. */
export interface HandPlan {
  readonly moves: readonly HandMove[];
  readonly measures: readonly HandMeasure[];
  readonly pairs: readonly HandPair[];
  /** null: no budget is set */
  readonly budget_yuan: number | null;
}

/** Nothing is changed. */
export const NO_CHANGES: HandPlan = { moves: [], measures: [], pairs: [], budget_yuan: null };

/**
 * A computed plan as changes by hand, to begin from.
 *
 * @example handPlanOf(rotation).moves[0] // { teacher: "T0101", to: "2199010102" }
 */
export function handPlanOf(document: RotationPlan | ResourcesPlan | GroupsPlan | OwnPlan): HandPlan {
  if (document.plan === "own") return document.hand;
  if (document.plan === "rotation")
    return inOrder({ ...NO_CHANGES, moves: document.moves.map(({ teacher, to }) => ({ teacher, to })) });
  if (document.plan === "resources")
    return inOrder({
      ...NO_CHANGES,
      budget_yuan: document.budget_yuan,
      measures: document.measures.map(({ school_code, column, amount }) => ({ school_code, column, amount })),
    });
  const pairs = document.groups.flatMap(({ lead, members }) =>
    members.map(({ school_code }): HandPair => ({ lead, school_code })),
  );
  return inOrder({ ...NO_CHANGES, pairs });
}

/** A plan with another's changes on top: of the same teacher, column or school the later change holds. */
export function joinedPlans(plan: HandPlan, more: HandPlan): HandPlan {
  return inOrder({
    moves: [...byKey([...plan.moves, ...more.moves], moveKey)],
    measures: [...byKey([...plan.measures, ...more.measures], measureKey)],
    pairs: [...byKey([...plan.pairs, ...more.pairs], pairKey)],
    budget_yuan: more.budget_yuan ?? plan.budget_yuan,
  });
}

/** The plan with a teacher sent to a school; null: the teacher stays. */
export function withMove(plan: HandPlan, teacher: string, to: string | null): HandPlan {
  const others = plan.moves.filter((one) => one.teacher !== teacher);
  return inOrder({ ...plan, moves: to === null ? others : [...others, { teacher, to }] });
}

/** The plan with an amount of a column at a school; 0: nothing is added there. @throws RangeError when it is negative or no number */
export function withMeasure(plan: HandPlan, measure: HandMeasure): HandPlan {
  if (!(measure.amount >= 0) || measure.amount === Infinity)
    throw new RangeError(`an amount is a number from 0, got ${measure.amount}`);
  const others = plan.measures.filter((one) => measureKey(one) !== measureKey(measure));
  return inOrder({ ...plan, measures: measure.amount === 0 ? others : [...others, measure] });
}

/** The plan with a school led by another; null: it is led by none. */
export function withPair(plan: HandPlan, schoolCode: string, lead: string | null): HandPlan {
  const others = plan.pairs.filter((one) => one.school_code !== schoolCode);
  return inOrder({ ...plan, pairs: lead === null ? others : [...others, { lead, school_code: schoolCode }] });
}

/** How many changes a plan makes. */
export function changeCount({ moves, measures, pairs }: HandPlan): number {
  return moves.length + measures.length + pairs.length;
}

const moveKey = (one: HandMove): string => one.teacher;
const measureKey = (one: HandMeasure): string => `${one.school_code}\n${one.column}`;
const pairKey = (one: HandPair): string => one.school_code;

function byKey<T>(list: readonly T[], key: (one: T) => string): Iterable<T> {
  return new Map(list.map((one) => [key(one), one])).values();
}

function inOrder({ moves, measures, pairs, budget_yuan }: HandPlan): HandPlan {
  return {
    moves: moves.toSorted((a, b) => byCode(moveKey(a), moveKey(b))),
    measures: measures.toSorted((a, b) => byCode(measureKey(a), measureKey(b))),
    pairs: pairs.toSorted((a, b) => byCode(pairKey(a), pairKey(b))),
    budget_yuan,
  };
}
