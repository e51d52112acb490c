import { formatFormula, substitute } from "../model/index.ts";
import type { Facts, Words } from "../model/index.ts";
import type { CompiledStandard } from "./compile-standard.ts";
import type { RowJudged, SchoolJudge } from "./school-judge.ts";
import { allMustMeet } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";

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

/** Schools that meet a requirement only by this relaxation. */
export interface RelaxedSchools {
  readonly id: string;
  readonly name: Words;
  readonly school_codes: readonly string[];
}

/** A requirement judged over the schools of one county-year. */
export interface SchoolsJudged {
  readonly verdict: Verdict;
  readonly schools: number;
  readonly schools_meeting: number;
  readonly short: readonly SchoolShort[];
  readonly relaxed: readonly RelaxedSchools[];
}

/** Judges a requirement on every school among these rows: those of one county-year. */
export function judgeSchools(
  standard: CompiledStandard,
  facts: Facts,
  judge: SchoolJudge,
  rows: readonly number[],
): SchoolsJudged {
  const concerned = rows.filter(judge.concerns);
  const notStrictly = concerned.filter((row) => judge.judge(row).verdict !== "meets");
  const relaxed = relaxedSchools(facts, judge, notStrictly);
  const short = notStrictly
    .filter((row) => judge.relaxedBy(row) === undefined)
    .map((row) => schoolShort(standard, facts, { row, judge, judged: judge.judge(row) }));
  return {
    verdict: concerned.length === 0 ? "not_assessable" : allMustMeet(["meets", ...short.map((one) => one.verdict)]),
    schools: concerned.length,
    schools_meeting: concerned.length - short.length,
    short,
    relaxed,
  };
}

function relaxedSchools(facts: Facts, judge: SchoolJudge, rows: readonly number[]): readonly RelaxedSchools[] {
  const byRelaxation = new Map<string, { id: string; name: Words; school_codes: string[] }>();
  for (const row of rows) {
    const relaxation = judge.relaxedBy(row);
    if (relaxation === undefined) continue;
    const entry = byRelaxation.get(relaxation.id) ?? { id: relaxation.id, name: relaxation.name, school_codes: [] };
    entry.school_codes.push(facts.text["school_code"]?.[row] ?? "");
    byRelaxation.set(relaxation.id, entry);
  }
  return [...byRelaxation.values()];
}

interface ShortRow {
  readonly row: number;
  readonly judge: SchoolJudge;
  readonly judged: RowJudged;
}

function schoolShort(standard: CompiledStandard, facts: Facts, { row, judge, judged }: ShortRow): SchoolShort {
  const expr = judged.condition!.expr;
  const valueOf = (id: string): number | string | null => {
    if (standard.fieldOf.get(id)?.type === "code" || facts.text[id] !== undefined) return facts.text[id]?.[row] ?? null;
    const value = judge.columns.number(id)[row]!;
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
