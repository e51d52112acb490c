import { type Assessment, assessmentDocument, type AssessmentDocument } from "../../assess/index.ts";
import type { Words } from "../../model/index.ts";
import { assessAfter, type FactChange } from "../assessment-brief.ts";
import type { Move } from "./move.ts";
import { BACKBONE, type RosterTeacher } from "./roster.ts";
import type { RotationRules } from "./rotation-rules.ts";

/** What a plan of rotation is checked on; nothing of the models takes part. */
export interface RotationCheck {
  readonly assessment: Assessment;
  readonly group: number;
  readonly roster: readonly RosterTeacher[];
  readonly rules: RotationRules;
  readonly moves: readonly Pick<Move, "from" | "to" | "stage" | "teacher">[];
  /** what else changes in the return besides the moves; none where a rotation is all there is */
  readonly besides?: readonly FactChange[];
}

/**
 * Checks a plan of rotation a second time, by code that knows neither the models nor the solver: the moves are made in the roster and
 * in the return, the return is judged again by the engine, and every rule is asked of the result.
 *
 * @returns every rule that is broken, in words; empty when the plan stands
 * @example checkRotation({ assessment, group: 0, roster, rules, moves }) // []
 */
export function checkRotation(check: RotationCheck): readonly Words[] {
  return [
    ...movesBroken(check),
    ...sharesBroken(check),
    ...schoolsBroken(check),
    ...thresholdsBroken(check),
    ...pairsBroken(check),
  ];
}

/** What moves change in the return: the columns that the roster counts for, one down here, one up there. */
export function changesOf(
  moves: RotationCheck["moves"],
  counts: RotationRules["counts"],
  facts: Assessment["facts"],
): readonly FactChange[] {
  return moves.flatMap(({ teacher, from, to, stage }) =>
    Object.entries(counts)
      .filter(
        ([field, column]) => (column === "*" || teacher.flags[column] === true) && `${field}_${stage}` in facts.numbers,
      )
      .flatMap(([field]) => [
        { schoolCode: from, column: `${field}_${stage}`, add: -1 },
        { schoolCode: to, column: `${field}_${stage}`, add: 1 },
      ]),
  );
}

function may(teacher: RosterTeacher, { qualifies }: RotationRules): boolean {
  if (teacher.exempt || Number.isNaN(teacher.yearsAtSchool) || Number.isNaN(teacher.yearsToRetirement)) return false;
  return (
    !(teacher.yearsAtSchool < qualifies.yearsAtSchoolAtLeast) &&
    !(teacher.yearsToRetirement <= qualifies.yearsToRetirementMoreThan)
  );
}

function ownershipOf(check: RotationCheck): ReadonlyMap<string, string | null> {
  return textBySchool(check, "ownership");
}

function textBySchool(
  { assessment: { facts, grouped }, group }: RotationCheck,
  column: string,
): ReadonlyMap<string, string | null> {
  const rows = Array.from(grouped.order.subarray(grouped.offsets[group], grouped.offsets[group + 1]));
  return new Map(rows.map((row) => [facts.text["school_code"]?.[row] ?? "", facts.text[column]?.[row] ?? null]));
}

/** Schools are told by their names, those without one by their code. */
function namesOf(check: RotationCheck): (code: string) => string {
  const names = textBySchool(check, "school_name");
  return (code) => names.get(code) ?? code;
}

function movesBroken(check: RotationCheck): readonly Words[] {
  const known = new Map(check.roster.map((one) => [one.teacher, one]));
  const [owners, name] = [ownershipOf(check), namesOf(check)];
  const seen = new Set<string>();
  const broken: Words[] = [];
  const say = (zh: string, en: string): number => broken.push({ zh, en });
  for (const { teacher: moved, from, to, stage } of check.moves) {
    const id = moved.teacher;
    const teacher = known.get(id);
    if (teacher === undefined) say(`名册中没有教师 ${id}`, `${id} is not in the roster`);
    else if (teacher.schoolCode !== from || teacher.stage !== stage)
      say(`教师 ${id} 不在${name(from)}的这个学段`, `${id} is not at this stage of ${name(from)}`);
    else if (!may(teacher, check.rules)) say(`教师 ${id} 不符合交流条件`, `${id} does not qualify`);
    if (seen.has(id)) say(`教师 ${id} 调动了两次`, `${id} moves twice`);
    seen.add(id);
    if (from === to) say(`教师 ${id} 没有离开学校`, `${id} does not leave the school`);
    for (const code of [from, to]) {
      const owner = owners.get(code);
      if (owner === undefined) say(`报表中没有学校 ${code}`, `the return has no school ${code}`);
      else if (owner !== null && !check.rules.schools.ownership.includes(owner))
        say(`${name(code)}不参加交流轮岗`, `${name(code)} takes no part in rotation`);
    }
  }
  return broken;
}

function sharesBroken(check: RotationCheck): readonly Words[] {
  const { rules, roster, moves } = check;
  const owners = ownershipOf(check);
  const counted = roster.filter(
    (one) =>
      may(one, rules) &&
      (rules.schools.othersCount ||
        rules.schools.ownership.includes(owners.get(one.schoolCode) ?? rules.schools.ownership[0]!)),
  );
  const backbone = moves.filter(({ teacher }) => teacher.flags[BACKBONE] === true).length;
  const broken: Words[] = [];
  if (moves.length + 1e-9 < rules.rotateAtLeast * counted.length)
    broken.push({
      zh: `只交流 ${moves.length} 人，符合条件的有 ${counted.length} 人`,
      en: `${moves.length} rotate of ${counted.length}`,
    });
  if (backbone + 1e-9 < rules.backboneAtLeast * moves.length)
    broken.push({
      zh: `交流的 ${moves.length} 人中骨干只有 ${backbone} 人`,
      en: `only ${backbone} backbone teachers among ${moves.length}`,
    });
  return broken;
}

