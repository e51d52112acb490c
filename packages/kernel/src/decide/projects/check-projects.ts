import { relativeGap, type Words } from "../../solve/index.ts";
import type { ProjectsDocument } from "./project-document.ts";
import type { ProjectProblem } from "./project-problem.ts";

const NEAR = 1e-6;

/**
 * Looks at the document of a plan from the problem alone, sharing nothing with the search: every child somewhere or counted as without a place, loads within
 * bounds and reach, years and budgets kept, costs added up again, and that who has no place could have none with these projects.
 *
 * @returns what is wrong, in words; empty when the plan stands, or there is none
 * @example checkProjects(problem, projectsDocument(problem, plan)) // []
 */
export function checkProjects(problem: ProjectProblem, document: ProjectsDocument): readonly Words[] {
  if (document.without_place === null) return [];
  return [
    ...checkYears(problem, document),
    ...checkMoney(problem, document),
    ...checkLoads(problem, document),
    ...checkPlacements(problem, document),
    ...checkGoals(document),
  ];
}

function wrong(zh: string, en: string): Words {
  return { zh, en };
}

function checkYears({ projects, now, years }: ProjectProblem, document: ProjectsDocument): readonly Words[] {
  const found: Words[] = [];
  const groups = new Map<string, number>();
  document.projects.forEach(({ project: id, opens }, p) => {
    const { earliest, buildingYears, fixed, oneOf, kind, school } = projects[p]!;
    if (typeof fixed === "number" && opens !== fixed)
      found.push(wrong(`${id} 应在 ${fixed} 年`, `${id} is to open in ${fixed}`));
    if (opens === null) return;
    if (fixed === "never" || !years.includes(opens)) found.push(wrong(`${id} 不应开办`, `${id} is not to open`));
    if (fixed === null && opens < Math.max(earliest, now + buildingYears))
      found.push(wrong(`${id} 早于最早年份`, `${id} opens too early`));
    if (oneOf !== null) groups.set(oneOf, (groups.get(oneOf) ?? 0) + 1);
    const isBoth =
      kind === "closure" &&
      document.projects.some((other, q) => q !== p && other.opens !== null && projects[q]!.school === school);
    if (isBoth) found.push(wrong(`${id}：既撤并又建设`, `${id}: closed and built at once`));
  });
  for (const [word, count] of groups)
    if (count > 1) found.push(wrong(`“${word}”选了 ${count} 个`, `${count} of "${word}" are carried out`));
  return found;
}

function checkMoney(problem: ProjectProblem, document: ProjectsDocument): readonly Words[] {
  const { now, years, projects, budgetYuan, yearlyYuan, discountRate } = problem;
  const last = years.at(-1)!;
  const spent = Array.from({ length: last - now + 1 }, () => ({ building: 0, running: 0 }));
  let all = 0;
  document.projects.forEach(({ opens }, p) => {
    if (opens === null) return;
    const { costYuan, runningYuan, buildingYears } = projects[p]!;
    all += costYuan;
    const from = buildingYears === 0 ? opens : opens - buildingYears;
    const to = buildingYears === 0 ? opens : opens - 1;
    for (let year = from; year <= to; year++)
      spent[Math.max(0, year - now)]!.building += costYuan / Math.max(1, buildingYears);
    for (let year = opens; year <= last; year++) spent[year - now]!.running += runningYuan;
  });
  const found: Words[] = [];
  const over = (yuan: number, limit: number): boolean => yuan > limit + NEAR * Math.max(1, limit);
  if (budgetYuan !== null && over(all, budgetYuan)) found.push(wrong("超过预算", "above the budget"));
  if (yearlyYuan !== null)
    spent.forEach(({ building }, at) => {
      if (over(building, yearlyYuan[at] ?? 0))
        found.push(wrong(`${now + at} 年超过预算`, `above the budget of ${now + at}`));
    });
  const discounted = spent.reduce((sum, one, at) => sum + (one.building + one.running) / (1 + discountRate) ** at, 0);
  if (Math.abs(discounted - document.discounted_yuan!) > NEAR * Math.max(1, Math.abs(discounted)))
    found.push(wrong("费用加总不符", "costs do not add up"));
  return found;
}

function placesIn({ projects, places, stages, schools }: ProjectProblem, document: ProjectsDocument) {
  return (year: number, stage: number): readonly number[] =>
    schools.map((_, school) => {
      const own = places[school * stages.length + stage]!;
      return projects.reduce((sum, project, p) => {
        const { opens } = document.projects[p]!;
        if (project.school !== school || opens === null || opens > year) return sum;
        const [full, over] = [project.places[stage]!, project.fillYears[stage]!];
        const filled = Math.floor((full * Math.min(over, year - opens + 1)) / over + 1e-9);
        return project.kind === "closure" ? 0 : sum + (year - opens + 1 < over ? filled : full);
      }, own);
    });
}

