import type { Words } from "../../solve/index.ts";
import { checkCatchments } from "../catchments/index.ts";
import type { SitePlan } from "./plan-sites.ts";
import { finalGround, type SiteProblem } from "./site-problem.ts";

/**
 * Looks at a plan of sites from the problem alone: how many open, what they cost, and the plan of catchments with them.
 *
 * @returns what is wrong, in words; empty when the plan stands, or there is none
 */
export function checkSites(problem: SiteProblem, { opened, plan }: SitePlan): readonly Words[] {
  if (plan.objective === null) return [];
  const { existing, open, ground, costYuan, budgetYuan, yuanPerStudentKm } = problem;
  const wrong: Words[] = [];
  const isCandidate = (school: number): boolean => school >= existing && school < ground.schools.length;
  if (opened.length > open || new Set(opened).size < opened.length || !opened.every(isCandidate))
    wrong.push({
      zh: `开办了 ${opened.length} 处，至多 ${open} 处`,
      en: `${opened.length} sites open, at most ${open} may`,
    });
  const yuan = opened.reduce((sum, school) => sum + costYuan[school]!, 0);
  if (budgetYuan !== null && !(yuan <= budgetYuan))
    wrong.push({ zh: `造价 ${yuan} 元超过预算`, en: `${yuan} yuan is above the budget` });
  const opening = yuanPerStudentKm === null ? 0 : (yuan * 1000) / yuanPerStudentKm;
  const ways = plan.objective - opening;
  const inner = { ...plan, objective: ways, bound: Math.min(plan.bound! - opening, ways) };
  const gap = ways === 0 ? 0 : (ways - inner.bound) / Math.abs(ways);
  return [...wrong, ...checkCatchments(finalGround(problem, opened), { ...inner, gap })];
}
