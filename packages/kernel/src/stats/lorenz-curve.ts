import { ascendingOrder } from "./ascending-order.ts";
import { positiveMean } from "./positive-mean.ts";
import { sum } from "./sum.ts";

/** A point of the Lorenz curve: the poorest share of students has this share of the resource. */
export interface LorenzPoint {
  readonly students: number;
  readonly resource: number;
}

/**
 * Lorenz curve 洛伦兹曲线: which share of the resource the worst provided share of students has.
 *
 * @param values   amounts per student ≥ 0, any one unit
 * @param weights  students, one for each value, ≥ 0
 * @returns        points from (0, 0) to (1, 1), one more than there are values
 * @missing        an empty list when a value or a weight is NaN
 * @throws         RangeError when a value or weight is negative, no weight is positive, or the mean is zero
 * @source         Lorenz 1905; the area between curve and diagonal, doubled, is `gini`
 * @example        lorenzCurve([1, 3], [1, 1]) // [{ students: 0, resource: 0 }, { students: 0.5, resource: 0.25 }, { students: 1, resource: 1 }]
 */
export function lorenzCurve(values: ArrayLike<number>, weights: ArrayLike<number>): readonly LorenzPoint[] {
  const mean = positiveMean("lorenzCurve", values, weights);
  if (Number.isNaN(mean)) return [];
  const students = sum(weights);
  const points: LorenzPoint[] = [{ students: 0, resource: 0 }];
  let people = 0;
  let amount = 0;
  for (const at of ascendingOrder(values)) {
    people += weights[at]!;
    amount += values[at]! * weights[at]!;
    points.push({ students: people / students, resource: amount / (mean * students) });
  }
  return points;
}
