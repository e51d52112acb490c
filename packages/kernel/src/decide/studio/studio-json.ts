import { assess, type CompiledStandard } from "../../assess/index.ts";
import { factsFromJson, type FactsJson } from "../../model/index.ts";
import type { RegionFact } from "../../sense/index.ts";
import type { GroupRules } from "../groups/index.ts";
import type { Cost } from "../resources/index.ts";
import { rosterGround, type RosterTeacher, type RotationRules } from "../rotation/index.ts";
import { type StudioGround, studioGround } from "./studio-ground.ts";

/** One teacher as a line: number, school, stage, subject, flags in the order of `flags`, years at the school, to retirement, exempt. */
export type TeacherLine = readonly [
  string,
  string,
  string,
  string,
  readonly (0 | 1)[],
  number | null,
  number | null,
  0 | 1,
];

/** A roster as JSON, only what a studio needs of it: no age, no certificate, no training. */
export interface RosterJson {
  readonly flags: readonly string[];
  readonly lines: readonly TeacherLine[];
}

/** All that a studio is opened on, as JSON. */
export interface StudioJson {
  readonly facts: FactsJson;
  readonly region_facts: readonly RegionFact[];
  /** day for which is judged */
  readonly date: string | null;
  readonly rules: RotationRules;
  readonly group_rules: GroupRules;
  readonly roster: RosterJson | null;
  /** `maxAmount` null: no limit is stated */
  readonly costs: readonly (Omit<Cost, "maxAmount"> & { readonly maxAmount: number | null })[] | null;
}

/** A roster as JSON. */
export function rosterToJson(roster: readonly RosterTeacher[]): RosterJson {
  const flags = Object.keys(roster[0]?.flags ?? {});
  const number = (value: number): number | null => (Number.isNaN(value) ? null : value);
  return {
    flags,
    lines: roster.map((one) => [
      one.teacher,
      one.schoolCode,
      one.stage,
      one.subject,
      flags.map((flag) => (one.flags[flag] === true ? 1 : 0)),
      number(one.yearsAtSchool),
      number(one.yearsToRetirement),
      one.exempt ? 1 : 0,
    ]),
  };
}

function rosterFromJson({ flags, lines }: RosterJson): readonly RosterTeacher[] {
  return lines.map(([teacher, schoolCode, stage, subject, on, years, toRetirement, exempt]) => ({
    teacher,
    schoolCode,
    stage,
    subject,
    flags: Object.fromEntries(flags.map((flag, i) => [flag, on[i] === 1])),
    yearsAtSchool: years ?? Number.NaN,
    yearsToRetirement: toRetirement ?? Number.NaN,
    exempt: exempt === 1,
    age: Number.NaN,
    trainingHours: Number.NaN,
    certificate: null,
  }));
}

/**
 * Opens a studio from JSON: judges the return and lays the ground, here and now, by the same engine as everywhere.
 *
 * @param standard  the one by which the studio judges
 * @throws          RangeError when the facts hold no school
 */
export function studioFromJson(standard: CompiledStandard, json: StudioJson): StudioGround {
  const { rules, group_rules: groupRules, roster, costs, date } = json;
  const options = { regionFacts: json.region_facts, ...(date === null ? {} : { date }) };
  const assessment = assess(standard, factsFromJson(json.facts), options).result;
  const group = assessment.grouped.groups.length - 1;
  return studioGround({
    assessment,
    group,
    rosterGround: rosterGround(assessment, group, rules.counts),
    rules,
    groupRules,
    roster: roster === null ? null : rosterFromJson(roster),
    costs: costs?.map((one) => ({ ...one, maxAmount: one.maxAmount ?? Number.POSITIVE_INFINITY })) ?? null,
  });
}
