import type { Source, Words } from "../../model/index.ts";
import type { RuleDifference } from "./rule-values.ts";

/** A teacher, or two schools, between whom something must or must not happen. */
export interface RotationPairs {
  /** these teachers move, to a named school or to any */
  readonly teachersMust: readonly { readonly teacher: string; readonly to?: string }[];
  /** these teachers do not move, or not to the school named */
  readonly teachersMustNot: readonly { readonly teacher: string; readonly to?: string }[];
  /** at least so many teachers go from one school to another */
  readonly schoolsMust: readonly { readonly from: string; readonly to: string; readonly teachers: number }[];
  /** nobody goes from one school to another */
  readonly schoolsMustNot: readonly { readonly from: string; readonly to: string }[];
}

/** The rules of rotation 交流轮岗 as data; `policy/rotation/` holds the usual ones, a county may state its own. */
export interface RotationRules {
  readonly id: string;
  readonly name: Words;
  readonly version: string;
  readonly qualifies: { readonly yearsAtSchoolAtLeast: number; readonly yearsToRetirementMoreThan: number };
  readonly schools: {
    /** kinds of ownership whose teachers move */
    readonly ownership: readonly string[];
    /** whether the others' teachers are counted among those who qualify */
    readonly othersCount: boolean;
  };
  /** share of those who qualify that moves in a year, 0–1 */
  readonly rotateAtLeast: number;
  /** share of backbone teachers among those who move, 0–1 */
  readonly backboneAtLeast: number;
  /** largest share of its teachers at a stage that a school gives, 0–1 */
  readonly schoolGivesAtMost: number;
  /** so many teachers of each subject that a school has stay or come */
  readonly subjectKeeps: number;
  /**
   * How far a school's number of teachers, and of those of one subject, is to change, 0–1. Beyond it, each teacher weighs like so many
   * kilometres: it never costs a shortfall or a move.
   */
  readonly balance: { readonly teachers: number; readonly subject: number; readonly beyondKm: number };
  readonly keeps: {
    readonly thresholds: boolean;
    readonly floors: boolean;
    readonly shortGivesNothing: boolean;
  };
  /** of those who changed school: whether only who qualified counts as rotated */
  readonly rotatedCounts: "qualifying" | "all";
  /** field of the return → column of the roster that counts for it; "*": every teacher */
  readonly counts: Readonly<Record<string, string>>;
  /** share that is asked of the teachers → id of the standard's requirement that asks for it */
  readonly askedBy: Readonly<Record<string, string>>;
  readonly pairs: RotationPairs;
  readonly norms: {
    /** students for each teacher, by stage */
    readonly studentsPerTeacher: Readonly<Record<string, number>>;
    readonly trainingHoursInFiveYears: number;
    readonly retirementYearsAhead: number;
    /** share of the teachers who are to have the training hours, and a certificate; 0–1 */
    readonly trainedAtLeast: number;
    readonly certifiedAtLeast: number;
    /** a subject that at least this share of a stage's sections has is usual there; 0–1 */
    readonly subjectUsualFrom: number;
  };
  /** what the county changed of the usual rules; none: nothing */
  readonly local: readonly RuleDifference[];
  /** rule → where it is from */
  readonly sources: Readonly<Record<string, readonly Source[]>>;
}

/** No pair is asked for. */
export const NO_PAIRS: RotationPairs = { teachersMust: [], teachersMustNot: [], schoolsMust: [], schoolsMustNot: [] };
