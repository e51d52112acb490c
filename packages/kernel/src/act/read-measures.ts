import type { Assessment } from "../assess/index.ts";
import type { FactChange } from "../decide/index.ts";
import { type Finding, isDay } from "../model/index.ts";
import { createFindingLog, type FindingLog, type TableReading } from "../sense/index.ts";
import { circleOf } from "./circle.ts";
import type { RoadMeasure } from "./schedule.ts";

/** The measures of a file, in its order, with what is wrong in it. */
export interface MeasuresRead {
  readonly measures: readonly (RoadMeasure & { readonly title: string })[];
  readonly findings: readonly Finding[];
}

type Written = MeasuresRead["measures"][number];

interface Ground {
  readonly table: TableReading;
  readonly schools: ReadonlySet<string>;
  readonly numbers: Readonly<Record<string, unknown>>;
  readonly log: FindingLog;
}

/** Between the names of measures that are waited for. */
const BETWEEN = /[;；、,，]/;

/**
 * Reads measures against a return: days that are days, in their order; schools and columns of the return; measures waited for that are
 * there, and no circle. Every mistake is listed with its line.
 *
 * @param group  the county-year whose schools may be changed
 * @example      readMeasures(table, assessment, 0).measures[0]?.endsOn // "2027-08-31"
 */
export function readMeasures(table: TableReading, { facts, grouped }: Assessment, group: number): MeasuresRead {
  const rows = Array.from(grouped.order.subarray(grouped.offsets[group], grouped.offsets[group + 1]));
  const schools = new Set(rows.map((row) => facts.text["school_code"]?.[row] ?? ""));
  const ground: Ground = { table, schools, numbers: facts.numbers, log: createFindingLog() };
  const measures = new Map<string, { readonly measure: Written; readonly row: number }>();
  for (let row = 0; row < table.rows; row++) {
    const read = measureAt(ground, row);
    if (read === null) continue;
    const before = measures.get(read.id);
    if (before === undefined) measures.set(read.id, { measure: read, row });
    else measures.set(read.id, { ...before, measure: joined(ground, before.measure, read, row) });
  }
  refuseWaits(ground, measures);
  return {
    measures: [...measures.values()].map(({ measure }) => measure),
    findings: [...table.findings, ...ground.log.list()],
  };
}

function measureAt(ground: Ground, row: number): Written | null {
  const cell = (id: string): string => String(ground.table.columns[id]?.[row] ?? "").trim();
  const [id, startsOn, endsOn] = [cell("measure"), cell("starts_on"), cell("ends_on")];
  if (id === "" || startsOn === "" || endsOn === "") return null;
  for (const [column, day] of [["starts_on", startsOn] as const, ["ends_on", endsOn] as const])
    if (!isDay(day)) {
      const [zh, en] = [`“${day}”不是日期，应写成 2027-08-31。`, `“${day}” is no day; write 2027-08-31.`];
      return say(ground, { code: "ACT-001", row, column, zh, en });
    }
  if (endsOn < startsOn) {
    const [zh, en] = [`措施 ${id} 的完成日期早于开始日期。`, `Measure ${id} is done before it begins.`];
    return say(ground, { code: "ACT-002", row, column: "ends_on", zh, en });
  }
  const dependsOn = cell("after")
    .split(BETWEEN)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  return { id, title: cell("title") || id, startsOn, endsOn, dependsOn, changes: changesAt(ground, row) };
}

function changesAt(ground: Ground, row: number): readonly FactChange[] {
  const { table, schools, numbers } = ground;
  const school = table.columns["school_code"]?.[row] ?? null;
  const column = table.columns["column"]?.[row] ?? null;
  const add = table.columns["add"]?.[row] ?? null;
  if (school === null && column === null && add === null) return [];
  if (school === null || column === null || typeof add !== "number" || Number.isNaN(add)) {
    const zh = "学校标识码、数据项、增加要么都填，要么都不填。";
    const en = "School, column and amount: all of them or none.";
    say(ground, { code: "ACT-003", row, column: "add", zh, en });
    return [];
  }
  if (!schools.has(String(school))) {
    const [zh, en] = [`报表里没有学校 ${school}。`, `There is no school ${school} in the return.`];
    say(ground, { code: "ACT-004", row, column: "school_code", zh, en });
    return [];
  }
  if (!Object.hasOwn(numbers, String(column))) {
    const [zh, en] = [`报表里没有数据项 ${column}。`, `There is no column ${column} in the return.`];
    say(ground, { code: "ACT-005", row, column: "column", zh, en });
    return [];
  }
  return [{ schoolCode: String(school), column: String(column), add }];
}

/** One measure on several lines: its days must be the same on each. */
function joined(ground: Ground, before: Written, read: Written, row: number): Written {
  if (before.startsOn !== read.startsOn || before.endsOn !== read.endsOn) {
    const [zh, en] = [`措施 ${read.id} 前面写的日期不同。`, `Measure ${read.id} has other days on an earlier line.`];
    say(ground, { code: "ACT-006", row, column: "starts_on", zh, en });
  }
  const dependsOn = [...new Set([...before.dependsOn, ...read.dependsOn])];
  return { ...before, dependsOn, changes: [...before.changes, ...read.changes] };
}

function refuseWaits(
  ground: Ground,
  measures: ReadonlyMap<string, { readonly measure: Written; readonly row: number }>,
): void {
  // a measure whose own line is wrong is there all the same: one mistake is told once
  const there = new Set((ground.table.columns["measure"] ?? []).map((id) => String(id ?? "").trim()));
  for (const { measure, row } of measures.values())
    for (const one of measure.dependsOn.filter((id) => !there.has(id))) {
      const [zh, en] = [`要等的措施“${one}”不在表里。`, `The measure “${one}” that it waits for is not in the file.`];
      say(ground, { code: "ACT-007", row, column: "after", zh, en });
    }
  const circle = circleOf([...measures.values()].map(({ measure }) => measure));
  if (circle === null) return;
  const way = [...circle, circle[0]!].join(" → ");
  const row = measures.get(circle[0]!)?.row ?? -1;
  const [zh, en] = [`这些措施互相等待，永远做不完：${way}。`, `These measures wait for each other for ever: ${way}.`];
  say(ground, { code: "ACT-008", row, column: "after", zh, en });
}

interface Said {
  readonly code: string;
  readonly row: number;
  readonly column: string;
  readonly zh: string;
  readonly en: string;
}

function say({ table, log }: Ground, { code, row, column, zh, en }: Said): null {
  const tell = () => ({ zh, en, fix: "请改正这一格。", fixEn: "Correct this cell." });
  log.add({ code, severity: "error", place: table.placeOf(row, column), tell });
  return null;
}
