import {
  checkCatchments,
  checkProjects,
  checkSites,
  costsOf,
  plainNames,
  planCatchments,
  planProjects,
  planSites,
  projectsDocument,
  type Pace,
  wholeModel,
  type CatchmentProblem,
} from "@youheng/kernel/decide";
import { openHighsSolver } from "@youheng/server/decide";
import { byHand } from "./by-hand.ts";
import { harshDistrict, madeDistrict, madeSites } from "./made-district.ts";
import { madeProjectsBench } from "./made-projects.ts";
import { solvedByCbc } from "./native.ts";

/** Seconds of processor time, so that a busy machine does not make the plans look worse than they are; the clock stands beside. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

function pace(limit: number): { readonly pace: Pace; readonly clock: () => number } {
  const [startedAt, cpuAt] = [performance.now(), cpu()];
  const seconds = (): number => cpu() - cpuAt;
  return {
    pace: { seconds, limit, gap: 1e-4, seed: 1, pause: () => new Promise((resume) => void setImmediate(resume)) },
    clock: () => (performance.now() - startedAt) / 1000,
  };
}

const solver = openHighsSolver();
const percent = (value: number | null): string => (value === null ? "–" : `${(value * 100).toFixed(2)} %`);
const asked = process.argv.slice(2);
const wanted = (name: string): boolean => asked.length === 0 || asked.includes(name);

/** The whole model with the eight nearest schools of each unit: what a user would hand to a solver. */
function plainModel(problem: CatchmentProblem) {
  const width = problem.schools.length;
  const pairs = problem.units.map((_, unit) =>
    problem.schools
      .map((_, school) => school)
      .sort((a, b) => problem.wayM[unit * width + a]! - problem.wayM[unit * width + b]!)
      .slice(0, 8),
  );
  return wholeModel({ ...problem, contiguous: null }, { costs: costsOf(problem), pairs, pieces: [] }).model;
}

const memory = (): string => `${Math.round(process.resourceUsage().maxRSS / 1000)} MB at most so far`;

async function catchments(name: string, problem: CatchmentProblem): Promise<void> {
  const limit = 60;
  const { pace: with_, clock } = pace(limit);
  const [units, schools, contiguous] = [problem.units.length, problem.schools.length, problem.contiguous !== null];
  const plan = await planCatchments(solver, problem, with_);
  const wrong = checkCatchments(problem, plan);
  const seconds = plan.seconds;
  console.log(`\n${name}: ${schools} schools × ${units} units${contiguous ? ", in one piece" : ""}`);
  console.log(
    `  youheng   ${plan.status}, gap ${percent(plan.gap)}, first plan ${plan.firstSeconds?.toFixed(2)} s, all ${seconds.toFixed(1)} s of processor (${clock().toFixed(1)} s by the clock), ${wrong.length} breaches found by the check, ${memory()}`,
  );
  const hand = byHand(problem);
  const ratio = plan.objective === null ? Number.NaN : hand.cost / plan.objective;
  console.log(`  by hand   way × ${ratio.toFixed(3)}, ${Math.round(hand.outside)} students outside bounds`);
  if (contiguous) return;
  const native = asked.includes("no-cbc") ? null : solvedByCbc(plainModel(problem), limit, 1e-4);
  if (native === null) return console.log("  cbc       not installed, or not wanted: skipped");
  const found =
    native.objective === null || plan.objective === null
      ? "no plan"
      : `way × ${(native.objective / plan.objective).toFixed(4)}`;
  console.log(
    `  cbc       ${found} after ${native.seconds.toFixed(1)} s by the clock (native, same rules, eight nearest schools)`,
  );
}

async function sites(name: string, size: Parameters<typeof madeSites>[0]): Promise<void> {
  const { pace: with_, clock } = pace(30);
  const problem = madeSites(size);
  const { plan, opened, sets } = await planSites(solver, problem, with_);
  const wrong = checkSites(problem, { plan, opened, sets });
  console.log(
    `\n${name}: ${size.units} units × ${size.candidates} candidates, ${size.existing} schools, at most ${size.open} open`,
  );
  console.log(
    `  youheng   ${plan.status}, gap ${percent(plan.gap)}, ${opened.length} opened, ${plan.seconds.toFixed(1)} s of processor (${clock().toFixed(1)} s by the clock), ${wrong.length} breaches found by the check`,
  );
}

async function projects(name: string, size: Parameters<typeof madeProjectsBench>[0]): Promise<void> {
  const { pace: with_, clock } = pace(30);
  const problem = madeProjectsBench(size);
  const document = projectsDocument(problem, await planProjects(solver, problem, with_, plainNames(problem)));
  const wrong = checkProjects(problem, document);
  const built = document.projects.filter(({ opens }) => opens !== null).length;
  const goals = document.goals.map(({ id, objective, gap }) => `${id} ${Math.round(objective)}, gap ${percent(gap)}`);
  console.log(
    `\n${name}: ${size.areas} areas × ${size.candidates} candidates × ${size.years} years, ${size.existing} schools${size.budgetYuan === null ? "" : ", within a budget"}`,
  );
  console.log(
    `  youheng   ${document.status}; ${goals.join("; ")}; ${built} built, ${document.without_place_if_nothing} child-years without a place if nothing is; ${document.seconds.toFixed(1)} s of processor (${clock().toFixed(1)} s by the clock), ${wrong.length} breaches found by the check`,
  );
}

const county = { areas: 70, existing: 70, candidates: 20, years: 10, longestM: 8000, budgetYuan: null };
const wide = { areas: 2000, existing: 60, candidates: 200, years: 5, longestM: 6000, budgetYuan: null };

const [large, small] = [
  { units: 3000, schools: 200, seed: 5 },
  { units: 850, schools: 6, seed: 5 },
];
if (wanted("catchments")) await catchments("catchments", madeDistrict(large, false));
if (wanted("harsh")) await catchments("harsh", harshDistrict(large));
if (wanted("pieces")) await catchments("pieces", madeDistrict(large, true));
if (wanted("small")) await catchments("small", madeDistrict(small, false));
if (wanted("sites")) await sites("sites", { units: 2000, existing: 20, candidates: 200, open: 6 });
if (wanted("one")) await sites("one", { units: 850, existing: 5, candidates: 700, open: 1 });
if (wanted("projects")) {
  await projects("projects of a county", county);
  await projects("projects", wide);
  await projects("projects", { ...wide, budgetYuan: 1.5e8 });
}
await solver.close();
