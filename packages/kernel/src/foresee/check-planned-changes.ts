import type { Finding, Place } from "../model/index.ts";
import { createFindingLog, type FindingLog, type Telling } from "../sense/index.ts";
import { changeTellings as tell } from "./change-tellings.ts";
import type { Enrolment } from "./enrolment.ts";
import { type Forecast, TOTAL } from "./forecast.ts";
import { WHOLE } from "./level-tree.ts";
import {
  type ChangeRow,
  eventsInOrder,
  type HousingRow,
  type PlannedChanges,
  type PlannedEvent,
} from "./planned-changes.ts";

/** What is planned, in order, as far as it lies in the years forecast; and what follows from it for units. */
export interface CheckedChanges {
  readonly events: readonly PlannedEvent[];
  /** by label, the group of each unit, also of those that open */
  readonly groupsOf: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** the grades a unit has; absent: a new school of which nothing is known, every grade */
  readonly gradesOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly findings: readonly Finding[];
}

interface Check {
  readonly enrolment: Enrolment;
  readonly groupsOf: ReadonlyMap<string, Map<string, string>>;
  readonly gradesOf: Map<string, Set<string>>;
  readonly there: Set<string>;
  /** schools that open, with their year: one row for each unit that gives */
  readonly opened: Map<string, number>;
  readonly given: Map<string, number>;
  readonly log: FindingLog;
}

/**
 * Checks what is planned against the forecast: whether units are there when something happens to them, whether new schools belong somewhere.
 * Rows outside the years forecast are left out with a warning; everything else that does not fit is an error.
 *
 * @returns  every finding at once, in the order of the files
 */
export function checkedChanges(plan: PlannedChanges, forecast: Forecast, enrolment: Enrolment): CheckedChanges {
  const check: Check = {
    enrolment,
    groupsOf: groupsOfUnits(enrolment),
    gradesOf: new Map(),
    there: new Set(forecast.forecasts.map((row) => row.unit)),
    opened: new Map(),
    given: new Map(),
    log: createFindingLog(),
  };
  for (const { unit, grade } of forecast.forecasts) if (grade !== TOTAL) gradesAt(check, unit).add(grade);
  const years = forecast.forecasts.map((row) => row.school_year);
  const first = forecast.last_year + 1;
  const last = years.reduce((a, b) => Math.max(a, b), forecast.last_year);
  const events = eventsInOrder(plan).filter(({ row }) => {
    const inside = row.schoolYear >= first && row.schoolYear <= last;
    if (!inside)
      add(check, row, {
        field: "school_year",
        code: "FORESEE-033",
        severity: "warning",
        tell: () => tell.otherYear(row.schoolYear, first, last),
      });
    return inside;
  });
  for (const event of events) {
    if (event.what === "housing") checkHousing(check, event.row);
    else if (event.row.kind === "open") checkOpening(check, event.row);
    else checkEnding(check, event.row);
  }
  return { events, groupsOf: check.groupsOf, gradesOf: check.gradesOf, findings: check.log.list() };
}

function groupsOfUnits({ units, groupings }: Enrolment): ReadonlyMap<string, Map<string, string>> {
  const whole = new Map(units.map((unit) => [unit, WHOLE]));
  const others = groupings.map(
    ({ label, names, of }) => [label, new Map(units.map((unit, i) => [unit, names[of[i]!]!]))] as const,
  );
  return new Map([[WHOLE, whole], ...others]);
}

function gradesAt({ gradesOf }: Check, unit: string): Set<string> {
  const grades = gradesOf.get(unit) ?? new Set<string>();
  gradesOf.set(unit, grades);
  return grades;
}

function checkHousing(check: Check, row: HousingRow): void {
  const { grades } = check.enrolment;
  const totalsOnly = grades.length === 1 && grades[0] === TOTAL;
  if (!check.there.has(row.unit)) notThere(check, row, "unit", row.unit);
  if (row.grade !== null && (totalsOnly || !grades.includes(row.grade)))
    add(check, row, { field: "grade", code: "FORESEE-036", tell: () => tell.noSuchGrade(row.grade!) });
  else if (row.grade !== null && check.gradesOf.has(row.unit)) gradesAt(check, row.unit).add(row.grade);
  if (totalsOnly) add(check, row, { field: "grade", code: "FORESEE-040", severity: "note", tell: tell.totalsOnly });
}

function checkOpening(check: Check, row: ChangeRow): void {
  const { unit, from, share, schoolYear } = row;
  const again = check.opened.get(unit) === schoolYear;
  if (check.there.has(unit) && !again)
    add(check, row, { field: "unit", code: "FORESEE-035", tell: () => tell.thereAlready(unit) });
  if (from !== "" && (from === unit || !check.there.has(from))) notThere(check, row, "from", from);
  if (from !== "") {
    const key = `${schoolYear}\u0000${from}`;
    const given = (check.given.get(key) ?? 0) + share!;
    check.given.set(key, given);
    if (given > 1 + 1e-9) add(check, row, { field: "share", code: "FORESEE-032", tell: () => tell.tooMuch(from) });
    for (const grade of check.gradesOf.get(from) ?? []) gradesAt(check, unit).add(grade);
  }
  check.there.add(unit);
  check.opened.set(unit, schoolYear);
  seatInGroups(check, row);
}

/** A new school belongs where its row says, else where the units that give it students do; when those differ, somebody must say. */
function seatInGroups(check: Check, row: ChangeRow): void {
  for (const [label, groupOf] of check.groupsOf) {
    const stated = label === WHOLE ? WHOLE : row.groups[label];
    const [giver, known] = [groupOf.get(row.from), groupOf.get(row.unit)];
    const differ = giver !== undefined && known !== undefined && giver !== known;
    const group = stated ?? (differ ? undefined : (known ?? giver));
    if (group !== undefined) groupOf.set(row.unit, group);
    else add(check, row, { field: label, code: "FORESEE-037", tell: () => tell.noGroup(row.unit, label) });
  }
}

function checkEnding(check: Check, row: ChangeRow): void {
  const { unit, into } = row;
  if (!check.there.has(unit)) notThere(check, row, "unit", unit);
  if (into === unit) add(check, row, { field: "into", code: "FORESEE-038", tell: () => tell.intoItself(unit) });
  else if (!check.there.has(into)) notThere(check, row, "into", into);
  for (const grade of check.gradesOf.get(unit) ?? []) gradesAt(check, into).add(grade);
  if (into !== unit) check.there.delete(unit);
}

function notThere(check: Check, row: ChangeRow | HousingRow, field: string, unit: string): void {
  add(check, row, { field, code: "FORESEE-034", tell: () => tell.notThere(unit, row.schoolYear) });
}

interface Trouble {
  readonly field: string;
  readonly code: string;
  readonly severity?: Finding["severity"];
  readonly tell: () => Telling;
}

function add({ log }: Check, row: { readonly place: Place }, { field, severity = "error", ...rest }: Trouble): void {
  log.add({ ...rest, severity, place: { ...row.place, field } });
}
