import { chance, tail } from "./chance.ts";
import {
  aims,
  completeSecondaryWeights,
  facilities,
  type Facility,
  type Indicator,
  soughtCv,
  splitWeights,
} from "./norms.ts";
import { isOpen, type Judged, readTable, type School, schools, seed, studentsOf, years } from "./roster.ts";

export const judged: readonly Judged[] = ["primary", "lower_secondary"];
const newest = years.length - 1;
const planted = readTable("planted.csv");

/** The multiple of the aim that a story asks for, or undefined where no story speaks. */
export function plantedMultiple(school: School, stage: Judged, indicator: Indicator): number | undefined {
  const row = planted.find(
    (one) =>
      one["serial"] === school.serial && one["indicator"] === indicator && [stage, ""].includes(one["stage"] ?? ""),
  );
  return row === undefined ? undefined : Number(row["multiple"]);
}

/** Weight of a student of each stage in the school's shared buildings. */
export function weightsOf(school: School): Readonly<Record<string, number>> {
  return school.kind === "complete_secondary" ? completeSecondaryWeights : splitWeights;
}

function weightedStudents(school: School, yearIndex: number): number {
  const weights = weightsOf(school);
  return Object.keys(weights).reduce(
    (sum, stage) => sum + (weights[stage] ?? 0) * studentsOf(school, stage as Judged, yearIndex),
    0,
  );
}

/** What one student of the stage is credited of the school's shared facility. */
function perStudent(school: School, stage: Judged, amount: number, yearIndex: number): number {
  return (amount * (weightsOf(school)[stage] ?? 0)) / weightedStudents(school, yearIndex);
}

/** The coefficient of variation weighted by students; for aiming only. */
function spread(parts: readonly { readonly value: number; readonly students: number }[]): number {
  const students = parts.reduce((sum, part) => sum + part.students, 0);
  const mean = parts.reduce((sum, part) => sum + part.value * part.students, 0) / students;
  const variance = parts.reduce((sum, part) => sum + part.students * (part.value - mean) ** 2, 0) / students;
  return Math.sqrt(variance) / mean;
}

/** Schools that the stage's spread is taken over: with students, no special school, no point below fifty. */
export function sectionsOf(stage: Judged, yearIndex: number): School[] {
  return schools.filter((school) => {
    const students = studentsOf(school, stage, yearIndex);
    if (!isOpen(school, yearIndex) || students === 0 || school.kind === "special") return false;
    return school.kind !== "teaching_point" || students >= 50;
  });
}

/** The knob, of a fine scale, whose spread comes nearest to the one sought. */
function tune(sought: number, spreadAt: (knob: number) => number): number {
  let best = 0;
  let miss = Number.POSITIVE_INFINITY;
  for (let knob = 0; knob <= 3; knob += 0.001) {
    const off = Math.abs(spreadAt(knob) - sought);
    if (off < miss) [best, miss] = [knob, off];
  }
  return best;
}

function sizeOf(school: School): number {
  return judged.reduce((sum, stage) => sum + studentsOf(school, stage, isOpen(school, newest) ? newest : 0), 0);
}

/** Small schools have more for each student; the old town has no land left for sports grounds. */
function roominess(school: School, facility?: Facility): number {
  const size = sizeOf(school);
  if (facility === "sports_area" && school.township === "wenrong") return 0.35;
  if (size < 150) return 2.4;
  return size < 350 ? 1.5 : 0.9;
}

/** The facility of a school in its last open year; whole rooms, whole m², hundreds of yuan. */
function facilityAmount(school: School, facility: Facility, knob: number): number {
  const yearIndex = isOpen(school, newest) ? newest : 0;
  const stage = [...judged].reverse().find((one) => studentsOf(school, one, yearIndex) > 0);
  if (stage === undefined) return Number.NaN;
  const drawn =
    1.015 +
    0.05 * chance(seed, facility, "least", school.serial) +
    knob * roominess(school, facility) * tail(seed, facility, school.serial);
  const multiple = plantedMultiple(school, stage, facility) ?? drawn;
  const aim = aims[facility][stage] / (facility === "multimedia_rooms" ? 100 : 1);
  const amount = (multiple * aim * weightedStudents(school, yearIndex)) / (weightsOf(school)[stage] ?? 1);
  const step = facility === "equipment" ? 100 : 1;
  return multiple < 1 ? Math.round(amount / step) * step : Math.ceil(amount / step) * step;
}

type Knobs = Readonly<Record<Judged, number>>;

/** The highest judged stage of a school: its knob is the one turned. */
function topStage(school: School): Judged {
  return school.students.lower_secondary === undefined ? "primary" : "lower_secondary";
}

function facilitySpread(facility: Facility, stage: Judged, knobs: Knobs): number {
  return spread(
    sectionsOf(stage, newest).map((school) => ({
      value: perStudent(school, stage, facilityAmount(school, facility, knobs[topStage(school)]), newest),
      students: studentsOf(school, stage, newest),
    })),
  );
}

/** First the schools with a lower secondary stage, then, these standing, the primary schools. */
function facilityKnobsOf(facility: Facility): Knobs {
  const [primarySought, lowerSought] = soughtCv[facility];
  const lower = tune(lowerSought, (knob) =>
    facilitySpread(facility, "lower_secondary", { primary: knob, lower_secondary: knob }),
  );
  const primary = tune(primarySought, (knob) =>
    facilitySpread(facility, "primary", { primary: knob, lower_secondary: lower }),
  );
  return { primary, lower_secondary: lower };
}

const facilityKnobs = new Map(facilities.map((facility) => [facility, facilityKnobsOf(facility)]));

