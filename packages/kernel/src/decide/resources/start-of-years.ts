import { createModelBuilder, type Solver, type Term } from "../../solve/index.ts";
import { valuesAfter } from "./cv-cuts.ts";
import type { CvCut, ResourceAsk, ResourceModel } from "./resource-model.ts";
import type { Item, ResourceGround } from "./resource-ground.ts";
import { isMet, meetsRule } from "./whole-amounts.ts";

/** Amounts that are to be put in order, and what there is each year. */
export interface YearsAsk {
  /** amount of each addition by the end */
  readonly final: readonly number[];
  /** what may be spent in all by the end of each year */
  readonly budgets: readonly number[];
  readonly seconds: number;
  /** whether the limits that must hold do so at these amounts */
  readonly holds: (amounts: readonly number[]) => boolean;
}

interface Bundle {
  readonly additions: readonly number[];
  readonly costYuan: number;
  /** sections that meet by it and did not before */
  readonly passes: number;
}

/**
 * Puts finished measures in order: each school's at one go, so that as many sections as can be meet as early as can be. It is where the
 * plan over years begins, not where it ends.
 *
 * @returns amounts by the end of each year; all in the last where an order would break a limit on the way
 */
export async function startOfYears(
  solver: Solver,
  ground: ResourceGround,
  { final, budgets, seconds, holds }: YearsAsk,
): Promise<{ readonly byYear: readonly (readonly number[])[]; readonly seconds: number }> {
  const bundles = bundlesOf(ground, final);
  const builder = createModelBuilder("years");
  const done = bundles.map(({ passes }, i) =>
    budgets.map((_, year) =>
      builder.column({
        name: `school ${i} in year ${year + 1}`,
        // later is worth less; a bundle that makes nothing pass still comes, last
        cost: -(passes + 1e-3) * (budgets.length - year),
        upper: 1,
        integer: true,
      }),
    ),
  );
  const once = { zh: "每所学校一次办成", en: "each school is done at one go" };
  for (const [i, columns] of done.entries())
    builder.row(
      { name: `once_${i}`, upper: 1, says: once },
      columns.map((column) => [column, 1] as const),
    );
  for (const [year, money] of budgets.entries()) {
    const terms = done.flatMap((columns, i) =>
      columns.slice(0, year + 1).map((column): Term => [column, bundles[i]!.costYuan]),
    );
    const says = {
      zh: `到第 ${year + 1} 年共花费不超过 ${money} 元`,
      en: `no more than ${money} yuan by year ${year + 1}`,
    };
    builder.row({ name: `money_${year + 1}`, upper: money, says }, terms);
  }
  const solved = await solver.solve(builder.finish(), { seconds, gap: 1e-4 });
  const isDone = (i: number, year: number): boolean =>
    year === budgets.length - 1 || done[i]!.slice(0, year + 1).some((column) => (solved.values?.[column] ?? 0) > 0.5);
  const byYear = budgets.map((_, year) => {
    const amounts = final.map(() => 0);
    for (const [i, { additions }] of bundles.entries())
      if (isDone(i, year)) for (const at of additions) amounts[at] = final[at]!;
    return amounts;
  });
  const stands = byYear.every((amounts) => holds(amounts));
  const none = final.map(() => 0);
  return {
    byYear: stands ? byYear : byYear.map((_, year) => (year === budgets.length - 1 ? final : none)),
    seconds: solved.seconds,
  };
}

function bundlesOf(ground: ResourceGround, final: readonly number[]): readonly Bundle[] {
  const none = final.map(() => 0);
  const sections = Map.groupBy(ground.sections, ({ schoolCode }) => schoolCode);
  const passing = (code: string, amounts: readonly number[]): number =>
    (sections.get(code) ?? []).filter((section) => meetsRule(ground, section, amounts)).length;
  const own = ground.additions.filter(({ index }) => final[index]! > 0);
  return Array.from(
    Map.groupBy(own, ({ schoolCode }) => schoolCode),
    ([code, additions]) => ({
      additions: additions.map(({ index }) => index),
      costYuan: additions.reduce((sum, { index, costYuan }) => sum + costYuan * final[index]!, 0),
      passes: passing(code, final) - passing(code, none),
    }),
  );
}

/** Amounts by year as a solution of the model: what a solver begins from. */
export function valuesOfYears(
  ground: ResourceGround,
  { model, years }: ResourceModel,
  {
    byYear,
    cuts,
    approach,
  }: {
    readonly byYear: readonly (readonly number[])[];
    readonly cuts: readonly CvCut[];
    readonly approach: ResourceAsk["approach"];
  },
): Float64Array {
  const values = new Float64Array(model.columns.cost.length);
  const items = new Map<string, Item>(
    ground.sections.flatMap((section) => section.items.map((item) => [`${item.section}|${item.k}`, item] as const)),
  );
  const sections = new Map(ground.sections.map((section) => [section.index, section]));
  for (const [year, { amounts, meets, passes, excess }] of years.entries()) {
    const own = byYear[year]!;
    amounts.forEach((column, i) => (values[column] = own[i]!));
    for (const [key, column] of meets) values[column] = isMet(items.get(key)!, own) ? 1 : 0;
    for (const [section, column] of passes) values[column] = meetsRule(ground, sections.get(section)!, own) ? 1 : 0;
    excess.forEach((column, i) => {
      const beyond = cuts
        .filter(({ limit }) => limit === approach[i])
        .map(({ limit, factors }) => valuesAfter(limit, own).reduce((sum, value, at) => sum + value * factors[at]!, 0));
      values[column] = Math.max(0, ...beyond);
    });
  }
  return values;
}
