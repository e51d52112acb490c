import { createModelBuilder, type LinearModel, type ModelBuilder, type Term } from "../../solve/index.ts";
import type { Cell, CutGround, ProjectCut } from "./project-cuts.ts";
import { projectMoney, spendingYears } from "./project-money.ts";
import { addedPlaces, openingYears, type ProjectProblem } from "./project-problem.ts";
import { type ProjectNames, projectWords } from "./project-words.ts";

/** A project that opens in a year. */
export interface Opening {
  readonly project: number;
  /** number of the year */
  readonly year: number;
  readonly column: number;
}

/** The model, and where its decisions stand. */
export interface ProjectModel {
  readonly model: LinearModel;
  readonly openings: readonly Opening[];
  /** children without a place, by cell of the ground */
  readonly short: readonly number[];
  /** yuan above the budget; null unless it is asked how much more is needed */
  readonly above: number | null;
  readonly costs: Readonly<Record<"short" | "cost" | "above", Float64Array>>;
}

/** How the model is made. */
export interface ModelAsk {
  readonly cuts: readonly ProjectCut[];
  readonly names: ProjectNames;
  /** the budget may be passed, at a price */
  readonly aboveBudget: boolean;
}

interface Making {
  readonly builder: ModelBuilder;
  readonly problem: ProjectProblem;
  readonly names: ProjectNames;
  readonly openings: Opening[];
  readonly byProject: readonly Opening[][];
  readonly above: number | null;
}

/**
 * Which project opens in which year: one decision of yes or no for each, children without a place by cell, and of where children go only the
 * cuts that were found to matter. Places a project adds count from its year on.
 *
 * @source Benders 1962; the cuts are those of Hall's theorem (see placeMost)
 */
export function projectModel(ground: CutGround, { cuts, names, aboveBudget }: ModelAsk): ProjectModel {
  const { problem, cells } = ground;
  const builder = createModelBuilder("projects");
  const openings: Opening[] = [];
  const byProject = problem.projects.map((project, p) =>
    openingYears(problem, project).map((year) => {
      const column = builder.column({ name: `${project.id}_opens_${problem.years[year]}`, upper: 1, integer: true });
      openings.push({ project: p, year, column });
      return openings.at(-1)!;
    }),
  );
  const short = cells.map((cell) => builder.column({ name: shortName(problem, cell) }));
  const limited = problem.budgetYuan !== null || problem.yearlyYuan !== null;
  const above = aboveBudget && limited ? builder.column({ name: "yuan above the budget" }) : null;
  const making: Making = { builder, problem, names, openings, byProject, above };
  addProjects(making);
  addBudgets(making);
  const cellOf = new Map(cells.map((cell, at) => [keyOfCell(cell), short[at]!]));
  cuts.forEach((cut, at) => addCut(making, cut, { at, short: cellOf.get(keyOfCell(cut))! }));
  const model = builder.finish();
  return { model, openings, short, above, costs: costsOf(model, making, short) };
}

function keyOfCell({ block, stage, year }: Cell): string {
  return `${block}|${stage}|${year}`;
}

function shortName({ years, stages }: ProjectProblem, { block, stage, year }: Cell): string {
  return `without_place_${years[year]}_${stages[stage]}_part_${block + 1}`;
}

