import { type Assessment, assess, assessmentDocument, type AssessmentDocument } from "../../assess/index.ts";
import type { Words } from "../../solve/index.ts";
import {
  assessAfter,
  type AssessmentBrief,
  assessmentBrief,
  changedFacts,
  type FactChange,
} from "../assessment-brief.ts";
import type { SchoolGroup } from "../groups/index.ts";
import { sharingChanges } from "../groups/index.ts";
import {
  changesOf,
  checkRotation,
  type Move,
  moveDocument,
  movesHelp,
  reasonWords,
  rotationShares,
} from "../rotation/index.ts";
import { groupsByHand } from "./groups-by-hand.ts";
import type { HandPlan } from "./hand-plan.ts";
import { handWords } from "./hand-words.ts";
import { measuresByHand } from "./measures-by-hand.ts";
import type { OwnPlan, TeacherShort } from "./own-plan.ts";
import { type StudioGround, teacherIndicators } from "./studio-ground.ts";

/**
 * Carries a plan made by hand out in the return and judges it by the same engine: verdicts, CVs, shortfalls, moves, distance, cost, and
 * every rule that it breaks, in words. What cannot be done at all is left out and named.
 *
 * @example judgeHandPlan(ground, withMove(NO_CHANGES, "T0101", "2199010102")).teachers_short.after // 11
 */
export function judgeHandPlan(ground: StudioGround, plan: HandPlan): OwnPlan {
  const { assessment, group, rules } = ground;
  const { moves, wrong } = movesByHand(ground, plan);
  const priced = measuresByHand(ground, plan);
  const moved = changesOf(moves, rules.counts, assessment.facts);
  const { changes, below } = notBelowZero(ground, [...moved, ...priced.changes]);
  const middle = judgedAfter(assessment, group, changes);
  const { groups, broken: apart } = groupsByHand(ground, middle, plan.pairs);
  const after = afterSharing(middle, groups);
  const because = [
    ...wrong,
    ...below,
    ...rotationBroken(ground, moves, priced.changes),
    ...priced.broken,
    ...apart(after),
  ];
  const brief = { before: assessmentBrief(ground.before), after: assessmentBrief(after) };
  return {
    plan: "own",
    standard: ground.before.standard,
    region_code: ground.before.region_code,
    school_year: ground.before.school_year,
    status: because.length === 0 ? "feasible" : "infeasible",
    objective_of: null,
    objective: null,
    bound: null,
    gap: null,
    seconds: 0,
    because,
    hand: plan,
    moves: moveDocuments(ground, moves),
    shares: ground.rotation === null || moves.length === 0 ? null : rotationShares(ground.rotation, moves),
    distance_km: Number(moves.reduce((sum, { km }) => sum + km, 0).toFixed(3)),
    measures: priced.measures,
    budget_yuan: plan.budget_yuan,
    cost_yuan: priced.costYuan,
    groups,
    teachers_short: teachersShort(ground, brief.before, brief.after),
    local_rules: rules.local,
    ...brief,
  };
}

/** The moves that can be made, and in words those that cannot: an unknown teacher or school, no such stage there, no move at all. */
function movesByHand(
  { rotation, teachers, schools, assessment }: StudioGround,
  { moves }: HandPlan,
): { readonly moves: readonly Move[]; readonly wrong: readonly Words[] } {
  const made: Move[] = [];
  const wrong: Words[] = [];
  const sections = new Map((rotation?.sections ?? []).map((one) => [`${one.code}|${one.stage}`, one.index]));
  const stages = new Map(assessment.standard.bundle.standard.stages.map((one) => [one.id, one]));
  for (const { teacher: id, to } of moves) {
    const teacher = teachers.get(id);
    const school = schools.get(to);
    const [a, b] = [`${teacher?.schoolCode ?? ""}|${teacher?.stage ?? ""}`, `${to}|${teacher?.stage ?? ""}`].map(
      (key) => sections.get(key),
    );
    if (teacher === undefined) wrong.push(handWords.noTeacher(id));
    else if (school === undefined) wrong.push(handWords.noSchool(to));
    else if (rotation === null || a === undefined || b === undefined)
      wrong.push(
        handWords.noStage(id, school.name, stages.get(teacher.stage) ?? { zh: teacher.stage, en: teacher.stage }),
      );
    else if (a === b) wrong.push(handWords.staysThere(id, school.name));
    else made.push({ teacher, from: teacher.schoolCode, to, stage: teacher.stage, km: rotation.distance(a, b) });
  }
  return { moves: made, wrong };
}

