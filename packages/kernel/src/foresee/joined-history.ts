import type { Finding } from "../model/index.ts";
import { forerunners, type LineageEvent } from "../sense/index.ts";
import type { EnrolmentRow } from "./enrolment.ts";

/** The past of a school that is told under other codes. */
export interface JoinedHistory {
  readonly unit: string;
  /** codes of the schools that became it */
  readonly from: readonly string[];
  /** first and last school year that were taken over */
  readonly first_year: number;
  readonly last_year: number;
}

/** Rows with the past of every school under the code that it has today. */
export interface RowsWithLineage {
  readonly rows: readonly EnrolmentRow[];
  readonly joined: readonly JoinedHistory[];
  readonly findings: readonly Finding[];
}

/**
 * Gives schools the history of their forerunners 学校沿革: what was reported under the code of a school that merged into another, moved or
 * got another code stands under the code it has in the newest year, so that a merger does not look like one school gone and another
 * grown. Where a school became several, its past cannot be shared out: it stays where it was reported, and is pointed out. Events after
 * the newest year are plans and change nothing here.
 *
 * @param events  the lineage of the region; none: the rows as they are
 * @returns       rows in their order; rows of one cell add up in `enrolmentOf`
 * @source        decision 0084; `forerunners` of the room sense
 * @example       withLineage(rows, [{ event: "merge", from_code: "A", to_code: "B", school_year: 2025, … }]).joined[0]?.from // ["A"]
 */
export function withLineage(rows: readonly EnrolmentRow[], events: readonly LineageEvent[]): RowsWithLineage {
  if (events.length === 0 || rows.length === 0) return { rows, joined: [], findings: [] };
  const years = [...new Set(rows.map(({ schoolYear }) => schoolYear))].toSorted((a, b) => a - b);
  const { takers, shared } = takersOf(rows, events, years);
  const taken = new Map<string, { from: Set<string>; years: number[] }>();
  const moved = rows.map((row) => {
    const unit = takers.get(keyOf(row.unit, row.schoolYear));
    if (unit === undefined) return row;
    const one = taken.get(unit) ?? { from: new Set<string>(), years: [] };
    one.from.add(row.unit);
    one.years.push(row.schoolYear);
    taken.set(unit, one);
    return { ...row, unit };
  });
  const joined = [...taken]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([unit, one]) => ({
      unit,
      from: [...one.from].toSorted(),
      first_year: one.years.reduce((least, year) => Math.min(least, year)),
      last_year: one.years.reduce((most, year) => Math.max(most, year)),
    }));
  return { rows: moved, joined, findings: [...joinedFinding(joined), ...sharedFinding(shared)] };
}

interface Takers {
  /** code and year → the school of today that the rows belong to */
  readonly takers: ReadonlyMap<string, string>;
  /** schools whose past is not all their own */
  readonly shared: readonly string[];
}

function takersOf(rows: readonly EnrolmentRow[], events: readonly LineageEvent[], years: readonly number[]): Takers {
  const newest = years.at(-1)!;
  const today = new Set(rows.filter(({ schoolYear }) => schoolYear === newest).map(({ unit }) => unit));
  const touched = [...new Set(events.flatMap((one) => [one.from_code, one.to_code]))].filter((code) => code !== null);
  const claims = new Map<string, string[]>();
  const shared = new Set<string>();
  const past = touched
    .filter((code) => today.has(code))
    .toSorted()
    .flatMap((unit) => years.slice(0, -1).map((before) => ({ unit, before })));
  for (const { unit, before } of past)
    for (const one of forerunners(events, unit, { before, after: newest })) {
      if (!one.whole) shared.add(unit);
      else if (one.school_code !== unit) addTo(claims, keyOf(one.school_code, before), unit);
    }
  const takers = new Map<string, string>();
  for (const [key, units] of claims)
    if (units.length === 1) takers.set(key, units[0]!);
    else for (const unit of units) shared.add(unit);
  return { takers, shared: [...shared].toSorted() };
}

function addTo(map: Map<string, string[]>, key: string, value: string): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}

function keyOf(unit: string, schoolYear: number): string {
  return `${unit}\u0000${schoolYear}`;
}

function joinedFinding(joined: readonly JoinedHistory[]): readonly Finding[] {
  if (joined.length === 0) return [];
  const some = joined.slice(0, 5).map(({ unit, from }) => `${unit} ← ${from.join(" + ")}`);
  const more = joined.length > some.length;
  return [
    {
      code: "FORESEE-022",
      severity: "note",
      where: joined[0]!.unit,
      place: {},
      zh: `按学校沿革，${joined.length} 所学校接续了前身的历年学生数（${some.join("；")}${more ? "……" : ""}）。`,
      en: `By their lineage ${joined.length} schools have the history of the schools they came from (${some.join("; ")}${more ? " …" : ""}).`,
      fix: "如有不对，请更正学校沿革。",
      fixEn: "If that is wrong, correct the lineage.",
      count: joined.length,
    },
  ];
}

function sharedFinding(shared: readonly string[]): readonly Finding[] {
  if (shared.length === 0) return [];
  const some = shared.slice(0, 5).join("、");
  return [
    {
      code: "FORESEE-023",
      severity: "note",
      where: shared[0]!,
      place: {},
      zh: `${shared.length} 所学校分立过或来自同一所学校（${some}${shared.length > 5 ? "……" : ""}），以前的学生数无法分开，仍记在当时的代码下。`,
      en: `${shared.length} schools were split or come from one and the same school (${shared.slice(0, 5).join(", ")}${shared.length > 5 ? " …" : ""}): their past cannot be told apart and stays under the code of that time.`,
      fix: "如知道当时各部分的学生数，请在学生数文件里分开填写。",
      fixEn: "If the numbers of the parts are known, give each part its own rows.",
      count: shared.length,
    },
  ];
}
