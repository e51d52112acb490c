/**
 * A second implementation of the resource part of 教督〔2017〕6号, written from domain/standards.md §1.2, §2.1–2.3 and the shapes of the
 * contract alone, school by school, as slowly and plainly as it reads. It shares no code with the kernel and reads no policy file: its numbers
 * stand here on purpose, so that a slip of a pen in either place is seen.
 */

/** One row of a return, before it is written to a file. null: the cell is left empty. */
export interface School {
  readonly school_code: string;
  readonly school_name: string;
  readonly school_kind: string;
  readonly ownership: string;
  readonly numbers: Readonly<Record<string, number | null>>;
}

type Stage = "primary" | "lower_secondary";

interface Rule {
  readonly id: string;
  readonly fact: string;
  readonly shared: boolean;
  readonly per: number;
  readonly least: Readonly<Record<Stage, number>>;
  readonly unit: "whole" | "cent";
}

const rules: readonly Rule[] = [
  {
    id: "teachers_above_required_degree",
    fact: "teachers_above_required_degree",
    shared: false,
    per: 100,
    least: { primary: 4.2, lower_secondary: 5.3 },
    unit: "whole",
  },
  {
    id: "backbone_teachers",
    fact: "backbone_teachers",
    shared: false,
    per: 100,
    least: { primary: 1, lower_secondary: 1 },
    unit: "whole",
  },
  {
    id: "pe_arts_teachers",
    fact: "pe_arts_teachers",
    shared: false,
    per: 100,
    least: { primary: 0.9, lower_secondary: 0.9 },
    unit: "whole",
  },
  {
    id: "teaching_area",
    fact: "teaching_area_m2",
    shared: true,
    per: 1,
    least: { primary: 4.5, lower_secondary: 5.8 },
    unit: "cent",
  },
  {
    id: "sports_area",
    fact: "sports_area_m2",
    shared: true,
    per: 1,
    least: { primary: 7.5, lower_secondary: 10.2 },
    unit: "cent",
  },
  {
    id: "equipment",
    fact: "equipment_yuan",
    shared: true,
    per: 1,
    least: { primary: 2000, lower_secondary: 2500 },
    unit: "whole",
  },
  {
    id: "multimedia_rooms",
    fact: "multimedia_rooms",
    shared: true,
    per: 100,
    least: { primary: 2.3, lower_secondary: 2.4 },
    unit: "whole",
  },
];
const cvLimit: Readonly<Record<Stage, number>> = { primary: 0.5, lower_secondary: 0.45 };
const FLOOR = 0.85;
const SMALL_TEACHING_POINT = 50;

/** Which stages a school of each kind teaches, and what a student of each weighs when facilities are shared. */
const teaches: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  primary: { primary: 1 },
  teaching_point: { primary: 1 },
  lower_secondary: { lower_secondary: 1 },
  nine_year: { primary: 1, lower_secondary: 1.1 },
  complete_secondary: { lower_secondary: 1, upper_secondary: 1.2 },
  twelve_year: { primary: 1, lower_secondary: 1.1, upper_secondary: 1.32 },
};

export interface NaiveItem {
  readonly value: number | null;
  readonly threshold: number;
  readonly meets: boolean | null;
  readonly floor_meets: boolean | null;
  /** what is lacking; 0 when nothing is */
  readonly gap: number | null;
}

export interface NaiveSection {
  readonly school_code: string;
  readonly students: number | null;
  readonly verdict: string;
  readonly items_met: number;
  readonly indicators: Readonly<Record<string, NaiveItem>>;
}

export interface NaiveIndicator {
  readonly mean: number | null;
  readonly cv: number | null;
  readonly cv_limit: number;
  readonly cv_meets: boolean | null;
  readonly sections_meeting: number;
}

export interface NaiveStage {
  readonly students: number | null;
  readonly sections: number;
  readonly indicators: Readonly<Record<string, NaiveIndicator>>;
  readonly sections_list: readonly NaiveSection[];
}

/** The sections of one stage, each judged, and the county's means and CVs. */
export function naiveStage(schools: readonly School[], stage: Stage): NaiveStage {
  const inside = schools.filter((school) => isInside(school, stage));
  const sections = inside.map((school) => sectionOf(school, stage));
  const students = inside.map((school) => school.numbers[`students_${stage}`] ?? null);
  const indicators = rules.map((rule) => [rule.id, indicatorOf(rule, stage, inside, sections)] as const);
  return {
    students: total(students),
    sections: sections.length,
    indicators: Object.fromEntries(indicators),
    sections_list: sections,
  };
}

