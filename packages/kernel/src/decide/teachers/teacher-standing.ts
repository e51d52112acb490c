import {
  type RosterTeacher,
  type RotationAsk,
  type RotationRules,
  teacherOverview,
  type PostLine,
} from "../rotation/index.ts";
import { type RotatedBetween, rotatedBetween } from "./rotated-between.ts";
import { subjectCover, type SubjectCover } from "./subject-cover.ts";

/** The shares of teachers that the standard asks for, in the order in which they are shown. */
export const TEACHER_DEMANDS = ["rotation", "backbone", "training", "certificate"] as const;
export type TeacherDemandId = (typeof TEACHER_DEMANDS)[number];

/** One share that is asked of the district's teachers, as the roster has it. */
export interface TeacherDemand {
  readonly id: TeacherDemandId;
  /** teachers who count for it, and of how many */
  readonly counted: number;
  readonly of: number;
  /** teachers of whom the roster does not say */
  readonly unknown: number;
  /** counted ÷ of, 0–1; null: the roster cannot say */
  readonly share: number | null;
  readonly at_least: number;
  /** id of the standard's requirement that asks for the same share of the return; null: none is known */
  readonly requirement: string | null;
  /** null: cannot be judged, since some are unknown whose answer could turn it */
  readonly meets: boolean | null;
}

/** Training and certificates at one school. */
export interface SchoolTraining {
  readonly school_code: string;
  readonly school_name: string;
  readonly teachers: number;
  /** teachers whose hours fall short, and whose hours are not known */
  readonly untrained: number;
  readonly hours_unknown: number;
  readonly uncertified: number;
  readonly certificate_unknown: number;
}

/** How the teachers of a county-year stand against what is asked. Nobody is named. */
export interface TeacherStanding {
  readonly demands: readonly TeacherDemand[];
  /** hours in five years that are asked */
  readonly training_hours: number;
  /** null: last year's roster was not brought */
  readonly rotated: RotatedBetween | null;
  /** schools with somebody who lacks hours or certificate, or of whom that is not known, the most first */
  readonly training: readonly SchoolTraining[];
  /** every section against the posts norm, the largest lack first */
  readonly posts: readonly PostLine[];
  readonly subjects: readonly SubjectCover[];
}

/**
 * Judges the roster by the county's demands on teachers: rotation and its backbone share (from two years' rosters), training hours,
 * certificates; beside it posts and subjects by school. Shares are compared unrounded; who is unknown is never counted as met.
 *
 * @param last  last year's roster; null where it was not brought: then rotation cannot be judged
 * @example     teacherStanding(ask, null).demands[2] // { id: "training", counted: 2310, of: 2485, …, meets: false }
 */
export function teacherStanding(ask: RotationAsk, last: readonly RosterTeacher[] | null): TeacherStanding {
  const { roster, rules, rosterGround } = ask;
  const schools = new Set(rosterGround.schools.keys());
  const rotated = last === null ? null : rotatedBetween(last, roster, { schools, rules });
  return {
    demands: [...rotationDemands(rotated, rules), ...flagDemands(roster, rules)],
    training_hours: rules.norms.trainingHoursInFiveYears,
    rotated,
    training: trainingOf(ask),
    posts: teacherOverview(ask).posts,
    subjects: subjectCover(ask),
  };
}

function rotationDemands(rotated: RotatedBetween | null, rules: RotationRules): readonly TeacherDemand[] {
  const [moved, of, backbone] = rotated === null ? [0, 0, 0] : [rotated.rotated, rotated.qualifying, rotated.backbone];
  return [
    demandOf({ id: "rotation", counted: moved, of, unknown: 0 }, rules, rules.rotateAtLeast),
    demandOf({ id: "backbone", counted: backbone, of: moved, unknown: 0 }, rules, rules.backboneAtLeast),
  ];
}

function flagDemands(roster: readonly RosterTeacher[], rules: RotationRules): readonly TeacherDemand[] {
  const { norms } = rules;
  const hours = roster.map((one) => one.trainingHours);
  const certificates = roster.map((one) => one.certificate);
  const training = {
    id: "training" as const,
    counted: hours.filter((one) => one >= norms.trainingHoursInFiveYears).length,
    of: roster.length,
    unknown: hours.filter(Number.isNaN).length,
  };
  const certificate = {
    id: "certificate" as const,
    counted: certificates.filter((one) => one === true).length,
    of: roster.length,
    unknown: certificates.filter((one) => one === null).length,
  };
  return [demandOf(training, rules, norms.trainedAtLeast), demandOf(certificate, rules, norms.certifiedAtLeast)];
}

function demandOf(
  demand: Pick<TeacherDemand, "id" | "counted" | "of" | "unknown">,
  { askedBy }: RotationRules,
  atLeast: number,
): TeacherDemand {
  const { counted, of, unknown } = demand;
  const judged = of > 0 && unknown < of;
  const surely = counted / of >= atLeast;
  const perhaps = (counted + unknown) / of >= atLeast;
  return {
    ...demand,
    share: judged ? counted / of : null,
    at_least: atLeast,
    requirement: askedBy[demand.id] ?? null,
    meets: judged && surely === perhaps ? surely : null,
  };
}

function trainingOf({ roster, rosterGround, rules }: RotationAsk): readonly SchoolTraining[] {
  const asked = rules.norms.trainingHoursInFiveYears;
  const count = (own: readonly RosterTeacher[], holds: (one: RosterTeacher) => boolean): number =>
    own.filter(holds).length;
  return Array.from(
    Map.groupBy(roster, ({ schoolCode }) => schoolCode),
    ([code, own]): SchoolTraining => ({
      school_code: code,
      school_name: rosterGround.schools.get(code)!.name,
      teachers: own.length,
      untrained: count(own, (one) => one.trainingHours < asked),
      hours_unknown: count(own, (one) => Number.isNaN(one.trainingHours)),
      uncertified: count(own, (one) => one.certificate === false),
      certificate_unknown: count(own, (one) => one.certificate === null),
    }),
  )
    .filter((one) => one.untrained + one.hours_unknown + one.uncertified + one.certificate_unknown > 0)
    .toSorted(
      (a, b) => b.untrained + b.uncertified - (a.untrained + a.uncertified) || (a.school_code < b.school_code ? -1 : 1),
    );
}
