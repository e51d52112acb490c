import type { CompiledIndicator, CompiledStandard } from "../../assess/index.ts";
import type { Finding } from "../../model/index.ts";
import { cleanKey, createFindingLog, type FindingLog, type TableReading } from "../../sense/index.ts";
import { jointId, partsOf } from "./joint-posts.ts";
import { numeratorField } from "./numerator.ts";

/** What one unit of what an indicator asks for costs, everywhere or at one school, and how much fits there. */
export interface Cost {
  /** one indicator; of a recruit who counts for several all of them, joined by "+" in the order of the standard */
  readonly indicator: string;
  /** null: every school that has no line of its own */
  readonly schoolCode: string | null;
  /** null: every stage */
  readonly stage: string | null;
  readonly costYuan: number;
  /** infinite where no limit is stated */
  readonly maxAmount: number;
}

/** The costs of a county, with what is wrong in their file. */
export interface Costs {
  readonly costs: readonly Cost[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the costs against a standard: every line names an indicator (by id or name) in its own unit, or several joined by "+" where one
 * recruit counts for each of them.
 *
 * @example readCosts(readTable(rows, form, source), standard).costs[0] // { indicator: "equipment", costYuan: 1, … }
 */
export function readCosts(table: TableReading, standard: CompiledStandard, schools: ReadonlySet<string>): Costs {
  const log = createFindingLog();
  const costs: Cost[] = [];
  const seen = new Set<string>();
  for (let row = 0; row < table.rows; row++) {
    const cost = costAt(table, row, { standard, schools, log });
    if (cost === null) continue;
    const key = [cost.indicator, cost.schoolCode, cost.stage].join("\n");
    if (seen.has(key))
      log.add({ code: "DECIDE-013", severity: "error", place: table.placeOf(row, "indicator"), tell: tellTwice });
    seen.add(key);
    costs.push(cost);
  }
  for (const { indicator } of standard.indicators)
    if (costs.every((cost) => !partsOf(cost.indicator).includes(indicator.id)))
      log.add({
        code: "DECIDE-014",
        severity: "warning",
        place: table.placeOf(-1, "indicator"),
        tell: () => ({
          zh: `单价表没有“${indicator.name.zh}”（${indicator.id}），这一项不能补。`,
          en: `There is no cost of “${indicator.name.en}” (${indicator.id}); nothing is added to it.`,
          fix: "如果可以补，请加一行单价。",
          fixEn: "Add a line with its cost if it can be added to.",
        }),
      });
  return { costs, findings: [...table.findings, ...log.list()] };
}

interface Ground {
  readonly standard: CompiledStandard;
  readonly schools: ReadonlySet<string>;
  readonly log: FindingLog;
}

function costAt(table: TableReading, row: number, { standard, schools, log }: Ground): Cost | null {
  const cell = (id: string): string | number | null => table.columns[id]?.[row] ?? null;
  const [written, unit, costYuan] = [cell("indicator"), cell("unit"), cell("cost_yuan")];
  if (written === null || unit === null || typeof costYuan !== "number") return null;
  const named = indicatorsNamed(standard, String(written));
  const say = (code: string, column: string, zh: string, en: string): null => {
    const tell = () => ({ zh, en, fix: "请改正这一格。", fixEn: "Correct this cell." });
    log.add({ code, severity: "error", place: table.placeOf(row, column), tell });
    return null;
  };
  if ("unknown" in named) {
    const ids = standard.indicators.map(({ indicator }) => indicator.id).join(", ");
    return say(
      "DECIDE-010",
      "indicator",
      `标准中没有指标“${named.unknown}”；现有 ${ids}。`,
      `The standard has no indicator “${named.unknown}”; there are ${ids}.`,
    );
  }
  if (!mayBeJoined(standard, named.known))
    return say(
      "DECIDE-018",
      "indicator",
      `“${written}”不能合在一起：只有分学段计的整个的人（教师）可以一人兼几项，且每项只写一次。`,
      `“${written}” cannot be one: only whole persons (teachers), counted by stage, count for several indicators, each named once.`,
    );
  const [first] = named.known;
  const wanted = numeratorField(standard, first!)?.unit ?? "";
  if (unit !== wanted)
    return say(
      "DECIDE-011",
      "unit",
      `“${first!.indicator.name.zh}”的单位应为 ${wanted}。`,
      `The unit of “${first!.indicator.name.en}” is ${wanted}.`,
    );
  const school = cell("school_code");
  if (school !== null && !schools.has(String(school)))
    return say("DECIDE-012", "school_code", `报表中没有学校“${school}”。`, `The return has no school “${school}”.`);
  const most = cell("max_amount");
  const stage = cell("stage");
  return {
    indicator: jointId(named.known.map(({ indicator }) => indicator.id)),
    schoolCode: school === null ? null : String(school),
    stage: stage === null ? null : String(stage),
    costYuan,
    maxAmount: typeof most === "number" ? most : Number.POSITIVE_INFINITY,
  };
}

type Named = { readonly known: readonly CompiledIndicator[] } | { readonly unknown: string };

/** The indicators that a cell names, in the order of the standard: one, or several joined by "+". */
function indicatorsNamed({ indicators }: CompiledStandard, written: string): Named {
  const find = (text: string): CompiledIndicator | undefined =>
    indicators.find(({ indicator }) =>
      [indicator.id, indicator.name.zh, indicator.name.en, indicator.short?.zh ?? "", indicator.short?.en ?? ""]
        .map(cleanKey)
        .includes(cleanKey(text)),
    );
  const whole = find(written);
  if (whole !== undefined) return { known: [whole] };
  const parts = written.split(/[+＋]/).map((text) => ({ text, found: find(text) }));
  const unknown = parts.find(({ found }) => found === undefined);
  if (unknown !== undefined) return { unknown: parts.length === 1 ? written : unknown.text.trim() };
  const known = parts.flatMap(({ found }) => found ?? []);
  return { known: known.toSorted((a, b) => indicators.indexOf(a) - indicators.indexOf(b)) };
}

/** Whether one unit may count for all of these: whole things of one unit, of which each stage has its own. */
function mayBeJoined(standard: CompiledStandard, known: readonly CompiledIndicator[]): boolean {
  if (known.length === 1) return true;
  const fields = known.map((one) => numeratorField(standard, one));
  const shared = new Set(standard.bundle.standard.split?.fields);
  return (
    new Set(known).size === known.length &&
    fields.every(
      (field) =>
        field !== undefined &&
        field.byStage &&
        (field.step ?? 1) === 1 &&
        field.unit === fields[0]?.unit &&
        !shared.has(field.id),
    )
  );
}

function tellTwice() {
  return {
    zh: "同一指标（同一学校、学段）写了两行单价。",
    en: "The same indicator (school, stage) has two costs.",
    fix: "请只留一行。",
    fixEn: "Keep one of them.",
  };
}

/** The cost that holds for a school and stage: the nearest line. undefined: it cannot be added to. */
export function costFor(
  costs: readonly Cost[],
  indicator: string,
  schoolCode: string,
  stage: string | null,
): Cost | undefined {
  const nearness = (one: Cost): number => (one.schoolCode === null ? 0 : 2) + (one.stage === null ? 0 : 1);
  return costs
    .filter(
      (one) =>
        one.indicator === indicator &&
        (one.schoolCode === null || one.schoolCode === schoolCode) &&
        (one.stage === null || stage === null || one.stage === stage),
    )
    .toSorted((a, b) => nearness(b) - nearness(a))[0];
}