function addProjects({ builder, problem, names, byProject }: Making): void {
  problem.projects.forEach((project, p) => {
    const terms = byProject[p]!.map(({ column }): Term => [column, 1]);
    if (typeof project.fixed === "number")
      builder.row(
        { name: `fixed_${p}`, lower: 1, upper: 1, says: projectWords.fixed(project), rule: projectWords.fixedRule() },
        terms,
      );
    else if (terms.length > 0)
      builder.row(
        { name: `once_${p}`, upper: 1, says: projectWords.once(project), rule: projectWords.onceRule() },
        terms,
      );
  });
  const groups = Map.groupBy(problem.projects.keys(), (p) => problem.projects[p]!.oneOf ?? "");
  for (const [word, members] of groups) {
    if (word === "" || members.length < 2) continue;
    const says = projectWords.oneOf(
      word,
      members.map((p) => problem.projects[p]!),
    );
    builder.row({ name: `one_of_${members[0]}`, upper: 1, says }, termsOf(byProject, members));
  }
  const closures = problem.projects.flatMap(({ kind }, p) => (kind === "closure" ? [p] : []));
  for (const p of closures)
    problem.projects.forEach((other, q) => {
      if (q === p || other.school !== problem.projects[p]!.school) return;
      const says = projectWords.notBoth(names.school(other.school));
      builder.row({ name: `not_both_${p}_${q}`, upper: 1, says }, termsOf(byProject, [p, q]));
    });
}

function termsOf(byProject: Making["byProject"], projects: readonly number[]): readonly Term[] {
  return projects.flatMap((p) => byProject[p]!.map(({ column }): Term => [column, 1]));
}

function addBudgets({ builder, problem, openings, above }: Making): void {
  const { budgetYuan, yearlyYuan, projects, years } = problem;
  const more: readonly Term[] = above === null ? [] : [[above, -1]];
  if (budgetYuan !== null)
    builder.row({ name: "budget", upper: budgetYuan, says: projectWords.budget(budgetYuan) }, [
      ...openings.map(({ project, column }): Term => [column, projects[project]!.costYuan]),
      ...more,
    ]);
  if (yearlyYuan === null) return;
  const capital = openings.map(({ project, year }) => projectMoney(problem, projects[project]!, years[year]!).capital);
  spendingYears(problem).forEach((year, at) => {
    const terms = openings.flatMap(({ column }, i): Term[] =>
      capital[i]![at] === 0 ? [] : [[column, capital[i]![at]!]],
    );
    const most = yearlyYuan[at] ?? 0;
    if (terms.length === 0) return;
    const says = projectWords.yearly(year, most);
    builder.row({ name: `budget_${year}`, upper: most, says, rule: projectWords.yearlyRule() }, [...terms, ...more]);
  });
}

/** short: children without a place ≥ children of the areas − places in reach · low: fewest children of the schools ≤ children in reach */
function addCut(
  { builder, problem, names, openings }: Making,
  cut: ProjectCut,
  { at, short }: { readonly at: number; readonly short: number },
): void {
  const [low, high] = problem.bounds;
  const width = problem.stages.length;
  const has = new Set(cut.schools);
  const share = cut.kind === "short" ? high : low;
  const standing = cut.schools.reduce((sum, school) => sum + problem.places[school * width + cut.stage]!, 0);
  const terms = openings.flatMap(({ project: p, year, column }): Term[] => {
    const project = problem.projects[p]!;
    if (year > cut.year || !has.has(project.school)) return [];
    const change = addedPlaces(problem, project, { stage: cut.stage, opens: year, year: cut.year });
    return change === 0 ? [] : [[column, share * change]];
  });
  const row = { says: projectWords.cut(problem, names, cut), rule: projectWords.cutRule(cut.kind) };
  const name = `${cut.kind}_${at}`;
  if (cut.kind === "short")
    builder.row({ ...row, name, lower: cut.children - share * standing }, [...terms, [short, 1]]);
  else builder.row({ ...row, name, upper: cut.children - share * standing }, terms);
}

function costsOf(
  model: LinearModel,
  { problem, openings, above }: Making,
  short: readonly number[],
): ProjectModel["costs"] {
  const none = (): Float64Array => new Float64Array(model.columns.cost.length);
  const [children, yuan, more] = [none(), none(), none()];
  for (const column of short) children[column] = 1;
  for (const { project, year, column } of openings)
    yuan[column] = projectMoney(problem, problem.projects[project]!, problem.years[year]!).discounted;
  if (above !== null) more[above] = 1;
  return { short: children, cost: yuan, above: more };
}