function checkLoads(problem: ProjectProblem, document: ProjectsDocument): readonly Words[] {
  const { schools, stages, bounds } = problem;
  const [low, high] = bounds;
  const placesOf = placesIn(problem, document);
  return document.loads.flatMap(({ school_year, stage, school_code, children, places }) => {
    const here = placesOf(school_year, stages.indexOf(stage))[schools.indexOf(school_code)]!;
    const slack = NEAR * Math.max(1, here);
    const said = `${school_code} ${school_year} ${stage}`;
    if (Math.abs(here - places) > slack) return [wrong(`${said} 学位数不符`, `${said}: places do not agree`)];
    if (children > high * here + slack) return [wrong(`${said} 超过上限`, `${said}: above its bound`)];
    return children < low * here - slack ? [wrong(`${said} 低于下限`, `${said}: below its bound`)] : [];
  });
}

/** Everybody is somewhere, in reach; and where some are not, their areas and the schools in their reach prove it: all of those are full of their own. */
function checkPlacements(problem: ProjectProblem, document: ProjectsDocument): readonly Words[] {
  const { placements } = document;
  if (placements === null) return [];
  const { areas, stages, years, schools, children, wayM } = problem;
  const found: Words[] = [];
  const sums = new Map<string, number>();
  const add = (key: string, value: number): void => void sums.set(key, (sums.get(key) ?? 0) + value);
  for (const { school_year, stage, area, school_code, children: some } of placements) {
    add(`area|${school_year}|${stage}|${area}`, some);
    add(`load|${school_year}|${stage}|${school_code}`, some);
    const way = wayM?.[areas.indexOf(area) * schools.length + schools.indexOf(school_code)] ?? 0;
    if (way === Infinity) found.push(wrong(`${area} 到 ${school_code} 太远`, `${school_code} is too far from ${area}`));
  }
  for (const { school_year, stage, area, children: some } of document.short)
    add(`area|${school_year}|${stage}|${area}`, some);
  areas.forEach((area, a) =>
    stages.forEach((stage, g) =>
      years.forEach((year, t) => {
        const all = children[(a * stages.length + g) * years.length + t]!;
        if (Math.abs((sums.get(`area|${year}|${stage}|${area}`) ?? 0) - all) > NEAR * Math.max(1, all))
          found.push(wrong(`${area} ${year} 年人数不符`, `${area} ${year}: children do not add up`));
      }),
    ),
  );
  for (const row of document.loads) {
    const load = sums.get(`load|${row.school_year}|${row.stage}|${row.school_code}`) ?? 0;
    if (Math.abs(load - row.children) > NEAR * Math.max(1, load))
      found.push(wrong(`${row.school_code} 人数不符`, `${row.school_code}: children do not add up`));
  }
  return [...found, ...checkShort(problem, document)];
}

/** From every area with children left over: the schools in reach, the areas with children there, the schools in their reach …: all of them are full. */
function checkShort(problem: ProjectProblem, document: ProjectsDocument): readonly Words[] {
  const { areas, schools, wayM } = problem;
  const near = (area: number, school: number): boolean =>
    wayM === null || wayM[area * schools.length + school]! < Infinity;
  const at = (names: readonly string[]) => new Map(names.map((name, i) => [name, i]));
  const [areaAt, schoolAt] = [at(areas), at(schools)];
  const ofYear = (row: { readonly school_year: number; readonly stage: string }): string =>
    `${row.school_year}|${row.stage}`;
  const rows = Map.groupBy(document.placements ?? [], ofYear);
  const room = Map.groupBy(document.loads, ofYear);
  return [...Map.groupBy(document.short, ofYear)].flatMap(([key, short]) => {
    const open = new Map((room.get(key) ?? []).map((row) => [schoolAt.get(row.school_code)!, row.most - row.children]));
    const seen = new Set<number>();
    const waiting = short.map((row) => areaAt.get(row.area)!);
    const known = new Set(waiting);
    const follow = (school: number): void => {
      seen.add(school);
      for (const row of rows.get(key) ?? []) {
        const other = areaAt.get(row.area)!;
        if (schoolAt.get(row.school_code) !== school || known.has(other)) continue;
        known.add(other);
        waiting.push(other);
      }
    };
    for (const area of waiting)
      for (const school of open.keys()) if (!seen.has(school) && near(area, school)) follow(school);
    const free = [...seen].filter((school) => open.get(school)! > 1e-4);
    return free.length === 0
      ? []
      : [wrong(`${key}：还有学位没有用上`, `${key}: there are places left for those who have none`)];
  });
}

function checkGoals({ goals, without_place, discounted_yuan }: ProjectsDocument): readonly Words[] {
  return goals.flatMap(({ id, objective, bound, gap }) => {
    const real = id === "short" ? without_place! : id === "cost" ? discounted_yuan! : objective;
    const slack = NEAR * Math.max(1, Math.abs(real));
    if (Math.abs(real - objective) > 10 * slack) return [wrong(`目标 ${id} 不符`, `goal ${id} does not agree`)];
    if (bound !== null && bound > objective + slack)
      return [wrong(`${id} 的界高于方案`, `${id}: the bound is above the plan`)];
    if (bound !== null && gap !== null && Math.abs(gap - relativeGap(objective, bound)) > 1e-9)
      return [wrong(`${id} 的差距不符`, `${id}: the gap does not agree`)];
    return [];
  });
}
