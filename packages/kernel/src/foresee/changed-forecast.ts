import type { Finding } from "../model/index.ts";
import { createFindingLog } from "../sense/index.ts";
import { type Band, joined, scaled, shifted } from "./band.ts";
import { changeTellings as tell } from "./change-tellings.ts";
import { type CheckedChanges, checkedChanges } from "./check-planned-changes.ts";
import type { Enrolment } from "./enrolment.ts";
import { type Forecast, type ForecastRow, TOTAL } from "./forecast.ts";
import type { ChangeRow, HousingRow, PlannedChanges } from "./planned-changes.ts";

/** A planned thing that was counted in, with the students it concerns in its first year. */
export interface AppliedHousing {
  readonly unit: string;
  readonly school_year: number;
  readonly dwellings: number;
  readonly students_per_dwelling: number;
  readonly students: number;
  readonly by_grade: Readonly<Record<string, number>>;
}

/** A school that opened, closed or merged in the forecast; `students` moved in the first year. */
export interface AppliedChange {
  readonly school_year: number;
  readonly kind: ChangeRow["kind"];
  readonly unit: string;
  readonly into: string | null;
  readonly from: string | null;
  readonly share: number | null;
  readonly students: number;
}

/** A forecast with what is planned counted in. */
export interface ChangedForecast extends Forecast {
  readonly applied: { readonly housing: readonly AppliedHousing[]; readonly changes: readonly AppliedChange[] };
}

type Bands = Map<string, Map<string, Band>>;

interface Year {
  readonly schoolYear: number;
  readonly units: Bands;
  readonly groups: ReadonlyMap<string, Bands>;
  /** what is left of a unit that gives to new schools, of its students before; by year of opening */
  readonly left: Map<string, number>;
}

interface Work {
  readonly grades: readonly string[];
  readonly checked: CheckedChanges;
  /** children of each row of housing by grade, in their first year */
  readonly children: Map<HousingRow, ReadonlyMap<string, number>>;
  readonly housing: AppliedHousing[];
  readonly changes: AppliedChange[];
  readonly findings: Finding[];
}

/**
 * A forecast with planned changes counted in: new housing, schools that open, close and merge.
 *
 * Housing: dwellings × students per dwelling (student generation rate 户均学生数) are added from the school year on, in the grade given, else over
 * the grades as the unit's own forecast of that year. They age: grade g in year y, g + 1 in y + 1, gone after the unit's last grade; those who
 * come to the same dwellings later are rows of their own. Intervals shift by the students added. The uncertainty of the rate, and of whether
 * the dwellings are built and lived in, is NOT in the band: try a low and a high rate.
 *
 * Closing and merging: the unit's students, grade by grade, are those of `into` from that year on; widths combine in quadrature about the median,
 * as errors that are independent. Opening: a share of the students of the units that give, of every grade; nothing without them.
 *
 * Groups stay the sums of their units: a merge within a group leaves the group as it was; between groups the giving group keeps its relative
 * error, the taking one gains in quadrature. In one year schools open first, then close and merge, then dwellings are lived in.
 *
 * @param plan  rows as they were read
 * @returns     the forecast as it was where nothing is planned or where a finding is an error; what was applied; findings of both
 * @source      decisions 0050–0052; student generation rates: 户均学生数 as the county measures it
 */
export function changedForecast(forecast: Forecast, plan: PlannedChanges, enrolment: Enrolment): ChangedForecast {
  const checked = checkedChanges(plan, forecast, enrolment);
  const work: Work = { grades: enrolment.grades, checked, children: new Map(), housing: [], changes: [], findings: [] };
  const asItWas = { ...forecast, applied: { housing: [], changes: [] } };
  const withFindings = () => [...forecast.findings, ...checked.findings, ...work.findings];
  if (hasError(checked.findings)) return { ...asItWas, findings: withFindings() };
  const years = yearsOf(forecast);
  for (const year of years) passYear(year, work);
  if (hasError(work.findings)) return { ...asItWas, findings: withFindings() };
  return {
    ...forecast,
    forecasts: rowsOf(years, (year) => year.units, enrolment.grades),
    groups: Object.fromEntries(
      Object.keys(forecast.groups).map((label) => [
        label,
        rowsOf(years, (year) => year.groups.get(label)!, enrolment.grades),
      ]),
    ),
    findings: withFindings(),
    applied: { housing: work.housing, changes: work.changes },
  };
}

