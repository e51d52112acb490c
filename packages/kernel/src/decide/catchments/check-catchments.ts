import type { Words } from "../../solve/index.ts";
import type { CatchmentProblem } from "./catchment-problem.ts";
import type { CatchmentPlan } from "./plan-catchments.ts";

/** Rounding that is let pass: students, shares, and figures relative to their size. */
const TOLERANCE = 1e-5;

/**
 * Looks at a plan from the problem alone, before anybody else sees it: every unit goes somewhere and nowhere it may not, every school within its bounds,
 * no catchment in pieces, the cost as stated, the bound below it and proven by its prices. Shares no code with the search.
 *
 * @returns what is wrong, in words; empty when the plan stands, or there is none
 */
export function checkCatchments(problem: CatchmentProblem, plan: CatchmentPlan): readonly Words[] {
  if (plan.objective === null) return [];
  return [
    ...checkShares(problem, plan),
    ...checkLoads(problem, plan),
    ...checkPieces(problem, plan),
    ...checkCost(problem, plan),
  ];
}

function checkShares({ units, schools, wayM, maySplit }: CatchmentProblem, { shares }: CatchmentPlan): Words[] {
  const sums = new Float64Array(units.length);
  const wrong: Words[] = [];
  for (const { unit, school, share } of shares) {
    sums[unit] = sums[unit]! + share;
    const [name, at] = [units[unit]!, schools[school]!];
    if (!(wayM[unit * schools.length + school]! < Infinity))
      wrong.push({ zh: `地块 ${name} 不许去 ${at}`, en: `unit ${name} may not go to ${at}` });
    if (!(share > 0 && share <= 1 + TOLERANCE) || (!maySplit && Math.abs(share - 1) > TOLERANCE))
      wrong.push({
        zh: `地块 ${name} 在 ${at} 的份额为 ${share}`,
        en: `the share of unit ${name} at ${at} is ${share}`,
      });
  }
  for (const [unit, name] of units.entries())
    if (Math.abs(sums[unit]! - 1) > TOLERANCE)
      wrong.push({
        zh: `地块 ${name} 的份额合计为 ${sums[unit]!}`,
        en: `the shares of unit ${name} add up to ${sums[unit]!}`,
      });
  return wrong;
}

function checkLoads({ students, schools, least, most }: CatchmentProblem, { shares }: CatchmentPlan): Words[] {
  return schools.flatMap((name, school) => {
    const load = shares.reduce((sum, one) => (one.school === school ? sum + one.share * students[one.unit]! : sum), 0);
    const slack = TOLERANCE * Math.max(1, most[school]!);
    if (load <= most[school]! + slack && load >= least[school]! - slack) return [];
    const range = `${least[school]!}–${most[school]!}`;
    return [
      {
        zh: `学校 ${name} 有 ${load} 名学生，应在 ${range}`,
        en: `school ${name} has ${load} students, not within ${range}`,
      },
    ];
  });
}

/** Colours spread from the school's own unit (or the first of the catchment) to neighbours of the same catchment. */
function checkPieces({ schools, contiguous }: CatchmentProblem, { shares }: CatchmentPlan): Words[] {
  if (contiguous === null) return [];
  return schools.flatMap((name, school) => {
    const own = new Set(shares.filter((one) => one.school === school).map((one) => one.unit));
    const home = contiguous.homes[school]!;
    if (home >= 0 && !own.has(home))
      return [{ zh: `学校 ${name} 所在地块不在其学区内`, en: `the unit of school ${name} is not in its catchment` }];
    const reached = new Set<number>(home >= 0 ? [home] : [...own].slice(0, 1));
    for (const unit of reached) for (const next of contiguous.neighbours[unit]!) if (own.has(next)) reached.add(next);
    if (reached.size === own.size) return [];
    return [{ zh: `学校 ${name} 的学区不连成一片`, en: `the catchment of school ${name} is not in one piece` }];
  });
}

function checkCost({ students, schools, wayM, keep }: CatchmentProblem, plan: CatchmentPlan): Words[] {
  const wrong: Words[] = [];
  let total = 0;
  for (const { unit, school, share } of plan.shares) {
    const now = keep?.current[unit] ?? -1;
    const moved = now >= 0 && now !== school ? keep!.priceM : 0;
    total += share * students[unit]! * (wayM[unit * schools.length + school]! + moved);
  }
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
  if (!near(total, plan.objective!))
    wrong.push({
      zh: `目标值应为 ${total}，所报为 ${plan.objective}`,
      en: `the objective is ${total}, stated as ${plan.objective}`,
    });
  const gap = plan.objective === 0 ? 0 : (plan.objective! - plan.bound!) / Math.abs(plan.objective!);
  if (plan.bound! > plan.objective! || !near(1 + gap, 1 + plan.gap!))
    wrong.push({
      zh: `下界 ${plan.bound} 与差距 ${plan.gap} 不符`,
      en: `the bound ${plan.bound} does not go with the gap ${plan.gap}`,
    });
  return wrong;
}
