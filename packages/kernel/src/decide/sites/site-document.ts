import type { Words } from "../../solve/index.ts";
import { catchmentDocument, type CatchmentDocument } from "../catchments/index.ts";
import type { SitePlan } from "./plan-sites.ts";
import { finalGround, type SiteProblem } from "./site-problem.ts";

/** A plan of sites as it is printed and stored: as one of catchments, and which sites open. */
export interface SiteDocument extends CatchmentDocument {
  /** codes of the candidates that open; none where there is no plan */
  readonly opened: readonly string[];
  /** what they cost, whole yuan; null when a cost is not known, or there is no plan */
  readonly cost_yuan: number | null;
  /** sets of sites that were looked at */
  readonly sets: number;
}

/**
 * The document of a plan of sites.
 *
 * @example siteDocument(problem, plan).opened // ["N12"]
 */
export function siteDocument(problem: SiteProblem, { opened, plan, sets }: SitePlan): SiteDocument {
  const { ground, costYuan } = problem;
  // without a plan nothing opens: the sites that were tried last are no advice
  const none = plan.objective === null;
  const yuan = none ? Number.NaN : opened.reduce((sum, school) => sum + costYuan[school]!, 0);
  return {
    ...catchmentDocument(finalGround(problem, opened), plan),
    objective_is: objectiveWords(problem),
    opened: none ? [] : opened.map((school) => ground.schools[school]!),
    cost_yuan: Number.isNaN(yuan) ? null : yuan,
    sets,
  };
}

function objectiveWords({ yuanPerStudentKm, budgetYuan }: SiteProblem): Words {
  const limit =
    budgetYuan === null
      ? { zh: "", en: "" }
      : { zh: `；造价不超过 ${budgetYuan} 元`, en: `; at most ${budgetYuan} yuan` };
  if (yuanPerStudentKm === null)
    return {
      zh: `学生人数 × 路程（米）之和，越小越好${limit.zh}`,
      en: `the sum of students × metres of way, to be as small as can be${limit.en}`,
    };
  return {
    zh: `学生人数 × 路程（米）之和，加上造价（每名学生每公里折合 ${yuanPerStudentKm} 元），越小越好${limit.zh}`,
    en: `the sum of students × metres of way, and costs (a student's kilometre counts for ${yuanPerStudentKm} yuan), to be as small as can be${limit.en}`,
  };
}
