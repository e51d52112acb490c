import type { Words } from "../../solve/index.ts";
import { type CutGround, lookAt, placesOfOpenings } from "./project-cuts.ts";
import { projectMoney } from "./project-money.ts";
import type { Openings } from "./project-problem.ts";
import { head, listed, type ProjectNames, yuanWords } from "./project-words.ts";

/** Children who would have no place more than with the plan, in one stage and year. */
export interface Lacking {
  readonly stage: number;
  readonly year: number;
  readonly children: number;
}

/** Why a project is in the plan. */
export interface ProjectReason {
  readonly because: Words;
  /** what would lack without it, by stage and year */
  readonly without: readonly Lacking[];
}

/**
 * Why each project of a plan is there: what would lack without it, and what if it came a year later; a closure, what it saves.
 *
 * @returns by project; null where it is not carried out
 */
export function reasonsOf(
  ground: CutGround,
  names: ProjectNames,
  openings: Openings,
): readonly (ProjectReason | null)[] {
  const base = lookAt(ground, placesOfOpenings(ground.problem, openings));
  return openings.map((opens, p) => {
    if (opens < 0) return null;
    const without = lackingWith(ground, base.short, replaced(openings, p, -1));
    const later = lackingWith(ground, base.short, replaced(openings, p, opens + 1));
    return { because: becauseOf(ground, names, { p, opens, without, later }), without: without.lacking };
  });
}

function replaced(openings: Openings, p: number, opens: number): Openings {
  return openings.map((one, q) => (q === p ? opens : one));
}

interface Lack {
  readonly lacking: readonly Lacking[];
  /** areas of the first year in which some lack */
  readonly areas: readonly number[];
}

function lackingWith(ground: CutGround, base: Float64Array, openings: Openings): Lack {
  const looked = lookAt(ground, placesOfOpenings(ground.problem, openings));
  const sums = new Map<string, Lacking>();
  ground.cells.forEach(({ stage, year }, at) => {
    const children = looked.short[at]! - base[at]!;
    if (!(children > 1e-6)) return;
    const key = `${year}|${stage}`;
    sums.set(key, { stage, year, children: (sums.get(key)?.children ?? 0) + children });
  });
  const lacking = [...sums.values()].toSorted((a, b) => a.year - b.year || a.stage - b.stage);
  const first = lacking[0];
  const cut = looked.cuts.find((one) => one.kind === "short" && one.stage === first?.stage && one.year === first.year);
  return { lacking, areas: cut?.areas ?? [] };
}

function becauseOf(
  ground: CutGround,
  names: ProjectNames,
  ask: { readonly p: number; readonly opens: number; readonly without: Lack; readonly later: Lack },
): Words {
  const { problem } = ground;
  const project = problem.projects[ask.p]!;
  const { running, discounted } = projectMoney(problem, project, problem.years[ask.opens]!);
  const [first] = ask.without.lacking;
  if (first === undefined) {
    const saves = running.at(-1) ?? 0;
    if (project.fixed !== null)
      return { zh: "按手工定下的年份列入；不建也不缺学位", en: "decided by hand; no place would lack without it" };
    if (saves < 0 || discounted < 0)
      return {
        zh: `其他学校在最远路程内能接收它的学生，每年节省运行费 ${yuanWords(-saves)} 元`,
        en: `other schools within the longest way take its children, and ${yuanWords(-saves)} yuan a year are saved`,
      };
    return { zh: "不增加费用，路程更短", en: "it costs nothing, and ways are shorter" };
  }
  const most = ask.without.lacking.reduce((a, b) => (b.children > a.children ? b : a));
  const where = listed(ask.without.areas.map(names.area));
  const later = ask.later.lacking[0];
  const year = (at: number): number => problem.years[at]!;
  const isMore = most.year !== first.year;
  return {
    zh:
      `没有它，${year(first.year)} 年${names.stage(first.stage).zh}有 ${head(first.children)} 名学生没有学位（${where.zh}）` +
      (isMore ? `，${year(most.year)} 年最多，${names.stage(most.stage).zh} ${head(most.children)} 名` : "") +
      (later === undefined || isSame(later, first)
        ? ""
        : `；推迟一年开办，${year(later.year)} 年缺 ${head(later.children)} 个`),
    en:
      `without it ${head(first.children)} children have no place in ${year(first.year)}, ${names.stage(first.stage).en} (${where.en})` +
      (isMore ? `; most in ${year(most.year)}: ${head(most.children)}, ${names.stage(most.stage).en}` : "") +
      (later === undefined || isSame(later, first)
        ? ""
        : `; a year later ${head(later.children)} would lack one in ${year(later.year)}`),
  };
}

function isSame(one: Lacking, other: Lacking): boolean {
  return one.year === other.year && one.stage === other.stage && Math.abs(one.children - other.children) < 1e-6;
}
