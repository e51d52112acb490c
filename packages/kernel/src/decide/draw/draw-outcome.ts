import { deferredAcceptance } from "./deferred-acceptance.ts";
import type { NumberSource } from "./draw-numbers.ts";
import { drawOrder, type DrawOrder } from "./draw-order.ts";
import type { Applicant, DrawRules } from "./draw-rules.ts";
import { drawUnits, type DrawUnit, inListOrder } from "./draw-units.ts";
import { drawWishes } from "./draw-wishes.ts";
import { placeByPreference } from "./place-by-preference.ts";
import { type WaitingLists, waitingLists } from "./waiting-lists.ts";
import type { Placing, Wishes } from "./wishes.ts";

/** What became of one applicant. */
export interface DrawResult {
  readonly applicant: string;
  /** his number; one for each preference where each school has numbers of its own; his number in the ring */
  readonly numbers: readonly number[];
  /** his place in the order of the draw, from 1; null where each school has an order of its own */
  readonly order: number | null;
  /** the school that takes him, and which of his preferences it is; null: none */
  readonly school: string | null;
  readonly preference: number | null;
  /** where he waits, and at which place */
  readonly waiting: readonly { readonly school: string; readonly place: number }[];
}

/** What became of one school's places. */
export interface SchoolResult {
  readonly school_code: string;
  /** places given in this draw */
  readonly places: number;
  /** children placed; more than the places by siblings taken in whole */
  readonly admitted: number;
  /** numbers on the waiting list (siblings are one) */
  readonly waiting: number;
}

/** The whole result of a draw. */
export interface DrawOutcome {
  /** in list order */
  readonly results: readonly DrawResult[];
  /** in the order of the rules */
  readonly schools: readonly SchoolResult[];
}

/** An outcome with what it was made of, for those who check it. */
export interface WorkedDraw extends DrawOutcome {
  readonly wishes: Wishes;
  readonly placing: Placing;
}

/**
 * Runs a draw: numbers, order, places, waiting lists. Same list, rules, salt, digest and seed: same bytes, everywhere.
 *
 * @param applicants  in any order; as `readApplicants` gave them without errors
 * @example           drawOutcome(list, rules, { salt, commitmentDigest, seed: "6 3" }).results[0]?.school
 */
export function drawOutcome(applicants: readonly Applicant[], rules: DrawRules, source: NumberSource): WorkedDraw {
  const list = inListOrder(applicants);
  const units = drawUnits(list);
  const order = drawOrder({ list, units }, rules, source);
  const wishes = drawWishes({ list, units }, rules, order);
  const placing =
    rules.method === "deferred_acceptance" ? deferredAcceptance(wishes) : placeByPreference(wishes, rules.groups);
  const waiting = waitingLists(wishes, placing, rules);
  const worked = { list, units, rules, order, wishes, placing, waiting };
  return { results: resultsOf(worked), schools: schoolsOf(worked), wishes, placing };
}

interface Worked {
  readonly list: readonly Applicant[];
  readonly units: readonly DrawUnit[];
  readonly rules: DrawRules;
  readonly order: DrawOrder;
  readonly wishes: Wishes;
  readonly placing: Placing;
  readonly waiting: WaitingLists;
}

function resultsOf(worked: Worked): readonly DrawResult[] {
  const results = Array.from<DrawResult>({ length: worked.list.length });
  worked.units.forEach(({ members }, u) => {
    const shared = resultOfUnit(worked, u);
    for (const at of members) results[at] = { applicant: worked.list[at]!.applicant, ...shared };
  });
  return results;
}

function resultOfUnit({ rules, order, wishes, placing, waiting }: Worked, u: number): Omit<DrawResult, "applicant"> {
  const [first, end] = [wishes.from[u]!, wishes.from[u + 1]!];
  const wish = placing[u]!;
  const codeOf = (of: number): string => rules.schools[wishes.school[of]!]!.school_code;
  const waits = [];
  for (let of = first; of < end; of++)
    if (waiting.placeOf[of]! > 0) waits.push({ school: codeOf(of), place: waiting.placeOf[of]! });
  return {
    numbers: order.numbers[u]!,
    order: order.places?.[u] ?? null,
    school: wish < 0 ? null : codeOf(wish),
    preference: wish < 0 ? null : wish - first + 1,
    waiting: waits,
  };
}

function schoolsOf({ rules, wishes, placing, waiting }: Worked): readonly SchoolResult[] {
  const admitted = new Int32Array(rules.schools.length);
  placing.forEach((wish, u) => {
    if (wish >= 0) admitted[wishes.school[wish]!]! += wishes.size[u]!;
  });
  return rules.schools.map(({ school_code }, s) => ({
    school_code,
    places: wishes.places[s]!,
    admitted: admitted[s]!,
    waiting: waiting.begin[s + 1]! - waiting.begin[s]!,
  }));
}
