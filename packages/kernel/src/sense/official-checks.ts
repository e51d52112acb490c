import { evaluateCondition, type Facts, fieldsOf, type Place } from "../model/index.ts";
import type { FindingLog, Telling } from "./finding-log.ts";
import { type CellColumns, nameOf } from "./official-cells.ts";
import type { OfficialCheck, OfficialForm, OfficialSum } from "./official-form.ts";
import { officialFormula } from "./official-formulas.ts";
import type { OfficialSchool } from "./official-schools.ts";

/** What the cross-checks of a return look at. */
export interface CheckGround {
  readonly form: OfficialForm;
  readonly schools: readonly OfficialSchool[];
  readonly cells: CellColumns;
  readonly source: string;
  readonly log: FindingLog;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

/**
 * Totals and their parts. An empty part is 0 where the parts reported make the total: only then it is known. Where they do not,
 * that is a finding at the total, and empty parts stay not reported.
 */
export function checkSums(ground: CheckGround): void {
  for (const sum of ground.form.sums) for (let row = 0; row < ground.schools.length; row++) checkSum(ground, sum, row);
}

function checkSum(ground: CheckGround, sum: OfficialSum, row: number): void {
  const { values, invalid } = ground.cells;
  const total = values.get(sum.total)?.[row] ?? Number.NaN;
  const parts = sum.parts.map((name) => values.get(name)?.[row] ?? Number.NaN);
  if (Number.isNaN(total) || (parts.every(Number.isNaN) && total !== 0)) return;
  if (sum.parts.some((name) => invalid.has(`${name}:${row}`))) return;
  const reported = parts.reduce((all, part) => all + (Number.isNaN(part) ? 0 : part), 0);
  if (near(total, reported)) {
    for (const [i, part] of parts.entries()) if (Number.isNaN(part)) values.get(sum.parts[i]!)![row] = 0;
    return;
  }
  const empty = sum.parts.filter((_, i) => Number.isNaN(parts[i]));
  const place = placeWith(ground.cells, [sum.total, ...sum.parts], row);
  ground.log.add({
    code: "SENSE-078",
    severity: "error",
    group: sum.id,
    place,
    about: nameOf(ground.schools[row]!),
    tell: () => tellSum(sum, { total, reported, empty }),
  });
}

function tellSum(sum: OfficialSum, seen: { total: number; reported: number; empty: readonly string[] }): Telling {
  const { total, reported, empty } = seen;
  return {
    zh: `${sum.zh}：合计 ${total}，各项相加 ${reported}${empty.length === 0 ? "" : `（${empty.slice(0, 4).join("、")}${empty.length > 4 ? "等" : ""}没有填）`}。`,
    en: `${sum.en}: the total is ${total}, its parts add up to ${reported}${empty.length === 0 ? "" : ` (${empty.length} of them empty)`}.`,
    fix: "请核对合计与各项，改正后重新导入。",
    fixEn: "Check the total and its parts, correct them and import again.",
  };
}

/** The cross-checks of the form, school by school and over the whole return. */
export function runOfficialChecks(ground: CheckGround): void {
  for (const check of ground.form.checks) runCheck(ground, check);
  for (const check of ground.form.regionChecks) runRegionCheck(ground, check);
}

function runCheck(ground: CheckGround, check: OfficialCheck): void {
  const { cells, schools } = ground;
  const expr = officialFormula(ground.form, check.holds, cells);
  const names = fieldsOf(expr);
  const held = evaluateCondition(
    expr,
    { number: (name) => cells.values.get(name)!, text: () => undefined },
    schools.length,
  );
  for (const [row, school] of schools.entries()) {
    if (held[row] !== 0) continue;
    const shown = names.map((name) => [name, cells.values.get(name)![row] as number] as const);
    ground.log.add({
      code: "SENSE-079",
      severity: check.severity,
      group: check.id,
      place: placeWith(cells, names, row),
      about: nameOf(school),
      tell: () => tellCheck(check, shown),
    });
  }
}

function runRegionCheck(ground: CheckGround, check: OfficialCheck): void {
  const { cells } = ground;
  const expr = officialFormula(ground.form, check.holds, cells);
  const totals = new Map(fieldsOf(expr).map((name) => [name, totalOf(cells.values.get(name)!)]));
  const held = evaluateCondition(
    expr,
    { number: (name) => Float64Array.of(totals.get(name)!), text: () => undefined },
    1,
  );
  if (held[0] !== 0) return;
  ground.log.add({
    code: "SENSE-079",
    severity: check.severity,
    group: check.id,
    place: { file: ground.source },
    tell: () => tellCheck(check, [...totals]),
  });
}

function totalOf(values: Float64Array): number {
  const reported = values.filter((value) => !Number.isNaN(value));
  return reported.length === 0 ? Number.NaN : reported.reduce((sum, value) => sum + value, 0);
}

function tellCheck(check: OfficialCheck, shown: readonly (readonly [string, number])[]): Telling {
  const told = shown.filter(([, value]) => !Number.isNaN(value)).map(([name, value]) => `${name} = ${value}`);
  const without = (text: string): string => text.replace(/[。.]\s*$/, "");
  return {
    zh: `${without(check.zh)}（${told.join("，")}）。`,
    en: `${without(check.en)} (${told.join(", ")}).`,
    fix: check.fix,
    fixEn: check.fixEn,
  };
}

/** The first of these cells that stands in the return, with the others. */
function placeWith(cells: CellColumns, names: readonly string[], row: number): Place {
  const [first, ...also] = names.flatMap((name) => cells.places.get(name)?.[row] ?? []);
  return { ...first, ...(also.length === 0 ? {} : { also }) };
}

/** Facts that no two schools may share: the same coordinates are a copy. */
export function checkUnique({ form, schools, log }: CheckGround, facts: Facts): void {
  for (const pair of form.unique) {
    const seen = new Map<string, number>();
    for (let row = 0; row < facts.rows; row++) {
      const values = pair.map((fact) => facts.numbers[fact]?.[row] ?? Number.NaN);
      if (values.some(Number.isNaN)) continue;
      const first = seen.get(values.join(":"));
      seen.set(values.join(":"), first ?? row);
      if (first === undefined) continue;
      const place = facts.origin.cells?.[pair[0] ?? ""]?.[row] ?? { file: facts.origin.file };
      log.add({
        code: "SENSE-084",
        severity: "warning",
        place,
        about: nameOf(schools[row]!),
        tell: () => tellSame(pair, nameOf(schools[first]!) ?? ""),
      });
    }
  }
}

function tellSame(pair: readonly string[], other: string): Telling {
  return {
    zh: `坐标与“${other}”完全相同。`,
    en: `${pair.join(" and ")} are exactly those of "${other}".`,
    fix: "请核对坐标，每所学校应有自己的坐标。",
    fixEn: "Check the coordinates; every school has its own.",
  };
}
