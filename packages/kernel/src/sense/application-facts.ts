import type { Facts, Place } from "../model/index.ts";
import type { ApplicationForm } from "./application-form.ts";
import { placeOn } from "./application-page.ts";
import type { ApplicationSection } from "./application-sections.ts";
import { applicationTelling } from "./application-texts.ts";
import type { FindingLog } from "./finding-log.ts";
import { officialKey } from "./official-words.ts";

/** The county and year that a file of application tables speaks of; null where it does not say. */
export interface ApplicationHead {
  readonly regionCode: string | null;
  readonly schoolYear: number | null;
  readonly place: Place;
}

/** A school: its section in every stage that it has. */
export interface ApplicationSchool {
  readonly name: string;
  readonly sections: readonly ApplicationSection[];
  readonly head: ApplicationHead;
}

/**
 * Puts the sections of each school together: those of one name (小学部, 初中部 left off) in different stages are one school.
 *
 * @example schoolsOfSections([], head, form) // []
 */
export function schoolsOfSections(
  sections: readonly ApplicationSection[],
  head: ApplicationHead,
  form: ApplicationForm,
): ApplicationSchool[] {
  const schools: { name: string; sections: ApplicationSection[]; head: ApplicationHead }[] = [];
  for (const section of sections) {
    const name = withoutPart(section.name, form);
    const same = schools.find(
      (school) => school.name === name && school.sections.every(({ stage }) => stage !== section.stage),
    );
    if (same === undefined) schools.push({ name, sections: [section], head });
    else same.sections.push(section);
  }
  return schools.map((school) => ({
    ...school,
    name: school.sections.length > 1 ? school.name : school.sections[0]!.name,
  }));
}

function withoutPart(name: string, { sections }: ApplicationForm): string {
  const words = sections.stages.flatMap((stage) => stage.words).toSorted((a, b) => b.length - a.length);
  const bare = name.replace(/[(（【[]([^()（）【】[\]]*)[)）】\]]\s*$/, (whole, inside: string) =>
    words.includes(officialKey(inside)) ? "" : whole,
  );
  const part = words.find((word) => word.endsWith("部") && bare.endsWith(word));
  return (part === undefined ? bare : bare.slice(0, -part.length)).trim();
}

/** What was written for a section, and the amount that was behind it. */
export interface Recovered {
  /** per so many students, as exactly as it can be told */
  readonly value: number;
  readonly amount: number;
  /** how far the amount may be off: half of the last digit of the form */
  readonly within: number;
}

/** The amount behind a rounded figure per student; NaN where it or the students are not reported. */
export function recovered(section: ApplicationSection, index: number, form: ApplicationForm): Recovered {
  const column = form.sections.columns[index]!;
  const value = section.values[index] ?? Number.NaN;
  const ratio = section.students / column.per;
  const amount = Number((value * ratio).toFixed(6));
  const within = (0.5 / 10 ** form.sections.decimals) * ratio + 1e-6;
  const whole = Math.round(amount);
  if (!column.whole || Math.abs(amount - whole) > within || within >= 0.5) return { value, amount, within };
  return { value: ratio === 0 ? value : whole / ratio, amount: whole, within };
}

/** The facts of the tidy return, a row a school, each with its cells; what the tables cannot say is not there. */
export function applicationFacts(
  schools: readonly ApplicationSchool[],
  how: { readonly form: ApplicationForm; readonly source: string; readonly log: FindingLog },
): Facts {
  const { form, source } = how;
  const making: Making = { rows: schools.length, text: {}, numbers: {}, cells: {} };
  for (const [row, school] of schools.entries()) {
    takeWho(making, row, school, form);
    for (const section of school.sections) takeRoll(making, row, section);
    for (const [i, { fact, byStage }] of form.sections.columns.entries())
      if (byStage) takeByStage(making, fact, { row, school, of: school.sections, i }, how);
      else take(making, fact, { row, school, of: school.sections, i }, how);
  }
  return {
    rows: schools.length,
    text: making.text,
    numbers: making.numbers,
    invalid: [],
    origin: {
      file: source,
      sheet: form.name.zh,
      rowNumbers: schools.map(({ sections }) => sections[0]!.at.row + 1),
      columnLetters: {},
      cells: making.cells,
    },
  };
}

interface Making {
  readonly rows: number;
  readonly text: Record<string, (string | null)[]>;
  readonly numbers: Record<string, Float64Array>;
  readonly cells: Record<string, (Place | null)[]>;
}