/** Buildings stay as they are; equipment and multimedia rooms were bought year by year. NaN for a school without a judged stage. */
export function facilityIn(school: School, facility: Facility, yearIndex: number): number {
  const now = facilityAmount(school, facility, facilityKnobs.get(facility)?.[topStage(school)] ?? 0);
  const before = newest - yearIndex;
  if (facility === "equipment") return Math.round((now * (1 - 0.055 * before)) / 100) * 100;
  return facility === "multimedia_rooms" ? Math.round(now * (1 - 0.05 * before)) : now;
}

/** How much of the newest year's staffing there was. */
function earlier(yearIndex: number, step: number): number {
  return 1 - step * (newest - yearIndex);
}

function backbone(school: School, stage: Judged, yearIndex: number, knob: number): number {
  const multiple = plantedMultiple(school, stage, "backbone_teachers");
  const draw = 0.9 + 0.32 * chance(seed, "backbone", stage, school.serial);
  const strong = multiple !== undefined && multiple > 2;
  const per100 = strong ? 1 + (multiple - 1) * knob : (multiple ?? draw) * earlier(yearIndex, 0.03);
  return Math.round((per100 * studentsOf(school, stage, yearIndex)) / 100);
}

function backboneSpread(stage: Judged, yearIndex: number, knob: number): number {
  return spread(
    sectionsOf(stage, yearIndex).map((school) => {
      const students = studentsOf(school, stage, yearIndex);
      return { value: backbone(school, stage, yearIndex, knob) / students, students };
    }),
  );
}

const backboneKnobs = Object.fromEntries(
  judged.map((stage) => [
    stage,
    years.map((_, k) => tune(soughtCv.backbone_teachers[stage][k] ?? 0, (knob) => backboneSpread(stage, k, knob))),
  ]),
);

/** Backbone teachers of a stage; the strong group's share is set so that the district's spread is the one of the story. */
export function backboneIn(school: School, stage: Judged, yearIndex: number): number {
  return backbone(school, stage, yearIndex, backboneKnobs[stage]?.[yearIndex] ?? 1);
}

function peArts(school: School, stage: Judged, yearIndex: number, knob: number): number {
  const drawn = 1.01 + knob * roominess(school) * tail(seed, "pe", stage, school.serial);
  const multiple = plantedMultiple(school, stage, "pe_arts_teachers") ?? drawn;
  const wanted = (multiple * aims.pe_arts_teachers[stage] * studentsOf(school, stage, yearIndex)) / 100;
  return multiple < 1 ? Math.round(wanted) : Math.ceil(wanted * earlier(yearIndex, 0.04));
}

const peKnobs = Object.fromEntries(
  judged.map((stage) => [
    stage,
    tune(soughtCv.pe_arts_teachers[stage], (knob) =>
      spread(
        sectionsOf(stage, newest).map((school) => {
          const students = studentsOf(school, stage, newest);
          return { value: peArts(school, stage, newest, knob) / students, students };
        }),
      ),
    ),
  ]),
);

/** PE, music and art teachers of a stage. */
export function peArtsIn(school: School, stage: Judged, yearIndex: number): number {
  return peArts(school, stage, yearIndex, peKnobs[stage] ?? 0);
}

/** Full-time teachers of a stage: by ratio in a large school, by class in a small one. */
export function teachersIn(school: School, stage: Judged, yearIndex: number): number {
  const students = studentsOf(school, stage, yearIndex);
  const crowded = plantedMultiple(school, stage, "teachers_above_required_degree");
  const ratio = (stage === "primary" ? 16.6 : 11.6) + 2.4 * chance(seed, "ratio", stage, school.serial);
  const byRatio =
    crowded === undefined ? students / ratio : (crowded * aims.teachers_above_required_degree[stage] * students) / 91;
  const byClass = classesIn(school, stage, yearIndex) * (stage === "primary" ? 1.6 : 3.1);
  const needed = crowded === undefined ? Math.max(byRatio, byClass) : byRatio;
  return Math.max(Math.ceil(needed), backboneIn(school, stage, yearIndex) + peArtsIn(school, stage, yearIndex));
}

/** Teachers above the required degree, of the teachers of the stage. */
export function aboveDegreeIn(school: School, stage: Judged, yearIndex: number): number {
  const crowded = plantedMultiple(school, stage, "teachers_above_required_degree");
  const [least, range] = stage === "primary" ? [0.88, 0.1] : [0.78, 0.2];
  const share = crowded === undefined ? least + range * chance(seed, "degree", stage, school.serial) : 0.91;
  return Math.round(teachersIn(school, stage, yearIndex) * share * earlier(yearIndex, 0.035));
}

/** Classes of a stage; a teaching point joins its grades. */
export function classesIn(school: School, stage: Judged, yearIndex: number): number {
  const students = studentsOf(school, stage, yearIndex);
  if (school.kind === "teaching_point") return Math.max(2, Math.ceil(students / 18));
  if (school.kind === "special") return Math.ceil(students / 11);
  const crowded = school.township === "xinlan" && plantedMultiple(school, stage, "teaching_area") !== undefined;
  const size = crowded ? 49.5 : stage === "primary" ? 41.5 : 45.5;
  return Math.max(stage === "primary" ? 6 : 3, Math.ceil(students / size));
}

/** Students of the fullest class. */
export function largestClassIn(school: School, stage: Judged, yearIndex: number): number {
  const classes = classesIn(school, stage, yearIndex);
  return (
    Math.ceil(studentsOf(school, stage, yearIndex) / classes) +
    Math.floor(4 * chance(seed, "largest", stage, school.serial, yearIndex))
  );
}
