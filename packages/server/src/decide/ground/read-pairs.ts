import { readNamedTable, type ReturnSource } from "../../sense/index.ts";
import { CURRENT_COLUMNS, DISTANCE_COLUMNS, PAIR_COLUMNS } from "./ground-columns.ts";
import type { GroundLog } from "./ground-log.ts";
import { tellUnknown } from "./read-ground.ts";

/** Names of units and schools, by which files about pairs are read. */
export interface PairNames {
  readonly units: readonly string[];
  readonly schools: readonly string[];
  /** schools that are known but not part of this plan: rows about them are passed over */
  readonly beside?: readonly string[];
  readonly log: GroundLog;
}

/** A unit and a school, by their numbers. */
export interface Pair {
  readonly unit: number;
  readonly school: number;
}

const FIXED = new Set(["fixed", "must", "固定", "必须"]);
const FORBIDDEN = new Set(["forbidden", "never", "禁止", "不得"]);

/** Reads fixed and forbidden pairs: `unit,school,rule` with rule fixed/固定 or forbidden/禁止. */
export async function readPairs(
  source: ReturnSource,
  names: PairNames,
): Promise<{ readonly fixed: readonly Pair[]; readonly forbidden: readonly Pair[] }> {
  const rows = await pairsOf(source, PAIR_COLUMNS, names);
  const [fixed, forbidden]: [Pair[], Pair[]] = [[], []];
  for (const { unit, school, row, file } of rows) {
    const rule = row.text("rule")?.toLowerCase() ?? "";
    if (FIXED.has(rule)) fixed.push({ unit, school });
    else if (FORBIDDEN.has(rule)) forbidden.push({ unit, school });
    else
      names.log.error(
        "DECIDE-011",
        { file, row: row.number, field: "rule" },
        {
          zh: `规则“${rule}”不认识。`,
          en: `The rule "${rule}" is not known.`,
          fix: "请写 固定 或 禁止（fixed、forbidden）。",
          fixEn: "Write fixed or forbidden (固定, 禁止).",
        },
      );
  }
  return { fixed, forbidden };
}

/** Reads today's school of each unit: `unit,school`. A unit that is not named has none: −1. */
export async function readCurrent(source: ReturnSource, names: PairNames): Promise<Int32Array> {
  const current = new Int32Array(names.units.length).fill(-1);
  for (const { unit, school } of await pairsOf(source, CURRENT_COLUMNS, names)) current[unit] = school;
  return current;
}

/** Reads ways: `unit,school,distance_m`. A pair that is not named is not allowed: Infinity, which the caller must tell. */
export async function readDistances(source: ReturnSource, names: PairNames): Promise<Float64Array> {
  const width = names.schools.length;
  const ways = new Float64Array(names.units.length * width).fill(Infinity);
  for (const { unit, school, row, file } of await pairsOf(source, DISTANCE_COLUMNS, names)) {
    const way = row.amount("distance_m");
    if (way !== null && way >= 0) ways[unit * width + school] = way;
    else if (way !== null && way < 0)
      names.log.error(
        "DECIDE-005",
        { file, row: row.number, field: "distance_m" },
        {
          zh: `距离不能小于 0，得到 ${way}。`,
          en: `A distance is not below 0, got ${way}.`,
          fix: "请核对原始数据。",
          fixEn: "Check it at its source.",
        },
      );
  }
  const absent = ways.reduce((count, way) => count + (way === Infinity ? 1 : 0), 0);
  if (absent > 0)
    names.log.warning(
      "DECIDE-012",
      { file: "path" in source ? source.path : source.name },
      {
        zh: `距离表缺 ${absent} 个组合，这些组合按“不可去”处理。`,
        en: `${absent} pairs have no distance; they are taken as not allowed.`,
        fix: "若可以去，请补上距离。",
        fixEn: "Where they are allowed, add the distance.",
      },
    );
  return ways;
}

async function pairsOf(
  source: ReturnSource,
  columns: typeof PAIR_COLUMNS,
  { units, schools, beside = [], log }: PairNames,
) {
  const { file, rows, findings } = await readNamedTable(source, columns, "DECIDE");
  log.take(findings);
  const unitAt = new Map(units.map((name, index) => [name, index]));
  const passed = new Set(beside);
  const schoolAt = new Map(schools.map((name, index) => [name, index]));
  return rows.flatMap((row) => {
    const [unitName, schoolName] = [row.text("unit"), row.text("school")];
    if (unitName === null || schoolName === null || passed.has(schoolName)) return [];
    const at = { file, row: row.number };
    const [unit, school] = [unitAt.get(unitName), schoolAt.get(schoolName)];
    if (unit === undefined) tellUnknown("unit", unitName, { at, log });
    if (school === undefined) tellUnknown("school", schoolName, { at, log });
    return unit === undefined || school === undefined ? [] : [{ unit, school, row, file }];
  });
}
