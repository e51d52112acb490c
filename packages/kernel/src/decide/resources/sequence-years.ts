import type { AssessmentDocument } from "../../assess/index.ts";
import { createModelBuilder, type Solver, type Term } from "../../solve/index.ts";
import type { Measure } from "./check-resources.ts";
import type { ResourceOptions } from "./solve-resources.ts";

/** What is done in one year. */
export interface YearOfPlan {
  /** 1: the first year */
  readonly year: number;
  readonly budget_yuan: number;
  readonly spent_yuan: number;
  readonly schools: readonly {
    readonly school_code: string;
    readonly school_name: string;
    readonly cost_yuan: number;
    readonly sections_pass: number;
  }[];
}

interface Bundle {
  readonly school_code: string;
  readonly school_name: string;
  readonly cost_yuan: number;
  /** sections that meet by it and did not before */
  readonly sections_pass: number;
}

/**
 * Spreads the measures over years: each school's at one go, so that as many sections as can be meet as early as can be. What a year
 * does not spend is carried over.
 *
 * @returns one line a year; none where no yearly budgets are given
 */
export async function sequenceYears(
  solver: Solver,
  plan: {
    readonly before: AssessmentDocument;
    readonly after: AssessmentDocument;
    readonly measures: readonly Measure[];
    readonly yearly: readonly number[];
  },
  { seconds, signal }: ResourceOptions,
): Promise<readonly YearOfPlan[]> {
  const { yearly } = plan;
  if (yearly.length === 0) return [];
  const bundles = bundlesOf(plan);
  const builder = createModelBuilder("years");
  const done = bundles.map((bundle) =>
    yearly.map((_, year) =>
      builder.column({
        name: `${bundle.school_code} in year ${year + 1}`,
        // later is worth less; a bundle that makes nothing pass still comes, last
        cost: -(bundle.sections_pass + 1e-3) * (yearly.length - year),
        upper: 1,
        integer: true,
      }),
    ),
  );
  for (const [i, columns] of done.entries()) {
    const says = { zh: `${bundles[i]!.school_name}一次办成`, en: `${bundles[i]!.school_name} is done at one go` };
    builder.row(
      { name: `once_${i}`, upper: 1, says },
      columns.map((column) => [column, 1] as const),
    );
  }
  for (const [year] of yearly.entries()) {
    const money = yearly.slice(0, year + 1).reduce((sum, one) => sum + one, 0);
    const terms = done.flatMap((columns, i) =>
      columns.slice(0, year + 1).map((column): Term => [column, bundles[i]!.cost_yuan]),
    );
    const says = {
      zh: `到第 ${year + 1} 年共花费不超过 ${money} 元`,
      en: `no more than ${money} yuan by year ${year + 1}`,
    };
    builder.row({ name: `money_${year + 1}`, upper: money, says }, terms);
  }
  const { values } = await solver.solve(builder.finish(), {
    seconds: Math.max(1, seconds * 0.2),
    gap: 1e-4,
    ...(signal ? { signal } : {}),
  });
  return yearly.map((budget, year) => {
    const schools = bundles.filter((_, i) => (values?.[done[i]![year]!] ?? 0) > 0.5);
    const spent = schools.reduce((sum, { cost_yuan }) => sum + cost_yuan, 0);
    return { year: year + 1, budget_yuan: budget, spent_yuan: Number(spent.toFixed(2)), schools };
  });
}

function bundlesOf({
  before,
  after,
  measures,
}: Pick<Parameters<typeof sequenceYears>[1], "before" | "after" | "measures">): readonly Bundle[] {
  const passes = (document: AssessmentDocument, code: string): number =>
    Object.values(document.stages).reduce(
      (sum, stage) =>
        sum + stage.sections_list.filter((one) => one.school_code === code && one.verdict === "meets").length,
      0,
    );
  return Array.from(
    Map.groupBy(measures, ({ school_code }) => school_code),
    ([school_code, own]) => ({
      school_code,
      school_name: own[0]!.school_name,
      cost_yuan: own.reduce((sum, { cost_yuan }) => sum + cost_yuan, 0),
      sections_pass: passes(after, school_code) - passes(before, school_code),
    }),
  );
}
