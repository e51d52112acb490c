import { evaluateCondition } from "../model/index.ts";
import type { Facts, FormulaColumns, Relaxation } from "../model/index.ts";
import type { CompiledCondition, CompiledRequirement } from "./compile-requirement.ts";
import type { CompiledStandard } from "./compile-standard.ts";
import { schoolColumns, stageMask } from "./school-columns.ts";
import type { Verdict } from "./verdict.ts";

export type SchoolsCompiled = Extract<CompiledRequirement, { readonly holds: unknown }>;

/** What the conditions say of one school: the verdict, and the first condition that decides it. */
export interface RowJudged {
  readonly verdict: Verdict;
  readonly condition: CompiledCondition | null;
}

/** One requirement on schools, its conditions evaluated over all rows of a return. */
export interface SchoolJudge {
  readonly columns: FormulaColumns;
  /** whether the requirement concerns the school of a row */
  readonly concerns: (row: number) => boolean;
  readonly judge: (row: number) => RowJudged;
  /** the relaxation by which a school meets the requirement that it does not meet strictly */
  readonly relaxedBy: (row: number) => Relaxation | undefined;
}

type StageMasks = ReadonlyMap<string, Uint8Array>;

/** Evaluates the conditions of a requirement on every school of a return, once for all county-years. */
export function schoolJudge(standard: CompiledStandard, facts: Facts, compiled: SchoolsCompiled): SchoolJudge {
  const masks: StageMasks = new Map(standard.stageIds.map((stage) => [stage, stageMask(standard, facts, stage)]));
  const columns = schoolColumns(standard, facts, masks);
  const judgeOf = (conditions: readonly CompiledCondition[]) =>
    conditionsJudge(conditions, masks, (expr) => evaluateCondition(expr, columns, facts.rows));
  const own = standard.bundle.standard.stages.map((stage) => masks.get(stage.id));
  const applies = compiled.applies === null ? null : evaluateCondition(compiled.applies, columns, facts.rows);
  const relaxations = compiled.relaxations.map(({ relaxation, when, holds }) => ({
    relaxation,
    when: evaluateCondition(when, columns, facts.rows),
    judge: judgeOf(holds),
  }));
  return {
    columns,
    concerns: (row) => own.some((mask) => mask?.[row] === 1) && (applies === null || applies[row] !== 0),
    judge: judgeOf(compiled.holds),
    relaxedBy: (row) =>
      relaxations.find((one) => one.when[row] === 1 && one.judge(row).verdict === "meets")?.relaxation,
  };
}

/** For a row: the verdict over the conditions that concern it. */
function conditionsJudge(
  conditions: readonly CompiledCondition[],
  masks: StageMasks,
  evaluate: (expr: CompiledCondition["expr"]) => Float64Array,
): (row: number) => RowJudged {
  const judged = conditions.map((condition) => ({ condition, holds: evaluate(condition.expr) }));
  return (row) => {
    const own = judged.filter(
      ({ condition }) =>
        condition.stages.length === 0 || condition.stages.some((stage) => masks.get(stage)?.[row] === 1),
    );
    const failing = own.find(({ holds }) => holds[row] === 0);
    if (failing !== undefined) return { verdict: "falls_short", condition: failing.condition };
    const open = own.find(({ holds }) => Number.isNaN(holds[row]));
    return open === undefined
      ? { verdict: "meets", condition: null }
      : { verdict: "not_assessable", condition: open.condition };
  };
}
