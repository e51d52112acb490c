import type { GroupsAtLimit } from "./place-by-preference.ts";

/** How the order arises and how places are given by it. */
export type DrawMethod = "random_numbers" | "ring" | "deferred_acceptance";

/** Where the seed comes from: named before the draw, so that nobody chooses it afterwards. */
export interface SeedSource {
  readonly kind: "dice" | "balls" | "public";
  /** in words: who draws, where; or the public source: "双色球第 2026077 期开奖号码" */
  readonly source: string;
  /** dice and balls: how many numbers are drawn, and from where to where each may be; null for a public text, and for a ring */
  readonly count: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** A school and what it has to give. */
export interface DrawSchool {
  readonly school_code: string;
  readonly name: string;
  readonly places: number;
  /** of these, not given in this draw */
  readonly held_back: number;
}

/** A class of applicants who stand before others at a school: 1 before 2, and those without a class last. */
export interface PriorityClass {
  readonly class: number;
  readonly zh: string;
  readonly en: string;
}

/** Everything that decides a draw but the list and the seed. Its JSON is what the digest of the rules is taken of. */
export interface DrawRules {
  readonly title: { readonly zh: string; readonly en: string };
  readonly method: DrawMethod;
  /** one number for an applicant at all schools, or one at each school he names (deferred acceptance only) */
  readonly numbers: "single" | "per_school";
  readonly groups: GroupsAtLimit;
  /** who waits for a place that is given back: nobody, those without a place, or all who would rather be there */
  readonly waiting_list: "none" | "unplaced" | "prefer";
  readonly priorities: readonly PriorityClass[];
  readonly schools: readonly DrawSchool[];
  readonly seed: SeedSource;
  /** the day of the draw, and the day on which the applicants' data is deleted: "2026-07-10" */
  readonly draw_date: string | null;
  readonly delete_on: string | null;
}

/** One line of the list of applicants. Its canonical JSON is what its digest is taken of. */
export interface Applicant {
  /** the pseudonym under which he is known in public */
  readonly applicant: string;
  /** siblings who are one number share this word; null: alone */
  readonly group: string | null;
  /** his number in the ring; null where the method has none */
  readonly number: number | null;
  /** school codes, best first */
  readonly preferences: readonly string[];
  /** his class at each of these schools; null: none */
  readonly priorities: readonly (number | null)[];
}
