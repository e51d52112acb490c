import { type HandPlan, joinedPlans, NO_CHANGES } from "./hand-plan.ts";

/** What a studio shows, all of it: what a link must bring back. */
export interface StudioState {
  /** which return, roster, costs and rules it was made on: a short digest; another one means that the figures may differ */
  readonly ground: string;
  /** ids of the plans laid beside */
  readonly beside: readonly string[];
  /** whose students: today's, those of a forecast year, those of the district's own file */
  readonly enrolment: "today" | "file" | number;
  readonly plan: HandPlan;
}

/** What every link begins with; another number means another way of writing. */
const VERSION = "1";
const FIELD = "..";
const ENTRY = ".";
const PART = "_";
const FIELDS = 10;

/**
 * A studio's state as text for an address: letters, digits and `- _ . *` only, which no address changes. Codes are written without
 * what they all begin with, columns by their number.
 *
 * @example writeStudioLink({ ground: "a1b2", beside: [], enrolment: "today", plan: NO_CHANGES }) // "1..a1b2....today.............."
 */
export function writeStudioLink({ ground, beside, enrolment, plan }: StudioState): string {
  const { moves, measures, pairs, budget_yuan } = plan;
  const schools = startOf([
    ...moves.map(({ to }) => to),
    ...measures.map(({ school_code }) => school_code),
    ...pairs.flatMap(({ lead, school_code }) => [lead, school_code]),
  ]);
  const teachers = startOf(moves.map(({ teacher }) => teacher));
  const columns = [...new Set(measures.map(({ column }) => column))].toSorted();
  const school = (code: string): string => safe(code.slice(schools.length));
  const fields = [
    [VERSION],
    [safe(ground)],
    beside.map(safe),
    [safe(String(enrolment))],
    budget_yuan === null ? [] : [safe(String(budget_yuan))],
    [safe(schools) + PART + safe(teachers)],
    columns.map(safe),
    moves.map(({ teacher, to }) => safe(teacher.slice(teachers.length)) + PART + school(to)),
    measures.map((one) => [school(one.school_code), columns.indexOf(one.column), safe(String(one.amount))].join(PART)),
    pairs.map(({ lead, school_code }) => school(lead) + PART + school(school_code)),
  ];
  return fields.map((entries) => entries.join(ENTRY)).join(FIELD);
}

/**
 * The state that a link holds.
 *
 * @returns null where it is no such link, or one of a version that is not known: nothing is guessed
 */
export function readStudioLink(text: string): StudioState | null {
  const fields = text.split(FIELD).map((field) => (field === "" ? [] : field.split(ENTRY)));
  if (fields.length !== FIELDS || fields[0]?.[0] !== VERSION) return null;
  try {
    const [, [ground = ""] = [], beside = [], [enrolment = ""] = [], [budget] = [], [starts = ""] = []] = fields;
    const [, , , , , , names = [], moves = [], measures = [], pairs = []] = fields;
    const [schools = "", teachers = ""] = starts.split(PART).map(plain);
    const school = (part: string | undefined): string => schools + plain(wanted(part));
    const columns = names.map(plain);
    const partsOf = (entry: string): readonly string[] => entry.split(PART);
    const plan: HandPlan = {
      moves: moves
        .map(partsOf)
        .map(([teacher, to]) => ({ teacher: teachers + plain(wanted(teacher)), to: school(to) })),
      measures: measures.map(partsOf).map(([code, column, amount]) => ({
        school_code: school(code),
        column: wanted(columns[number(wanted(column))]),
        amount: number(plain(wanted(amount))),
      })),
      pairs: pairs.map(partsOf).map(([lead, code]) => ({ lead: school(lead), school_code: school(code) })),
      budget_yuan: budget === undefined ? null : number(plain(budget)),
    };
    const from = plain(enrolment);
    return {
      ground: plain(ground),
      beside: beside.map(plain),
      enrolment: from === "today" || from === "file" ? from : number(from),
      plan: joinedPlans(NO_CHANGES, plan),
    };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function wanted(part: string | undefined): string {
  if (part === undefined) throw new RangeError("the link is cut short");
  return part;
}

function number(text: string): number {
  const value = Number(text);
  if (text === "" || !Number.isFinite(value) || value < 0) throw new RangeError(`no number: ${text}`);
  return value;
}

/** Everything but letters, digits and "-" is written by its code, so that no sign of the link is taken for one of a name. */
function safe(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9-]/g, (sign) => `*${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function plain(text: string): string {
  return text.replaceAll(/\*([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** What all begin with; of one alone nothing. */
function startOf(all: readonly string[]): string {
  const [first = "", ...others] = all;
  if (new Set(all).size < 2) return "";
  let length = first.length;
  for (const one of others) while (!one.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}
