import { sum } from "./sum.ts";

/**
 * Mean of a county 县域均值 as the rules take it: total resource over total students, not the mean of the school values.
 *
 * @param resources  resource of each section, any unit
 * @param students   students of each section, ≥ 0
 * @returns          resource per student
 * @missing          NaN when a resource or a number of students is NaN
 * @throws           RangeError without students, or when the lists differ in length
 * @source           公开的差异系数计算说明 (https://m.777doc.com/doc-2019910.html): 1913 books ÷ 302 pupils = 6.33 (tested)
 * @example          meanOfTotals([300, 150], [100, 50]) // 3
 */
export function meanOfTotals(resources: ArrayLike<number>, students: ArrayLike<number>): number {
  if (resources.length !== students.length)
    throw new RangeError(`meanOfTotals got ${resources.length} resources and ${students.length} numbers of students`);
  const total = sum(students);
  if (total <= 0) throw new RangeError("meanOfTotals needs at least one student");
  return sum(resources) / total;
}