/** Every school's own limits: how many it gives, and which subjects it keeps. */
function schoolsBroken(check: RotationCheck): readonly Words[] {
  const { roster, rules, moves } = check;
  const name = namesOf(check);
  const broken: Words[] = [];
  const leaving = new Map(moves.map((move) => [move.teacher.teacher, move]));
  const before = Map.groupBy(roster, (one) => `${one.schoolCode}\n${one.stage}`);
  for (const own of before.values()) {
    const gives = own.filter((one) => leaving.has(one.teacher)).length;
    const { schoolCode } = own[0]!;
    if (gives > rules.schoolGivesAtMost * own.length + 1e-9)
      broken.push({
        zh: `${name(schoolCode)}派出 ${gives} 人，超过上限`,
        en: `${name(schoolCode)} gives ${gives}, more than it may`,
      });
  }
  const after = Map.groupBy(
    roster.map((one) => ({ ...one, schoolCode: leaving.get(one.teacher)?.to ?? one.schoolCode })),
    (one) => `${one.schoolCode}\n${one.stage}\n${one.subject}`,
  );
  for (const [key, own] of Map.groupBy(roster, (one) => `${one.schoolCode}\n${one.stage}\n${one.subject}`)) {
    const left = after.get(key)?.length ?? 0;
    if (left >= Math.min(own.length, rules.subjectKeeps)) continue;
    const [code = "", , subject] = key.split("\n");
    broken.push({
      zh: `${name(code)}的“${subject}”只剩 ${left} 名教师`,
      en: `${name(code)} is left with ${left} for “${subject}”`,
    });
  }
  return broken;
}

/** The return after the moves, judged by the engine: no threshold, no floor, nothing short made worse. */
function thresholdsBroken(check: RotationCheck): readonly Words[] {
  const { assessment, group, moves, rules } = check;
  const before = assessmentDocument({ result: assessment, findings: [], trace: { zh: "", en: "", steps: [] } }, group);
  const changes = [...changesOf(moves, rules.counts, assessment.facts), ...(check.besides ?? [])];
  const after = assessAfter(assessment, group, changes);
  const indicators = new Map(
    assessment.standard.indicators.map(({ indicator }) => [indicator.id, indicator.short ?? indicator.name]),
  );
  const nameOf = (id: string): Words => indicators.get(id) ?? { zh: id, en: id };
  return Object.keys(before.stages).flatMap((stage) => stageBroken(before, after, stage, { rules, nameOf }));
}

function stageBroken(
  before: AssessmentDocument,
  after: AssessmentDocument,
  stage: string,
  { rules: { keeps }, nameOf }: { readonly rules: RotationRules; readonly nameOf: (id: string) => Words },
): readonly Words[] {
  const later = new Map(after.stages[stage]!.sections_list.map((one) => [one.school_code, one]));
  return before.stages[stage]!.sections_list.flatMap((section) =>
    Object.entries(section.indicators).flatMap(([id, was]): Words[] => {
      const is = later.get(section.school_code)?.indicators[id];
      const school = section.school_name ?? section.school_code ?? "";
      const [zh, en] = [`${school}的“${nameOf(id).zh}”`, `“${nameOf(id).en}” of ${school}`];
      if (is === undefined) return [{ zh: `${zh}不见了`, en: `${en} is gone` }];
      if (keeps.thresholds && was.meets === true && is.meets !== true)
        return [{ zh: `${zh}降到标准以下`, en: `${en} falls below its threshold` }];
      if (keeps.floors && was.floor_meets === true && is.floor_meets !== true)
        return [{ zh: `${zh}降到底线以下`, en: `${en} falls below its floor` }];
      if (keeps.shortGivesNothing && was.meets === false && (is.value ?? 0) < (was.value ?? 0) - 1e-9)
        return [{ zh: `${zh}本已短缺，又减少了`, en: `${en} was short and lost` }];
      return [];
    }),
  );
}

function pairsBroken(check: RotationCheck): readonly Words[] {
  const { pairs } = check.rules;
  const { moves } = check;
  const name = namesOf(check);
  const broken: Words[] = [];
  const say = (zh: string, en: string): number => broken.push({ zh, en });
  const byTeacher = new Map(moves.map((move) => [move.teacher.teacher, move]));
  for (const { teacher, to } of pairs.teachersMust) {
    const move = byTeacher.get(teacher);
    if (move === undefined || (to !== undefined && move.to !== to))
      say(`教师 ${teacher} 没有按要求交流`, `${teacher} does not move as asked`);
  }
  for (const { teacher, to } of pairs.teachersMustNot) {
    const move = byTeacher.get(teacher);
    if (move !== undefined && (to === undefined || move.to === to))
      say(`教师 ${teacher} 不应这样交流`, `${teacher} is not to move so`);
  }
  for (const { from, to, teachers } of pairs.schoolsMust)
    if (moves.filter((one) => one.from === from && one.to === to).length < teachers)
      say(`${name(from)}到${name(to)}不足 ${teachers} 人`, `fewer than ${teachers} from ${name(from)} to ${name(to)}`);
  for (const { from, to } of pairs.schoolsMustNot)
    if (moves.some((one) => one.from === from && one.to === to))
      say(`${name(from)}不应派到${name(to)}`, `nobody is to go from ${name(from)} to ${name(to)}`);
  return broken;
}