function isInside(school: School, stage: Stage): boolean {
  const students = school.numbers[`students_${stage}`] ?? null;
  if (teaches[school.school_kind]?.[stage] === undefined || students === 0) return false;
  return !(school.school_kind === "teaching_point" && students !== null && students < SMALL_TEACHING_POINT);
}

function sectionOf(school: School, stage: Stage): NaiveSection {
  const students = school.numbers[`students_${stage}`] ?? null;
  const indicators = Object.fromEntries(rules.map((rule) => [rule.id, itemOf(rule, school, stage)]));
  const items = Object.values(indicators);
  const met = items.filter((item) => item.meets === true).length;
  const open = items.filter((item) => item.meets === null).length;
  const low = items.some((item) => item.floor_meets === false);
  const verdict = low || met + open < 6 ? "falls_short" : open > 0 ? "not_assessable" : "meets";
  return { school_code: school.school_code, students, verdict, items_met: met, indicators };
}

function itemOf(rule: Rule, school: School, stage: Stage): NaiveItem {
  const students = school.numbers[`students_${stage}`] ?? null;
  const resource = resourceOf(rule, school, stage);
  const threshold = rule.least[stage];
  if (students === null || resource === null)
    return { value: null, threshold, meets: null, floor_meets: null, gap: null };
  const value = (resource / students) * rule.per;
  const meets = reaches(value, threshold);
  const lacking = (threshold * students) / rule.per - resource;
  return {
    value,
    threshold,
    meets,
    floor_meets: reaches(value, threshold * FLOOR),
    gap: meets ? 0 : roundUp(lacking, rule.unit),
  };
}

/** What the section has: its own teachers; its part of the school's facilities, by weighted students. */
function resourceOf(rule: Rule, school: School, stage: Stage): number | null {
  if (!rule.shared) return school.numbers[`${rule.fact}_${stage}`] ?? null;
  const whole = school.numbers[rule.fact] ?? null;
  const weights = Object.entries(teaches[school.school_kind]!);
  if (weights.length === 1) return whole;
  const weighted = weights.map(([of, weight]) => {
    const students = school.numbers[`students_${of}`] ?? null;
    return students === null ? null : students * weight;
  });
  const all = total(weighted);
  const own = weighted[weights.findIndex(([of]) => of === stage)] ?? null;
  return whole === null || all === null || own === null ? null : (whole * own) / all;
}

function indicatorOf(
  rule: Rule,
  stage: Stage,
  schools: readonly School[],
  sections: readonly NaiveSection[],
): NaiveIndicator {
  const students = schools.map((school) => school.numbers[`students_${stage}`] ?? null);
  const allStudents = total(students);
  const all = total(schools.map((school) => resourceOf(rule, school, stage)));
  const mean = all === null || allStudents === null || allStudents === 0 ? null : (all / allStudents) * rule.per;
  const cv = mean === null || mean <= 0 ? null : spread(sections, rule.id, mean) / mean;
  return {
    mean,
    cv,
    cv_limit: cvLimit[stage],
    cv_meets: cv === null ? null : cv <= cvLimit[stage],
    sections_meeting: sections.filter((section) => section.indicators[rule.id]!.meets === true).length,
  };
}

/** S = √ Σ (p ÷ P) (x − X)². */
function spread(sections: readonly NaiveSection[], id: string, mean: number): number {
  const students = sections.reduce((sum, section) => sum + section.students!, 0);
  const terms = sections.map(
    (section) => (section.students! / students) * (section.indicators[id]!.value! - mean) ** 2,
  );
  return Math.sqrt(terms.reduce((sum, term) => sum + term, 0));
}

function total(numbers: readonly (number | null)[]): number | null {
  return numbers.some((number) => number === null) ? null : numbers.reduce<number>((sum, number) => sum + number!, 0);
}

/** At least the limit; what differs by less than any return can say is equal. */
function reaches(value: number, limit: number): boolean {
  return value > limit || Math.abs(value - limit) <= 1e-10 * limit;
}

function roundUp(lacking: number, unit: "whole" | "cent"): number {
  return unit === "whole" ? Math.ceil(lacking - 1e-7) : Math.ceil(lacking * 100 - 1e-7) / 100;
}
