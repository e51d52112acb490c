import type { Provision } from "./provision.ts";
import { sum } from "./sum.ts";

/**
 * Inter-school coefficient of variation 校际差异系数: how unequally provision is spread over students.
 * Weighted by students, so that a very small school cannot speak for a county.
 *
 * @param sections  provision per student (any one unit) and students ≥ 0 of each section
 * @returns         a ratio ≥ 0; 0 when every student has the same
 * @missing         NaN when a value or a number of students is NaN
 * @throws          RangeError without students, or when the mean is not positive
 * @source          published example of five primary schools: 0.52 (https://m.777doc.com/doc-2019910.html, tested)
 * @example         balanceCv([{ value: 6, students: 100 }, { value: 6, students: 50 }]) // 0
 */
export function balanceCv(sections: readonly Provision[]): number {
  const students = sum(sections.map((section) => section.students));
  if (students <= 0) throw new RangeError("balanceCv needs at least one student");
  const mean = sum(sections.map((section) => section.students * section.value)) / students;
  if (mean <= 0) throw new RangeError(`balanceCv needs a positive mean, got ${mean}`);
  const variance = sum(sections.map((section) => section.students * (section.value - mean) ** 2)) / students;
  return Math.sqrt(variance) / mean;
}
