import { assess, compileStandard, inequality } from "@youheng/kernel/assess";
import type { InequalityDocument } from "@youheng/kernel/assess";
import type { Facts, PolicyBundle } from "@youheng/kernel/model";

/* Beside the page: regroups the schools at random, so that the page does not stand still meanwhile. */

/** What the worker is asked. */
export interface PartsAsk {
  readonly bundle: PolicyBundle;
  readonly facts: Facts;
  readonly stage: string;
  readonly by: readonly string[];
  readonly permutations: number;
  readonly seed: number;
}

/** What it answers. */
export type PartsAnswer = readonly InequalityDocument[];

self.addEventListener("message", ({ data: ask }: MessageEvent<PartsAsk>) => {
  const answer = assess(compileStandard(ask.bundle), ask.facts);
  const { stage, by, permutations, seed } = ask;
  const parts: PartsAnswer = inequality(answer, { stage, by, permutations, seed, epsilon: 1 / 2 });
  self.postMessage(parts);
});
