import type { Project, ProjectProblem } from "./project-problem.ts";

/** What a project costs when it opens in a year, from `now` on year by year. */
export interface ProjectMoney {
  /** building costs by year, whole span from `now` to the last year, yuan */
  readonly capital: Float64Array;
  /** running costs by year */
  readonly running: Float64Array;
  /** both, discounted to `now` */
  readonly discounted: number;
}

/** Years in which money can be spent: from `now` to the last one. */
export function spendingYears({ now, years }: ProjectProblem): readonly number[] {
  return Array.from({ length: years.at(-1)! - now + 1 }, (_, i) => now + i);
}

/**
 * What a project costs when it opens in a year: its building in equal parts over the years of building (or in the year itself), then its running
 * until the last year looked at.
 *
 * @param opens   the school year in which it opens
 * @example       projectMoney(problem, project, 2029).discounted
 */
export function projectMoney(problem: ProjectProblem, project: Project, opens: number): ProjectMoney {
  const { now, discountRate } = problem;
  const span = spendingYears(problem).length;
  const [capital, running] = [new Float64Array(span), new Float64Array(span)];
  const { costYuan, runningYuan, buildingYears } = project;
  const parts = Math.max(1, buildingYears);
  for (let i = 0; i < parts; i++) {
    const at = Math.max(0, buildingYears === 0 ? opens - now : opens - parts + i - now);
    capital[at] = capital[at]! + costYuan / parts;
  }
  for (let at = opens - now; at < span; at++) running[at] = runningYuan;
  let discounted = 0;
  for (let at = 0; at < span; at++) discounted += (capital[at]! + running[at]!) / (1 + discountRate) ** at;
  return { capital, running, discounted };
}