function hasError(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}

function yearsOf(forecast: Forecast): readonly Year[] {
  const ofYear = (rows: readonly ForecastRow[], schoolYear: number): Bands => {
    const bands: Bands = new Map();
    for (const { unit, school_year, grade, ...band } of rows)
      if (school_year === schoolYear) bandsAt(bands, unit).set(grade, band);
    return bands;
  };
  const years = [...new Set(forecast.forecasts.map((row) => row.school_year))].toSorted((a, b) => a - b);
  return years.map((schoolYear) => ({
    schoolYear,
    units: ofYear(forecast.forecasts, schoolYear),
    groups: new Map(Object.entries(forecast.groups).map(([label, rows]) => [label, ofYear(rows, schoolYear)])),
    left: new Map(),
  }));
}

function bandsAt(bands: Bands, name: string): Map<string, Band> {
  const found = bands.get(name) ?? new Map<string, Band>();
  bands.set(name, found);
  return found;
}

/** All that has happened up to the year, in its order. */
function passYear(year: Year, work: Work): void {
  for (const event of work.checked.events) {
    if (event.row.schoolYear > year.schoolYear) continue;
    if (event.what === "housing") addHousing(year, event.row, work);
    else changeSchool(year, event.row, work);
  }
}

function addHousing(year: Year, row: HousingRow, work: Work): void {
  if (year.schoolYear === row.schoolYear) work.children.set(row, childrenOf(year, row, work));
  const children = aged(work, row, year.schoolYear - row.schoolYear);
  for (const [grade, students] of children) addStudents(year, work, { unit: row.unit, grade, students });
  if (year.schoolYear !== row.schoolYear) return;
  work.housing.push({
    unit: row.unit,
    school_year: row.schoolYear,
    dwellings: row.dwellings,
    students_per_dwelling: row.studentsPerDwelling,
    students: row.dwellings * row.studentsPerDwelling,
    by_grade: Object.fromEntries(children),
  });
}

function childrenOf(year: Year, row: HousingRow, { findings }: Work): ReadonlyMap<string, number> {
  const students = row.dwellings * row.studentsPerDwelling;
  if (students === 0) return new Map();
  if (row.grade !== null) return new Map([[row.grade, students]]);
  const bands = [...(year.units.get(row.unit) ?? [])];
  const byGrade = bands.filter(([grade]) => grade !== TOTAL);
  if (byGrade.length === 0 && bands.length > 0) return new Map([[TOTAL, students]]);
  const all = byGrade.reduce((sum, [, { median }]) => sum + median, 0);
  if (all > 0) return new Map(byGrade.map(([grade, { median }]) => [grade, (students * median) / all]));
  const log = createFindingLog();
  const place = { ...row.place, field: "grade" };
  log.add({ code: "FORESEE-039", severity: "error", place, tell: () => tell.gradeNeeded(row.unit) });
  findings.push(...log.list());
  return new Map();
}

function aged({ children, grades, checked }: Work, row: HousingRow, years: number): ReadonlyMap<string, number> {
  const offered = checked.gradesOf.get(row.unit);
  return new Map(
    [...(children.get(row) ?? [])].flatMap(([grade, students]) => {
      if (grade === TOTAL || years === 0) return [[grade, students] as const];
      const now = grades[grades.indexOf(grade) + years];
      return now === undefined || offered?.has(now) === false ? [] : [[now, students] as const];
    }),
  );
}