function takeWho(making: Making, row: number, school: ApplicationSchool, form: ApplicationForm): void {
  const { name, sections, head } = school;
  const first = sections[0]!;
  const { page, row: at, columns } = first.at;
  const nameAt = placeOn(page, at, columns.name);
  const code = sections.find((one) => one.code !== null)?.code ?? null;
  const codeAt = code === null || columns.code === null ? nameAt : placeOn(page, at, columns.code);
  setText(making, "school_code", { row, value: code ?? name, place: codeAt });
  setText(making, "school_name", { row, value: name, place: nameAt });
  setText(making, "school_kind", { row, value: kindOf(school, form), place: nameAt });
  const sponsorAt = columns.sponsor === null ? null : placeOn(page, at, columns.sponsor);
  setText(making, "ownership", { row, value: first.ownership, place: sponsorAt });
  setText(making, "region_code", { row, value: head.regionCode, place: head.place });
  setNumber(making, "school_year", { row, value: head.schoolYear ?? Number.NaN, place: head.place });
}

function kindOf({ sections, name }: ApplicationSchool, { sections: form }: ApplicationForm): string {
  if (sections.length > 1) return form.both;
  return form.kinds.find(({ ends }) => ends.some((end) => name.endsWith(end)))?.kind ?? sections[0]!.stage.kind;
}

function takeRoll(making: Making, row: number, section: ApplicationSection): void {
  const { page, row: at, columns } = section.at;
  const { stage } = section.stage;
  setNumber(making, `students_${stage}`, { row, value: section.students, place: placeOn(page, at, columns.students) });
  if (columns.classes === null) return;
  setNumber(making, `classes_${stage}`, { row, value: section.classes, place: placeOn(page, at, columns.classes) });
}

interface Taking {
  readonly row: number;
  readonly school: ApplicationSchool;
  readonly of: readonly ApplicationSection[];
  /** which column of the form */
  readonly i: number;
}

function takeByStage(making: Making, fact: string, taking: Taking, how: Parameters<typeof take>[3]): void {
  for (const section of taking.of) take(making, `${fact}_${section.stage.stage}`, { ...taking, of: [section] }, how);
}

/** One fact of a school: the amounts of its sections added up, to a whole number where persons or rooms are meant. */
function take(
  making: Making,
  fact: string,
  { row, school, of, i }: Taking,
  { form, log }: { readonly form: ApplicationForm; readonly log: FindingLog },
): void {
  const column = form.sections.columns[i]!;
  const parts = of.map((section) => recovered(section, i, form));
  const sum = parts.reduce((all, { amount }) => all + amount, 0);
  const within = parts.reduce((all, one) => all + one.within, 0);
  const places = of.flatMap((section) => placesOf(section, i));
  const [first, ...also] = places;
  const place = first === undefined ? null : { ...first, ...(also.length > 0 && { also }) };
  const value = column.whole && !Number.isNaN(sum) ? Math.round(sum) : sum;
  setNumber(making, fact, { row, value, place });
  if (Number.isNaN(sum) || !column.whole || Math.abs(sum - value) <= within) return;
  log.add({
    code: "SENSE-087",
    severity: "warning",
    group: column.id,
    place: place ?? {},
    about: school.name,
    tell: () => applicationTelling.notWhole(column, of, { i, sum, value }),
  });
}

/** The figure's cell, and that of the students by whom it was multiplied. */
function placesOf({ at }: ApplicationSection, i: number): Place[] {
  const column = at.columns.values[i] ?? null;
  if (column === null) return [];
  return [placeOn(at.page, at.row, column), placeOn(at.page, at.row, at.columns.students)];
}

interface Cell<T> {
  readonly row: number;
  readonly value: T;
  readonly place: Place | null;
}

function setText(making: Making, id: string, { row, value, place }: Cell<string | null>): void {
  (making.text[id] ??= new Array<string | null>(making.rows).fill(null))[row] = value;
  (making.cells[id] ??= new Array<Place | null>(making.rows).fill(null))[row] = place;
}

function setNumber(making: Making, id: string, { row, value, place }: Cell<number>): void {
  (making.numbers[id] ??= new Float64Array(making.rows).fill(Number.NaN))[row] = value;
  (making.cells[id] ??= new Array<Place | null>(making.rows).fill(null))[row] = place;
}
