import { evaluateCondition, formatFormula, substitute } from "../model/index.ts";
import type { Facts, FormulaColumns, Words } from "../model/index.ts";
import type { CompiledCondition, CompiledRequirement } from "./compile-requirement.ts";
import type { CompiledStandard } from "./compile-standard.ts";
import type { GroupedRows } from "./group-rows.ts";
import { schoolColumns, stageMask } from "./school-columns.ts";
import { allMustMeet } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";

type SchoolsCompiled = Extract<CompiledRequirement, { readonly holds: unknown }>;

/** One school that does not meet a requirement, or of which it cannot be said, with the condition and its figures. */
export interface SchoolShort {
  readonly school_code: string | null;
  readonly school_name: string | null;
  readonly row: number;
  readonly verdict: Verdict;
  /** "小学最大班额 ≤ 45" */
  readonly condition: string;
  /** "52 ≤ 45" */
  readonly substituted: string;
}

/** A requirement judged over the schools of one county-year. */
export interface SchoolsJudged {
  readonly verdict: Verdict;
  readonly schools: number;
  readonly schools_meeting: number;
  readonly short: readonly SchoolShort[];
  /** schools that meet it only by a relaxation, by relaxation */
  readonly relaxed: readonly { readonly id: string; readonly name: Words; readonly school_codes: readonly string[] }[];
}

/** Judges a requirement on every school for one county-year. */
export function judgeSchools(standard: CompiledStandard, facts: Facts, grouped: GroupedRows, group: number, compiled: SchoolsCompiled): SchoolsJudged {
  const masks = new Map(standard.stageIds.map((stage) => [stage, stageMask(standard, facts, stage)]));
  const columns = schoolColumns(standard, facts, masks);
  const applies = compiled.applies === null ? null : evaluateCondition(compiled.applies, columns, facts.rows);
  const own = standard.bundle.standard.stages.map((stage) => masks.get(stage.id));
  const concerned = rowsOf(grouped, group).filter((row) => own.some((mask) => mask?.[row] === 1) && (applies === null || applies[row] === 1));
  const strict = judgeConditions(compiled.holds, facts, masks, columns);
  const relaxed = compiled.relaxations.map(({ relaxation, when, holds }) => ({
    relaxation,
    when: evaluateCondition(when, columns, facts.rows),
    judge: judgeConditions(holds, facts, masks, columns),
  }));
  const relaxedBy = (row: number) => relaxed.find((one) => one.when[row] === 1 && one.judge(row).verdict === "meets")?.relaxation;
  const short: SchoolShort[] = [];
  const byRelaxation = new Map<string, { id: string; name: Words; school_codes: string[] }>();
  for (const row of concerned) {
    const judged = strict(row);
    if (judged.verdict === "meets") continue;
    const relaxation = relaxedBy(row);
    if (relaxation === undefined) short.push(schoolShort(standard, facts, columns, row, judged));
    else {
      const entry = byRelaxation.get(relaxation.id) ?? { id: relaxation.id, name: relaxation.name, school_codes: [] };
      entry.school_codes.push(facts.text["school_code"]?.[row] ?? "");
      byRelaxation.set(relaxation.id, entry);
    }
  }
  return {
    verdict: concerned.length === 0 ? "not_assessable" : allMustMeet(["meets", ...short.map((one) => one.verdict)]),
    schools: concerned.length,
    schools_meeting: concerned.length - short.length,
    short,
    relaxed: [...byRelaxation.values()],
  };
}

interface RowJudged {
  readonly verdict: Verdict;
  readonly condition: CompiledCondition | null;
}

/** For a row: the verdict over the conditions that concern it, with the first that decides. */
function judgeConditions(
  conditions: readonly CompiledCondition[],
  facts: Facts,
  masks: ReadonlyMap<string, Uint8Array>,
  columns: FormulaColumns,
): (row: number) => RowJudged {
  const judged = conditions.map((condition) => ({ condition, holds: evaluateCondition(condition.expr, columns, facts.rows) }));
  return (row) => {
    const own = judged.filter(({ condition }) => condition.stages.length === 0 || condition.stages.some((stage) => masks.get(stage)?.[row] === 1));
    const failing = own.find(({ holds }) => holds[row] === 0);
    if (failing !== undefined) return { verdict: "falls_short", condition: failing.condition };
    const open = own.find(({ holds }) => Number.isNaN(holds[row]!));
    return open === undefined ? { verdict: "meets", condition: null } : { verdict: "not_assessable", condition: open.condition };
  };
}

function schoolShort(standard: CompiledStandard, facts: Facts, columns: FormulaColumns, row: number, judged: RowJudged): SchoolShort {
  const expr = judged.condition!.expr;
  const valueOf = (id: string): number | string | null => {
    if (standard.fieldOf.get(id)?.type === "code" || facts.text[id] !== undefined) return facts.text[id]?.[row] ?? null;
    const value = columns.number(id)[row]!;
    return Number.isNaN(value) ? null : value;
  };
  return {
    school_code: facts.text["school_code"]?.[row] ?? null,
    school_name: facts.text["school_name"]?.[row] ?? null,
    row,
    verdict: judged.verdict,
    condition: formatFormula(expr, (id) => standard.columnNames.get(id) ?? id),
    substituted: substitute(expr, valueOf),
  };
}

function rowsOf(grouped: GroupedRows, group: number): readonly number[] {
  return Array.from(grouped.order.subarray(grouped.offsets[group]!, grouped.offsets[group + 1]!));
}
