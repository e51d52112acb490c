import type { Words } from "../../solve/index.ts";
import type { Cell, ProjectCut } from "./project-cuts.ts";
import { placesWith, type Project, type ProjectProblem } from "./project-problem.ts";

/** Names said one by one; more are counted. */
const NAMED = 6;

/** How areas, schools and stages are called in words. */
export interface ProjectNames {
  readonly area: (area: number) => Words;
  readonly school: (school: number) => Words;
  readonly stage: (stage: number) => Words;
}

/** Names by code, where nothing better is known. */
export function plainNames({ areas, schools, stages }: ProjectProblem): ProjectNames {
  const both = (text: string): Words => ({ zh: text, en: text });
  return {
    area: (area) => both(areas[area]!),
    school: (school) => both(schools[school]!),
    stage: (stage) => both(stages[stage]!),
  };
}

/** Names as people know them: schools by name, new schools by that of their project. */
export function projectNames(
  { areas, schools, projects, stages }: ProjectProblem,
  known: { readonly names: ReadonlyMap<string, string>; readonly stage: (id: string) => Words },
): ProjectNames {
  const fresh = new Map(
    projects.flatMap(({ kind, school, name }) => (kind === "new" ? [[school, name] as const] : [])),
  );
  const both = (text: string): Words => ({ zh: text, en: text });
  return {
    area: (area) => both(known.names.get(areas[area]!) ?? areas[area]!),
    school: (school) => both(fresh.get(school) ?? known.names.get(schools[school]!) ?? schools[school]!),
    stage: (stage) => known.stage(stages[stage]!),
  };
}

/** Some names in a row; many are counted. */
export function listed(words: readonly Words[]): Words {
  const more = words.length > NAMED ? words.length : 0;
  const some = words.slice(0, NAMED);
  return {
    zh: some.map(({ zh }) => zh).join("、") + (more > 0 ? ` 等 ${more} 处` : ""),
    en: some.map(({ en }) => en).join(", ") + (more > 0 ? ` and others, ${more} in all` : ""),
  };
}

/** A number of children, whole where it is nearly so. */
export function head(children: number): string {
  return String(Math.abs(children - Math.round(children)) < 1e-6 ? Math.round(children) : Number(children.toFixed(1)));
}

/** An amount of money with separators. */
export function yuanWords(yuan: number): string {
  return Math.round(yuan)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** The rules of a plan of projects as a person would say them. */
export const projectWords = {
  once: ({ name }: Project): Words => ({ zh: `“${name}”至多建一次`, en: `“${name}” is carried out once at most` }),
  onceRule: (): Words => ({ zh: "每个项目至多一次", en: "every project once at most" }),
  fixed: ({ name, fixed }: Project): Words => ({
    zh: `“${name}”定在 ${fixed} 年`,
    en: `“${name}” is to open in ${fixed}`,
  }),
  fixedRule: (): Words => ({ zh: "手工定下的年份不变", en: "years decided by hand stay" }),
  oneOf: (word: string, projects: readonly Project[]): Words => ({
    zh: `“${word}”中只选一个：${projects.map(({ name }) => name).join("、")}`,
    en: `one of “${word}” only: ${projects.map(({ name }) => name).join(", ")}`,
  }),
  notBoth: (school: Words): Words => ({
    zh: `${school.zh}不能既扩建又撤并`,
    en: `${school.en} is not extended and closed`,
  }),
  budget: (yuan: number): Words => ({
    zh: `建设费用合计不超过 ${yuanWords(yuan)} 元`,
    en: `building costs are at most ${yuanWords(yuan)} yuan altogether`,
  }),
  yearly: (year: number, yuan: number): Words => ({
    zh: `${year} 年建设费用不超过 ${yuanWords(yuan)} 元`,
    en: `building costs of ${year} are at most ${yuanWords(yuan)} yuan`,
  }),
  yearlyRule: (): Words => ({ zh: "每年建设费用不超过预算", en: "building costs of each year are within its budget" }),
  cut: (problem: ProjectProblem, names: ProjectNames, cut: ProjectCut): Words => {
    const where = listed(cut.areas.map(names.area));
    const year = problem.years[cut.year]!;
    const stage = names.stage(cut.stage);
    if (cut.kind === "short")
      return {
        zh: `${year} 年${stage.zh}：${where.zh}共 ${head(cut.children)} 名学生，只能去 ${cut.schools.length} 所学校，装不下的没有学位`,
        en: `${year}, ${stage.en}: ${head(cut.children)} children of ${where.en} can only go to ${cut.schools.length} schools; who does not fit has no place`,
      };
    const schools = listed(cut.schools.map(names.school));
    return {
      zh: `${year} 年${stage.zh}：${schools.zh}按下限要的学生，不多于能去的 ${head(cut.children)} 名`,
      en: `${year}, ${stage.en}: by their lower bounds ${schools.en} need no more than the ${head(cut.children)} children who can go there`,
    };
  },
  cutRule: (kind: ProjectCut["kind"]): Words =>
    kind === "short"
      ? { zh: "装不下的学生没有学位", en: "children who do not fit have no place" }
      : { zh: "开办的学校不低于下限", en: "schools that are open have no fewer children than their lower bounds" },
  short: (problem: ProjectProblem, names: ProjectNames, { stage, year }: Cell): Words => ({
    zh: `${problem.years[year]} 年${names.stage(stage).zh}没有学位的学生`,
    en: `children without a place in ${problem.years[year]}, ${names.stage(stage).en}`,
  }),
} as const;

/** Why a cut stands in the way with these projects: who, where to, by how many. */
export function shortWords(
  problem: ProjectProblem,
  names: ProjectNames,
  { cut, openings }: { readonly cut: ProjectCut; readonly openings: ArrayLike<number> },
): Words {
  const places = placesWith(problem, openings, cut);
  const room = cut.schools.reduce((sum, school) => sum + problem.bounds[1] * places[school]!, 0);
  const where = listed(cut.areas.map(names.area));
  const [year, stage] = [problem.years[cut.year]!, names.stage(cut.stage)];
  const short = head(Math.max(0, cut.children - room));
  return {
    zh: `${year} 年${stage.zh}：${where.zh}有 ${head(cut.children)} 名学生，能去的学校共 ${head(room)} 个学位，还差 ${short} 个`,
    en: `${year}, ${stage.en}: ${where.en} have ${head(cut.children)} children; the schools they can go to have ${head(room)} places: ${short} are short`,
  };
}
