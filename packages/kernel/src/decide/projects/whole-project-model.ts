import { createModelBuilder, type LinearModel, type ModelBuilder, type Term } from "../../solve/index.ts";
import type { CutGround } from "./project-cuts.ts";
import { type Opening, projectModel } from "./project-model.ts";
import { addedPlaces, childrenAt } from "./project-problem.ts";
import { head, type ProjectNames } from "./project-words.ts";

/** What is minimised, and what must be reached. */
export interface WholeAsk {
  readonly names: ProjectNames;
  readonly goal: "short" | "cost" | "distance";
  /** children without a place, at most; null: no such rule */
  readonly shortAtMost: number | null;
  /** discounted yuan at most; null: no such rule */
  readonly costAtMost: number | null;
}

/** Who goes where, column by column. */
export interface WholeModel {
  readonly model: LinearModel;
  /** the openings, whose columns come first and are those of the model of cuts */
  readonly openings: readonly Opening[];
}

interface Making {
  readonly ground: CutGround;
  readonly builder: ModelBuilder;
  readonly ask: WholeAsk;
  readonly openings: readonly Opening[];
  /** column of the children without a place of each cell */
  readonly short: ReadonlyMap<string, number>;
}

/**
 * The same problem with every child's way written out, as other solvers can read it: children of each area at each school, stage and year. Larger than
 * the model that is solved, which knows where children go only by its cuts.
 *
 * @example writeLp(wholeProjectModel(ground, { names, goal: "cost", shortAtMost: 0, costAtMost: null }).model)
 */
export function wholeProjectModel(ground: CutGround, ask: WholeAsk): WholeModel {
  const first = projectModel(ground, { cuts: [], names: ask.names, aboveBudget: false });
  const builder = createModelBuilder("projects, every way");
  const { columns } = first.model;
  columns.names.forEach((name, j) => {
    const cost = ask.goal === "distance" ? 0 : first.costs[ask.goal][j]!;
    builder.column({ name, cost, upper: columns.upper[j]!, integer: columns.integer[j] === 1 });
  });
  copyRows(first.model, builder);
  addLimit(builder, ask.shortAtMost, { name: "short_reached", cost: first.costs.short });
  addLimit(builder, ask.costAtMost, { name: "cost_reached", cost: first.costs.cost });
  const short = new Map(
    ground.cells.map(({ block, stage, year }, at) => [`${block}|${stage}|${year}`, first.short[at]!]),
  );
  const making: Making = { ground, builder, ask, openings: first.openings, short };
  const { stages, years } = ground.problem;
  for (let stage = 0; stage < stages.length; stage++)
    for (let year = 0; year < years.length; year++) addYear(making, stage, year);
  return { model: builder.finish(), openings: first.openings };
}

function copyRows({ rows, matrix }: LinearModel, builder: ModelBuilder): void {
  rows.names.forEach((name, i) => {
    const terms: Term[] = [];
    for (let k = matrix.starts[i]!; k < matrix.starts[i + 1]!; k++) terms.push([matrix.columns[k]!, matrix.values[k]!]);
    const rule = rows.rules[rows.rule[i]!]!;
    builder.row({ name, lower: rows.lower[i]!, upper: rows.upper[i]!, says: rows.says[i]!, rule }, terms);
  });
}

function addLimit(
  builder: ModelBuilder,
  upper: number | null,
  { name, cost }: { readonly name: string; readonly cost: Float64Array },
): void {
  if (upper === null) return;
  const terms = Array.from(cost.keys()).flatMap((j): Term[] => (cost[j] === 0 ? [] : [[j, cost[j]!]]));
  builder.row({ name, upper, says: { zh: "不劣于前面的目标", en: "no worse than the goals before" } }, terms);
}

/** Every child goes to a school within reach, or has none; a school takes no more than its places, and no fewer than its lower bound. */
function addYear({ ground, builder, ask, openings, short }: Making, stage: number, year: number): void {
  const { problem, reach, blockOf } = ground;
  const children = childrenAt(problem, { stage, year });
  const atSchool: Term[][] = problem.schools.map(() => []);
  const without = new Map<string, Term[]>();
  reach.forEach((own, area) => {
    if (children[area] === 0) return;
    const stays = builder.column({ name: `none_${area}_${stage}_${year}` });
    const cell = `${blockOf[area]}|${stage}|${year}`;
    without.set(cell, [...(without.get(cell) ?? []), [stays, 1]]);
    const terms = own.map((school): Term => {
      const metres = problem.wayM === null ? 0 : problem.wayM[area * problem.schools.length + school]!;
      const column = builder.column({
        name: `x_${area}_${school}_${stage}_${year}`,
        cost: ask.goal === "distance" ? metres : 0,
      });
      atSchool[school]!.push([column, 1]);
      return [column, 1];
    });
    const says = {
      zh: `${head(children[area]!)} 名学生各有去处`,
      en: `${head(children[area]!)} children go somewhere`,
    };
    const row = { name: `area_${area}_${stage}_${year}`, lower: children[area]!, upper: children[area]!, says };
    builder.row({ ...row, rule: { zh: "每名学生都有去处", en: "every child goes somewhere" } }, [...terms, [stays, 1]]);
  });
  for (const [cell, terms] of without) {
    const says = { zh: "没有学位的学生合计", en: "children without a place, added up" };
    builder.row({ name: `without_${cell}`, lower: 0, upper: 0, says }, [...terms, [short.get(cell)!, -1]]);
  }
  atSchool.forEach((terms, school) => addLoad({ problem, builder, openings }, { school, stage, year, terms }));
}

function addLoad(
  { problem, builder, openings }: Pick<Making, "builder" | "openings"> & { readonly problem: CutGround["problem"] },
  at: { readonly school: number; readonly stage: number; readonly year: number; readonly terms: readonly Term[] },
): void {
  const { school, stage, year, terms } = at;
  const standing = problem.places[school * problem.stages.length + stage]!;
  const changes = openings.flatMap(({ project: p, year: opens, column }): Term[] => {
    const project = problem.projects[p]!;
    if (project.school !== school || opens > year) return [];
    return [[column, addedPlaces(problem, project, { stage, opens, year })]];
  });
  if (terms.length === 0 && changes.length === 0 && standing === 0) return;
  const [low, high] = problem.bounds;
  const name = `${problem.schools[school]} ${problem.years[year]}`;
  const scaled = (share: number): readonly Term[] => changes.map(([column, places]): Term => [column, -share * places]);
  const most = { zh: `${name} 年不超过上限`, en: `${name}: no more than its upper bound` };
  builder.row({ name: `most_${school}_${stage}_${year}`, upper: high * standing, says: most }, [
    ...terms,
    ...scaled(high),
  ]);
  if (low === 0) return;
  const least = { zh: `${name} 年不低于下限`, en: `${name}: no fewer than its lower bound` };
  builder.row({ name: `least_${school}_${stage}_${year}`, lower: low * standing, says: least }, [
    ...terms,
    ...scaled(low),
  ]);
}
