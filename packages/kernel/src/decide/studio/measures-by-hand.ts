import type { Words } from "../../solve/index.ts";
import type { FactChange } from "../assessment-brief.ts";
import { jointWords, measureChanges } from "../resources/index.ts";
import type { HandPlan } from "./hand-plan.ts";
import { handWords } from "./hand-words.ts";
import type { OwnMeasure } from "./own-plan.ts";
import { optionKey, type StudioGround } from "./studio-ground.ts";

/** The measures of a plan by hand with what they cost, what they change, and in words what cannot be so. */
export interface MeasuresByHand {
  readonly measures: readonly OwnMeasure[];
  readonly changes: readonly FactChange[];
  /** null: a measure has no cost */
  readonly costYuan: number | null;
  readonly broken: readonly Words[];
}

/** Yuan below which a plan is still within its budget: half a fen. */
const HALF_A_FEN = 0.005;
const WHOLE = 1e-6;

/** Prices the measures of a plan by hand; what has no cost stays without one, and so does the sum. */
export function measuresByHand(ground: StudioGround, { measures, budget_yuan }: HandPlan): MeasuresByHand {
  const broken: Words[] = [];
  const names = new Map(
    ground.assessment.standard.indicators.map(({ indicator }) => [indicator.id, indicator.short ?? indicator.name]),
  );
  const made = measures.flatMap(({ school_code, column, amount }): OwnMeasure[] => {
    const option = ground.options.get(optionKey(school_code, column));
    if (option === undefined) {
      broken.push(handWords.noColumn(ground.schools.get(school_code)?.name ?? school_code, column));
      return [];
    }
    const { schoolName, stage, indicator, unit, step, costYuan, maxAmount } = option;
    const name = jointWords(indicator, (id) => names.get(id) ?? { zh: id, en: id });
    if (amount > maxAmount + WHOLE) broken.push(handWords.tooMuch(schoolName, name, maxAmount));
    if (Math.abs(amount / step - Math.round(amount / step)) > WHOLE)
      broken.push(handWords.notWhole(schoolName, name, step));
    const cost = costYuan === null ? null : Number((costYuan * amount).toFixed(2));
    return [{ school_code, school_name: schoolName, stage, indicator, column, amount, unit, cost_yuan: cost }];
  });
  const isPriced = made.every(({ cost_yuan }) => cost_yuan !== null);
  const costYuan = isPriced ? Number(made.reduce((sum, { cost_yuan }) => sum + (cost_yuan ?? 0), 0).toFixed(2)) : null;
  const known = made.reduce((sum, { cost_yuan }) => sum + (cost_yuan ?? 0), 0);
  if (budget_yuan !== null && known > budget_yuan + HALF_A_FEN)
    broken.push(handWords.overBudget(Number((known - budget_yuan).toFixed(2)), budget_yuan));
  return { measures: made, changes: measureChanges(made), costYuan, broken };
}
