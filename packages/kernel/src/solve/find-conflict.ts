import { type LinearModel, withCosts } from "./linear-model.ts";
import type { Solver, SolveOptions } from "./solver.ts";
import type { Words } from "./words.ts";

/** Cases of one rule that are named one by one; more are counted. */
const NAMED_CASES = 4;

/**
 * Why no plan keeps every rule: rules that cannot hold together, in words; none of them can be spared.
 * The solver's own answer where the conflict shows without whole numbers; else rules are taken away one after another as long as
 * there is still no plan.
 *
 * @param options  `seconds` for the whole search; a rule that could not be tried in time stays named
 * @returns        one sentence for each rule, with the cases that clash
 * @example        await findConflict(solver, model) // [{ zh: "…", en: "…" }, …]
 */
export async function findConflict(
  solver: Solver,
  model: LinearModel,
  options: SolveOptions = {},
): Promise<readonly Words[]> {
  const rows = (await solver.conflict(model, options)) ?? (await conflictByDeletion(solver, model, options));
  return conflictInWords(model, rows);
}

async function conflictByDeletion(
  solver: Solver,
  model: LinearModel,
  options: SolveOptions,
): Promise<readonly number[]> {
  const seconds = (options.seconds ?? 20) / Math.max(1, model.rows.rules.length);
  const spared = new Set<number>();
  for (const rule of model.rows.rules.keys()) {
    spared.add(rule);
    const rest = withoutRules(model, spared);
    const { status } = await solver.solve(rest, { ...options, seconds });
    if (status !== "infeasible") spared.delete(rule);
  }
  return Array.from(model.rows.rule.keys()).filter((row) => !spared.has(model.rows.rule[row]!));
}

/** The same model in which the rows of some rules no longer bind. */
function withoutRules(model: LinearModel, spared: ReadonlySet<number>): LinearModel {
  const { rows } = model;
  const lower = rows.lower.map((bound, row) => (spared.has(rows.rule[row]!) ? -Infinity : bound));
  const upper = rows.upper.map((bound, row) => (spared.has(rows.rule[row]!) ? Infinity : bound));
  return withCosts({ ...model, rows: { ...rows, lower, upper } }, new Float64Array(model.columns.cost.length));
}

/**
 * Clashing rows as sentences, each said once: a rule with few cases names them, one with many counts them.
 *
 * @example conflictInWords(model, [0, 4]) // [{ zh: "…", en: "…" }]
 */
export function conflictInWords({ rows }: LinearModel, clashing: readonly number[]): readonly Words[] {
  const byRule = new Map<number, number[]>();
  for (const row of clashing) {
    const rule = rows.rule[row]!;
    byRule.set(rule, [...(byRule.get(rule) ?? []), row]);
  }
  return Array.from(byRule, ([rule, cases]) => {
    const said = [...new Map(cases.map((row) => [rows.says[row]!.zh, rows.says[row]!])).values()];
    if (said.length <= NAMED_CASES) return said;
    const { zh, en } = rows.rules[rule]!;
    const examples = said.slice(0, NAMED_CASES);
    return [
      {
        zh: `${zh}（其中 ${said.length} 条相互冲突，如：${examples.map((one) => one.zh).join("；")}）`,
        en: `${en} (${said.length} cases clash, such as: ${examples.map((one) => one.en).join("; ")})`,
      },
    ];
  }).flat();
}
