/** Milliseconds of each run, from the shortest. */
export interface Timing {
  readonly median: number;
  readonly least: number;
  readonly runs: number;
}

/**
 * Runs something several times, after `warmUp` runs that do not count.
 *
 * @param runs    how often
 * @param warmUp  how often before
 * @param work    what
 * @returns       the median and the least time, and what the last run gave
 */
export async function timed<T>(
  runs: number,
  warmUp: number,
  work: () => T | Promise<T>,
): Promise<{ timing: Timing; found: T }> {
  let found = await work();
  for (let run = 1; run < warmUp; run++) found = await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    found = await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { timing: { median: times[times.length >> 1]!, least: times[0]!, runs }, found };
}
