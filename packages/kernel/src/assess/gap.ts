import { equalWithin } from "../stats/index.ts";

/** What is taken off before rounding up, in steps: binary representation may put a whole number a hair above itself. */
export const roundingResidue = 1e-9;

/**
 * What a section lacks today to reach a threshold, in the unit of the resource, rounded up to what can be added
 * (a whole teacher, a whole room, 0.01 m², a whole yuan), so that adding it is enough.
 *
 * @param ask  `resource` it has · `denominator` students · `threshold` in value units · `scale` 100 for "per hundred" · `step` smallest amount that can be added
 * @returns    ≥ 0; 0 when the threshold is met; NaN when a value is missing
 * @example    gapOf({ resource: 20, denominator: 500, threshold: 4.2, scale: 100, step: 1 }) // 1
 */
export function gapOf(ask: {
  readonly resource: number;
  readonly denominator: number;
  readonly threshold: number;
  readonly scale: number;
  readonly step: number | undefined;
}): number {
  const needed = (ask.threshold * ask.denominator) / ask.scale;
  const lack = needed - ask.resource;
  if (Number.isNaN(lack)) return Number.NaN;
  if (ask.resource >= needed * (1 - equalWithin)) return 0;
  return ask.step === undefined ? lack : roundUp(lack, ask.step, needed * equalWithin);
}

/** Up to a whole number of steps; `residue` is what binary representation may have added. Divides by 100 rather than multiply by 0.01, which is not a decimal in binary. */
function roundUp(amount: number, step: number, residue: number): number {
  const perOne = step < 1 ? Math.round(1 / step) : 1 / step;
  return Math.max(1, Math.ceil((amount - residue) * perOne - roundingResidue)) / perOne;
}
