import { findConflict, type LinearModel, type Words } from "../../solve/index.ts";
import { cutGround, lookAt, placesOfOpenings } from "./project-cuts.ts";
import { placesWith, type ProjectProblem } from "./project-problem.ts";
import { type ProjectNames, shortWords, yuanWords } from "./project-words.ts";
import { type ProjectRun, projectRun, pursue } from "./solve-projects.ts";
import { timeLeft } from "../catchments/index.ts";

/** What stands in the way of a place for every child, and the smallest thing that would mend it. */
export interface Obstacles {
  readonly because: readonly Words[];
  readonly easings: readonly Words[];
}

/** Cases told one by one. */
const TOLD = 4;

/**
 * Why some children have no place whatever is done: the money, the years in which projects can open, or the places within reach; and the smallest
 * change that gives all of them one, as far as it is one of these.
 *
 * @param short  children without a place over the years, as few as can be
 */
export async function obstaclesOf(run: ProjectRun, short: number): Promise<Obstacles> {
  const { problem } = run.ground;
  const free: ProjectProblem = { ...problem, budgetYuan: null, yearlyYuan: null };
  const allNow = everythingAtOnce(problem);
  const full = allAtOnce(problem);
  const anyTime = lookAt({ ...run.ground, problem: full }, placesOfOpenings(full, allNow));
  const missing = anyTime.short.reduce((sum, one) => sum + one, 0);
  const because: Words[] = [];
  const easings: Words[] = [];
  if (missing > 1e-6) {
    const cuts = anyTime.cuts.filter(({ kind }) => kind === "short");
    const worst = worstOfEach(cuts, (cut) => cut.children - roomOf(full, allNow, cut));
    for (const cut of worst.slice(0, TOLD)) because.push(shortWords(full, run.names, { cut, openings: allNow }));
    for (const cut of worst.slice(0, TOLD)) easings.push(morePlaces({ names: run.names, problem: full }, cut, allNow));
  }
  const isLimited = problem.budgetYuan !== null || problem.yearlyYuan !== null;
  const unlimited = isLimited ? await leastShort({ ...run, ground: { ...run.ground, problem: free } }) : null;
  if (unlimited !== null && unlimited < short - 1e-6) {
    because.push(MONEY);
    const more = await moreMoney(run, unlimited);
    if (more !== null) easings.unshift(more);
  }
  if (missing < (unlimited ?? short) - 1e-6) because.push(fillsSlowly(problem) ? TIME_AND_FILL : TIME);
  return { because, easings };
}

const MONEY: Words = {
  zh: "预算之内建不了所需的全部项目",
  en: "the projects that are needed cost more than the budget",
};
const TIME: Words = {
  zh: "所需项目最早的开办年份（或建设年限）晚于缺学位的年份；提前开办或过渡办学可以缓解",
  en: "projects that are needed can open only after places are short; opening earlier, or places for the time between, would help",
};

const TIME_AND_FILL: Words = {
  zh: "所需项目最早的开办年份晚于缺学位的年份，或新学校逐年招生、头几年学位还没有全部可用；提前开办、一开办就招各年级或过渡办学可以缓解",
  en: "projects that are needed can open only after places are short, or new schools that fill year by year have few of their places at first; opening earlier, taking all grades at once, or places for the time between, would help",
};

/** The same with all places of a project there in the year it opens. */
function allAtOnce(problem: ProjectProblem): ProjectProblem {
  return { ...problem, projects: problem.projects.map((one) => ({ ...one, fillYears: one.fillYears.map(() => 1) })) };
}

function fillsSlowly({ projects }: ProjectProblem): boolean {
  return projects.some(({ fillYears }) => fillYears.some((over) => over > 1));
}

/** All that adds places, open from the first year; of projects that shut each other out the largest. */
function everythingAtOnce({ projects }: ProjectProblem): readonly number[] {
  const size = (p: number): number => projects[p]!.places.reduce((sum, one) => sum + one, 0);
  return projects.map(({ kind, fixed, oneOf }, p) => {
    const rivals = projects.flatMap((other, q) => (oneOf !== null && other.oneOf === oneOf && q !== p ? [q] : []));
    const isLargest = rivals.every((q) => size(p) > size(q) || (size(p) === size(q) && p < q));
    return kind === "closure" || fixed === "never" || !isLargest ? -1 : 0;
  });
}

