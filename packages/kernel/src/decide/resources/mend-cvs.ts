import { cvSlope, isBeyond } from "./cv-cuts.ts";
import type { Addition, CvLimit, ResourceGround } from "./resource-ground.ts";

/** Steps after which a plan is given up. */
const MOST_STEPS = 5000;

/**
 * Adds a little more where it brings CVs within their limits at least cost, step by step. What tangents leave of a limit, and what whole
 * persons and rooms leave of it, is mended here, so that there is a plan long before the last tangent.
 *
 * @param planned  amount of each addition, whole steps; none is made smaller
 * @returns        amounts that keep every limit; null where it finds none
 * @example        mendCvs(ground, limits, [0, 12]) // [0, 13]
 */
export function mendCvs(
  ground: ResourceGround,
  limits: readonly CvLimit[],
  planned: readonly number[],
): readonly number[] | null {
  const amounts = [...planned];
  for (let step = 0; step < MOST_STEPS; step++) {
    const limit = limits.find((one) => isBeyond(one, amounts));
    if (limit === undefined) return amounts;
    const best = bestRaise(ground, limit, amounts);
    if (best === null) return null;
    amounts[best.addition] = best.amount;
  }
  return null;
}

interface Raise {
  readonly addition: number;
  readonly amount: number;
}

/** What lowers the CV most for a yuan, and how much of it is needed at least: on a convex way the tangent never asks for too much. */
function bestRaise({ additions }: ResourceGround, limit: CvLimit, amounts: readonly number[]): Raise | null {
  const { beyond, slopes } = cvSlope(limit, amounts);
  let [best, most] = [null as Raise | null, 0];
  limit.items.forEach(({ item }, i) => {
    if (!(slopes[i]! < 0)) return;
    for (const at of item.additions) {
      const addition = additions[at]!;
      const now = amounts[at]!;
      const amount = Math.min(mostOf(addition), upToStep(addition, now + beyond / -slopes[i]!, now));
      const perYuan = -slopes[i]! / Math.max(addition.costYuan, 1e-9);
      if (amount > now && perYuan > most) [best, most] = [{ addition: at, amount }, perYuan];
    }
  });
  return best;
}

/** Whole steps, at least one more than now. */
function upToStep({ step }: Addition, amount: number, now: number): number {
  const perOne = step < 1 ? Math.round(1 / step) : 1 / step;
  return Math.max(Math.ceil(amount * perOne - 1e-9), Math.round(now * perOne) + 1) / perOne;
}

function mostOf({ step, maxAmount }: Addition): number {
  const perOne = step < 1 ? Math.round(1 / step) : 1 / step;
  return Math.floor(maxAmount * perOne + 1e-9) / perOne;
}
