import { largestDifference } from "./found.ts";
import type { Found } from "./found.ts";

/** One who answers the question, and may be asked again and again. */
export interface Contender {
  readonly who: string;
  /** how often it is asked in each round: the quick ones more often */
  readonly perRound: number;
  /** answers; how the answer is taken apart afterwards is not timed */
  ask(): Promise<() => Found> | (() => Found);
}

/** Milliseconds: the middle of all askings, and the shortest. */
export interface Timing {
  readonly who: string;
  readonly median: number;
  readonly least: number;
}

/**
 * Asks all in turn, round by round, so that whatever else the machine does at a time falls on all of them; one round before does not count.
 *
 * @param contenders  the first is the one the others are compared with
 * @param rounds      how many rounds count
 * @param agreement   largest relative difference that passes for the same answer
 * @throws            Error when one answers something else than the first: no time without agreement
 */
export async function askInTurn(
  contenders: readonly Contender[],
  rounds: number,
  agreement: number,
): Promise<Timing[]> {
  const first = (await contenders[0]!.ask())();
  for (const contender of contenders) {
    const difference = largestDifference(first, (await contender.ask())());
    if (!(difference <= agreement)) throw new Error(`${contender.who} answers something else, by ${difference}`);
  }
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [at, contender] of contenders.entries())
      for (let again = 0; again < contender.perRound; again++) times[at]!.push(await timeOf(contender));
  return contenders.map(({ who }, at) => ({ who, ...middleOf(times[at]!) }));
}

async function timeOf(contender: Contender): Promise<number> {
  const start = performance.now();
  await contender.ask();
  return performance.now() - start;
}

/** The median and the least of some times. */
export function middleOf(times: readonly number[]): { median: number; least: number } {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1]!, least: sorted[0]! };
}
