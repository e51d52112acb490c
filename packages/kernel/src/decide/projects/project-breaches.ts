import type { Words } from "../../solve/index.ts";
import { cutGround, lookAt, placesOfOpenings } from "./project-cuts.ts";
import { projectMoney, spendingYears } from "./project-money.ts";
import { type Openings, openingYears, type ProjectProblem } from "./project-problem.ts";
import { head, listed, type ProjectNames, projectWords, yuanWords } from "./project-words.ts";

/**
 * Which rules projects break whose years were chosen by hand: years, one of a group, closed and built at once, money, fewest children of a school. Children
 * without a place break no rule: they are counted.
 *
 * @returns the rules as a person would say them; empty when all are kept
 * @example projectBreaches(problem, names, openings) // [{ zh: "建设费用合计不超过 3,000,000 元（现为 4,000,000 元）", en: … }]
 */
export function projectBreaches(problem: ProjectProblem, names: ProjectNames, openings: Openings): readonly Words[] {
  return [
    ...wrongYears(problem, openings),
    ...wrongGroups(problem, names, openings),
    ...wrongMoney(problem, openings),
    ...tooFew(problem, names, openings),
  ];
}

function wrongYears(problem: ProjectProblem, openings: Openings): readonly Words[] {
  return problem.projects.flatMap((project, p): readonly Words[] => {
    const at = openings[p]!;
    const { name, fixed } = project;
    if (typeof fixed === "number" && problem.years[at] !== fixed) return [projectWords.fixed(project)];
    if (fixed === "never" && at >= 0) return [{ zh: `“${name}”已定不建`, en: `“${name}” is not to be carried out` }];
    if (fixed !== null || at < 0 || openingYears(problem, project).includes(at)) return [];
    const first = Math.max(project.earliest, problem.now + project.buildingYears);
    return [{ zh: `“${name}”最早 ${first} 年开办`, en: `“${name}” can open in ${first} at the earliest` }];
  });
}

function wrongGroups(problem: ProjectProblem, names: ProjectNames, openings: Openings): readonly Words[] {
  const { projects } = problem;
  const built = projects.flatMap((project, p) => (openings[p]! >= 0 ? [project] : []));
  const groups = Map.groupBy(built, ({ oneOf }) => oneOf ?? "");
  const twice = [...groups].filter(([word, members]) => word !== "" && members.length > 1);
  const closed = new Set(built.flatMap(({ kind, school }) => (kind === "closure" ? [school] : [])));
  const both = [...closed].filter((school) => built.filter((one) => one.school === school).length > 1);
  return [
    ...twice.map(([word, members]) => projectWords.oneOf(word, members)),
    ...both.map((school) => projectWords.notBoth(names.school(school))),
  ];
}

/** Yuan that are let pass as rounding. */
const ROUNDING = 0.5;

function wrongMoney(problem: ProjectProblem, openings: Openings): readonly Words[] {
  const { projects, years, budgetYuan, yearlyYuan } = problem;
  const built = projects.flatMap((project, p) => (openings[p]! < 0 ? [] : [{ project, opens: years[openings[p]!]! }]));
  const all = built.reduce((sum, { project }) => sum + project.costYuan, 0);
  const found = budgetYuan !== null && all > budgetYuan + ROUNDING ? [now(projectWords.budget(budgetYuan), all)] : [];
  if (yearlyYuan === null) return found;
  const capital = built.map(({ project, opens }) => projectMoney(problem, project, opens).capital);
  return spendingYears(problem).reduce((list, year, at) => {
    const [spent, most] = [capital.reduce((sum, one) => sum + one[at]!, 0), yearlyYuan[at] ?? 0];
    return spent > most + ROUNDING ? [...list, now(projectWords.yearly(year, most), spent)] : list;
  }, found);
}

function now({ zh, en }: Words, yuan: number): Words {
  return { zh: `${zh}（现为 ${yuanWords(yuan)} 元）`, en: `${en} (now ${yuanWords(yuan)})` };
}

/** Schools that cannot have their fewest children, whoever goes where. */
function tooFew(problem: ProjectProblem, names: ProjectNames, openings: Openings): readonly Words[] {
  if (problem.bounds[0] === 0) return [];
  const placesOf = placesOfOpenings(problem, openings);
  return lookAt(cutGround(problem), placesOf)
    .cuts.filter(({ kind }) => kind === "low")
    .map(({ stage, year, schools, children }) => {
      const places = placesOf({ stage, year });
      const wanted = schools.reduce((sum, school) => sum + problem.bounds[0] * places[school]!, 0);
      const [where, of] = [listed(schools.map(names.school)), names.stage(stage)];
      return {
        zh: `${problem.years[year]} 年${of.zh}：${where.zh}按下限要 ${head(wanted)} 名学生，能去的只有 ${head(children)} 名`,
        en: `${problem.years[year]}, ${of.en}: ${where.en} need ${head(wanted)} children by their lower bounds; ${head(children)} can go there`,
      };
    });
}