interface Newcomers {
  readonly unit: string;
  readonly grade: string;
  readonly students: number;
}

function addStudents(year: Year, { checked }: Work, { unit, grade, students }: Newcomers): void {
  const named = new Set([grade, TOTAL]);
  const addTo = (bands: Map<string, Band>): void => {
    for (const one of named) bands.set(one, shifted(bands.get(one), students));
  };
  addTo(bandsAt(year.units, unit));
  for (const [label, groups] of year.groups) addTo(bandsAt(groups, checked.groupsOf.get(label)!.get(unit)!));
}

function changeSchool(year: Year, row: ChangeRow, work: Work): void {
  const opens = row.kind === "open";
  const [giver, taker] = opens ? [row.from, row.unit] : [row.unit, row.into];
  const before = year.units.get(giver)?.get(TOTAL)?.median ?? 0;
  const share = opens ? shareOfLeft(year, row) : 1;
  if (share > 0) moveStudents(year, work, { giver, taker, share });
  if (!opens) year.units.delete(giver);
  if (year.schoolYear !== row.schoolYear) return;
  const { kind, unit } = row;
  work.changes.push({
    school_year: row.schoolYear,
    kind,
    unit,
    into: row.into === "" ? null : row.into,
    from: row.from === "" ? null : row.from,
    share: row.share,
    students: before * share,
  });
}

/** Shares of one year are of the students before any was given; here, of those who are left. */
function shareOfLeft({ left }: Year, { schoolYear, from, share }: ChangeRow): number {
  if (from === "" || share === null) return 0;
  const key = `${schoolYear}\u0000${from}`;
  const before = left.get(key) ?? 1;
  left.set(key, before - share);
  if (before - share < 1e-9) return before > 0 ? 1 : 0;
  return share / before;
}

interface Move {
  readonly giver: string;
  readonly taker: string;
  readonly share: number;
}

function moveStudents(year: Year, work: Work, { giver, taker, share }: Move): void {
  const giving = year.units.get(giver) ?? new Map<string, Band>();
  const taking = bandsAt(year.units, taker);
  for (const [grade, band] of giving) {
    const moved = scaled(band, share);
    taking.set(grade, joined(taking.get(grade), moved));
    giving.set(grade, scaled(band, 1 - share));
    for (const [label, groups] of year.groups) {
      const groupOf = work.checked.groupsOf.get(label)!;
      const [one, other] = [groupOf.get(giver)!, groupOf.get(taker)!];
      if (one !== other) moveBetween(bandsAt(groups, one), bandsAt(groups, other), { grade, moved });
    }
  }
}

function moveBetween(
  giving: Map<string, Band>,
  taking: Map<string, Band>,
  { grade, moved }: { readonly grade: string; readonly moved: Band },
): void {
  const band = giving.get(grade);
  const kept = band === undefined || band.median <= moved.median * (1 + 1e-12) ? 0 : 1 - moved.median / band.median;
  if (band !== undefined) giving.set(grade, scaled(band, kept));
  taking.set(grade, joined(taking.get(grade), moved));
}

/** Rows in the order of a forecast: unit, year, grade, the total last; a grade in which nobody is expected has none. */
function rowsOf(years: readonly Year[], of: (year: Year) => Bands, grades: readonly string[]): readonly ForecastRow[] {
  const names = new Set(years.flatMap((year) => [...of(year).keys()]));
  const inOrder = [...grades.filter((grade) => grade !== TOTAL), TOTAL];
  return [...names].flatMap((unit) =>
    years.flatMap((year) =>
      inOrder.flatMap((grade) => {
        const band = of(year).get(unit)?.get(grade);
        if (band === undefined || (grade !== TOTAL && !(band.median > 0))) return [];
        return [{ unit, school_year: year.schoolYear, grade, ...band }];
      }),
    ),
  );
}