/** A column of the return never falls below 0: where the roster has more than the return, that is said, and 0 is counted. */
function notBelowZero(
  { assessment: { facts }, schools }: StudioGround,
  changes: readonly FactChange[],
): { readonly changes: readonly FactChange[]; readonly below: readonly Words[] } {
  const sums = new Map<string, FactChange>();
  for (const one of changes) {
    const key = `${one.schoolCode}\n${one.column}`;
    sums.set(key, { ...one, add: one.add + (sums.get(key)?.add ?? 0) });
  }
  const below: Words[] = [];
  const kept = [...sums.values()].map((one): FactChange => {
    const school = schools.get(one.schoolCode)!;
    const have = facts.numbers[one.column]?.[school.row] ?? Number.NaN;
    if (!(have + one.add < 0)) return one;
    below.push(handWords.belowZero(school.name, have));
    return { ...one, add: -have };
  });
  return { changes: kept, below };
}

function judgedAfter(assessment: Assessment, group: number, changes: readonly FactChange[]): Assessment {
  if (changes.length === 0) return assessment;
  return assess(assessment.standard, changedFacts(assessment, group, changes), {
    regionFacts: assessment.regionFacts,
    ...(assessment.dates[group] === undefined ? {} : { date: assessment.dates[group] }),
  }).result;
}

function afterSharing(middle: Assessment, groups: readonly SchoolGroup[]): AssessmentDocument {
  const group = middle.grouped.groups.length - 1;
  const shared = sharingChanges(groups);
  if (shared.length > 0) return assessAfter(middle, group, shared);
  return assessmentDocument({ result: middle, findings: [], trace: { zh: "", en: "", steps: [] } }, group);
}

/** The rules of rotation are asked only where somebody moves: a plan of money alone breaks none of them. */
function rotationBroken(
  { assessment, group, roster, rules }: StudioGround,
  moves: readonly Move[],
  besides: readonly FactChange[],
): readonly Words[] {
  if (moves.length === 0 || roster === null) return [];
  return checkRotation({ assessment, group, roster, rules, moves, besides });
}

function moveDocuments(ground: StudioGround, moves: readonly Move[]): OwnPlan["moves"] {
  if (ground.rotation === null) return [];
  const help = movesHelp(ground.rotation, moves, reasonWords(ground.assessment));
  const names = new Map([...ground.schools.values()].map(({ code, name }) => [code, name]));
  return moves.map((move, i) =>
    moveDocument(move, handWords.why(names.get(move.to) ?? move.to, help[i]!, move.km), names),
  );
}

function teachersShort(ground: StudioGround, before: AssessmentBrief, after: AssessmentBrief): TeacherShort {
  const counted = teacherIndicators(ground);
  const indicators = Object.entries(before.stages).flatMap(([stage, { indicators: own }]) =>
    Object.entries(own)
      .filter(([id]) => counted.has(id))
      .map(([indicator, { sections_short }]) => ({
        stage,
        indicator,
        before: sections_short,
        after: after.stages[stage]?.indicators[indicator]?.sections_short ?? 0,
      })),
  );
  return {
    before: indicators.reduce((sum, one) => sum + one.before, 0),
    after: indicators.reduce((sum, one) => sum + one.after, 0),
    indicators,
  };
}