function roomOf(
  problem: ProjectProblem,
  openings: readonly number[],
  cut: { readonly schools: readonly number[]; readonly stage: number; readonly year: number },
): number {
  const places = placesWith(problem, openings, cut);
  return cut.schools.reduce((sum, school) => sum + problem.bounds[1] * places[school]!, 0);
}

/** Of cuts of the same schools the year in which most is short. */
function worstOfEach<T extends { readonly stage: number; readonly schools: readonly number[] }>(
  cuts: readonly T[],
  shortOf: (cut: T) => number,
): readonly T[] {
  const worst = new Map<string, T>();
  for (const cut of cuts) {
    const key = `${cut.stage}|${cut.schools.join(",")}`;
    const known = worst.get(key);
    if (known === undefined || shortOf(cut) > shortOf(known)) worst.set(key, cut);
  }
  return [...worst.values()].toSorted((a, b) => shortOf(b) - shortOf(a));
}

function morePlaces(
  { problem, names }: { readonly problem: ProjectProblem; readonly names: ProjectNames },
  cut: {
    readonly schools: readonly number[];
    readonly areas: readonly number[];
    readonly stage: number;
    readonly year: number;
    readonly children: number;
  },
  openings: readonly number[],
): Words {
  const more = Math.ceil((cut.children - roomOf(problem, openings, cut)) / problem.bounds[1] - 1e-6);
  const [year, stage] = [problem.years[cut.year]!, names.stage(cut.stage)];
  const first = names.area(cut.areas[0]!);
  return {
    zh: `最小的放宽：到 ${year} 年，在${first.zh}${cut.areas.length > 1 ? `等 ${cut.areas.length} 处` : ""}可去的范围内，另增${stage.zh}学位 ${more} 个（增加候选项目，或放宽最远路程）`,
    en: `smallest easing: by ${year}, ${more} more places (${stage.en}) within reach of ${first.en}${cut.areas.length > 1 ? ` and ${cut.areas.length - 1} more` : ""} (another candidate, or a longer way)`,
  };
}

async function leastShort(run: ProjectRun): Promise<number | null> {
  const { best } = await pursue(projectRun(run), { goal: "short", shortAtMost: null });
  return best?.short ?? null;
}

/** The least by which the budget must be raised. */
async function moreMoney(run: ProjectRun, unlimited: number): Promise<Words | null> {
  const { best, bound } = await pursue(projectRun(run), { goal: "above", shortAtMost: unlimited });
  if (best === null || bound === null) return null;
  const yuan = yuanWords(Math.ceil(best.above - 1e-6));
  const each = run.ground.problem.yearlyYuan !== null;
  const left = unlimited > 1e-6;
  return {
    zh: `最小的放宽：${each ? "每年" : ""}预算增加 ${yuan} 元，${left ? "能解决的都能解决" : "每名学生都有学位"}`,
    en: `smallest easing: ${yuan} yuan more${each ? " each year" : ""}, and ${left ? "all that money can mend is mended" : "every child has a place"}`,
  };
}

/** Rules that cannot hold together, for a plan that keeps none of them. */
export async function conflictOf(run: ProjectRun, model: LinearModel): Promise<readonly Words[]> {
  return await findConflict(run.solver, model, { seconds: Math.max(2, timeLeft(run.pace)) });
}

/** The smallest fall of the lower bound with which there is a plan, to a hundredth; null: it is not the lower bound. */
export async function lowerBoundEasing(run: ProjectRun): Promise<Words | null> {
  const { problem } = run.ground;
  const [low, high] = problem.bounds;
  if (low === 0) return null;
  const stands = async (share: number): Promise<boolean> => {
    const eased = cutGround({ ...problem, bounds: [share, high] });
    const { best } = await pursue(projectRun({ ...run, ground: eased }), { goal: "short", shortAtMost: null });
    return best !== null;
  };
  if (!(await stands(0))) return null;
  let [good, bad] = [0, Math.ceil(low * 100)];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (await stands(middle / 100)) good = middle;
    else bad = middle;
  }
  return {
    zh: `最小的放宽：学生数下限从学位数的 ${Math.round(low * 100)}% 降到 ${good}%`,
    en: `smallest easing: lower the least load from ${Math.round(low * 100)} % of the places to ${good} %`,
  };
}
