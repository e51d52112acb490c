import { createModelBuilder, type LinearModel, type ModelBuilder, type Term, type Words } from "../../solve/index.ts";
import { jointWords } from "./joint-posts.ts";
import type { Addition, CvLimit, Item, PlannedSection, ResourceGround } from "./resource-ground.ts";
import { resourceWords } from "./resource-words.ts";

/** A tangent to a CV limit: Σ factor × value of the section ≤ 0 keeps out a point that breaks the limit, and no point that keeps it. */
export interface CvCut {
  readonly limit: CvLimit;
  readonly factors: readonly number[];
}

/** What is asked of a plan of resources. */
export interface ResourceAsk {
  /** what may be spent in all by the end of each year; null: every section is to meet, at least cost */
  readonly budgets: readonly number[] | null;
  readonly goal: "sections" | "cv";
  /** CV limits that must hold */
  readonly mustHold: readonly CvLimit[];
  /** CV limits to be approached, of goal "cv" */
  readonly approach: readonly CvLimit[];
  /** where more may be added than fits, and how little more is asked: the most that fits, by addition */
  readonly beyond?: readonly number[];
}

/** Where the decisions of one year stand: what has been done by its end. */
export interface YearColumns {
  /** column of each addition */
  readonly amounts: readonly number[];
  /** "section|k" → column: 1 where the item is brought to its threshold */
  readonly meets: ReadonlyMap<string, number>;
  /** section → column: 1 where the section meets the rule; constant 1 where there is none */
  readonly passes: ReadonlyMap<number, number>;
  readonly excess: readonly number[];
  /** of each addition what is added beyond what fits; none where that may not be */
  readonly beyond: readonly number[];
}

/** The model, and where its decisions stand, year by year; without yearly budgets there is one year. */
export interface ResourceModel {
  readonly model: LinearModel;
  readonly years: readonly YearColumns[];
  /** yuan of all that is done by the end */
  readonly cost: Float64Array;
}

interface Making {
  readonly builder: ModelBuilder;
  readonly ground: ResourceGround;
  readonly ask: ResourceAsk;
  readonly amounts: readonly number[];
  readonly meets: Map<string, number>;
  readonly passes: Map<number, number>;
  /** stands behind the names of what belongs to one year of several */
  readonly tag: string;
}

/**
 * The model of resources. What may stay short is its point: of the items of a section at least so many are brought to their threshold,
 * the others to their floor; which ones, the cost decides. Over years the same is asked of the end of each, and nothing is taken back.
 *
 * @param cuts  tangents to the CV limits found so far
 */
export function resourceModel(ground: ResourceGround, ask: ResourceAsk, cuts: readonly CvCut[]): ResourceModel {
  const builder = createModelBuilder("resources");
  const budgets = ask.budgets ?? [null];
  const years: YearColumns[] = [];
  for (const [year, budget] of budgets.entries()) {
    const tag = budgets.length === 1 ? "" : ` by year ${year + 1}`;
    const own = addYear({ builder, ground, ask, tag }, budget, cuts);
    const before = years.at(-1);
    if (before !== undefined) addKept(builder, before, own, year);
    years.push(own);
  }
  const model = builder.finish();
  const cost = new Float64Array(model.columns.cost.length);
  ground.additions.forEach(({ costYuan }, i) => (cost[years.at(-1)!.amounts[i]!] = costYuan));
  return { model, years, cost };
}

function addYear(
  { builder, ground, ask, tag }: Pick<Making, "builder" | "ground" | "ask" | "tag">,
  budget: number | null,
  cuts: readonly CvCut[],
): YearColumns {
  const amounts = ground.additions.map((addition) => builder.column(amountColumn(addition, tag)));
  const making: Making = { builder, ground, ask, amounts, meets: new Map(), passes: new Map(), tag };
  const beyond = ground.additions.flatMap((addition) => addMost(making, addition));
  for (const section of ground.sections) if (!section.open) addSection(making, section);
  const excess = ask.approach.map(({ stage, indicator }) =>
    builder.column({ name: `beyond ${stage} ${indicator}${tag}` }),
  );
  cuts.forEach((cut, at) => addCut(making, cut, { at, excess }));
  const costs = ground.additions.map(({ costYuan }, i): Term => [amounts[i]!, costYuan]);
  if (budget !== null) builder.row({ name: `budget${tag}`, upper: budget, says: resourceWords.budget(budget) }, costs);
  return { amounts, meets: making.meets, passes: making.passes, excess, beyond };
}

/** What is done by the end of one year stays done. */
function addKept(builder: ModelBuilder, before: YearColumns, own: YearColumns, year: number): void {
  const says = resourceWords.kept();
  const keep = (earlier: number, later: number): number =>
    builder.row({ name: `kept_${earlier}_${year}`, lower: 0, says }, [
      [later, 1],
      [earlier, -1],
    ]);
  before.amounts.forEach((column, i) => keep(column, own.amounts[i]!));
  for (const [section, column] of before.passes) keep(column, own.passes.get(section)!);
}

/** Whole things are added whole; yuan are whole by rounding up, not by the model. */
function amountColumn({ schoolCode, column, step, unit }: Addition, tag: string) {
  return { name: `${schoolCode} ${column}${tag}`, integer: step === 1 && unit !== "yuan" };
}

/** No more is added than fits: a rule of its own, so that it can be named where it stands in the way; or so much more, as a decision. */
function addMost(
  { builder, ground, amounts, ask, tag }: Making,
  { index, schoolCode, schoolName, column, indicator, step, maxAmount: own }: Addition,
): readonly number[] {
  const maxAmount = ask.beyond?.[index] ?? own;
  const beyond = ask.beyond === undefined ? [] : [builder.column({ name: `beyond ${schoolCode} ${column}${tag}` })];
  if (maxAmount === Number.POSITIVE_INFINITY) return beyond;
  const most = step >= 1 ? Math.floor(maxAmount / step + 1e-9) * step : maxAmount;
  builder.row(
    {
      name: `most_${schoolCode}_${column}${tag}`,
      upper: most,
      says: resourceWords.most(schoolName, called(ground, indicator), maxAmount),
    },
    [[amounts[index]!, 1], ...beyond.map((over): Term => [over, -1])],
  );
  return beyond;
}

function addSection(making: Making, section: PlannedSection): void {
  const { builder, ask, amounts, ground, tag } = making;
  const mayFail = ask.budgets !== null;
  const pass = mayFail
    ? builder.column({ name: `passes ${section.schoolCode} ${section.stage}${tag}`, upper: 1, integer: true })
    : null;
  if (pass !== null) making.passes.set(section.index, pass);
  const met: Term[] = [];
  let already = 0;
  for (const item of section.items) {
    if (item.toMeet === 0) already++;
    else if (item.additions.length > 0) met.push([addItem(making, section, item), 1]);
    if (item.toFloor === 0) continue;
    const says = resourceWords.floor(
      section.schoolName,
      called(ground, item.indicator),
      item.toFloor,
      item.additions.length > 0,
    );
    const amount = item.additions.map((at): Term => [amounts[at]!, 1]);
    atLeast(builder, { name: `floor_${section.index}_${item.k}${tag}`, least: item.toFloor, says, pass }, amount);
  }
  const least = ground.leastMet - already;
  if (least > 0)
    atLeast(
      builder,
      {
        name: `rule_${section.index}${tag}`,
        least,
        says: resourceWords.rule(section.schoolName, ground.leastMet),
        pass,
      },
      met,
    );
}

/** Σ terms ≥ least; with `pass` only where the section is to meet. */
function atLeast(
  builder: ModelBuilder,
  row: {
    readonly name: string;
    readonly least: number;
    readonly says: { readonly zh: string; readonly en: string };
    readonly pass: number | null;
  },
  terms: readonly Term[],
): void {
  const { name, least, says, pass } = row;
  if (pass === null) builder.row({ name, lower: least, says, rule: resourceWords.everySection() }, terms);
  else builder.row({ name, lower: 0, says, rule: resourceWords.everySection() }, [...terms, [pass, -least]]);
}

/** The item is brought to its threshold or not. */
function addItem({ builder, ground, amounts, meets, tag }: Making, section: PlannedSection, item: Item): number {
  const column = builder.column({
    name: `meets ${section.schoolCode} ${section.stage} ${item.indicator}${tag}`,
    upper: 1,
    integer: true,
  });
  meets.set(`${item.section}|${item.k}`, column);
  builder.row(
    {
      name: `meets_${item.section}_${item.k}${tag}`,
      lower: 0,
      says: resourceWords.meets(section.schoolName, called(ground, item.indicator), item.toMeet),
      rule: resourceWords.meetsRule(),
    },
    [...item.additions.map((at): Term => [amounts[at]!, 1]), [column, -item.toMeet]],
  );
  return column;
}

function addCut(
  { builder, ground, amounts, ask, tag }: Making,
  { limit, factors }: CvCut,
  { at, excess }: { readonly at: number; readonly excess: readonly number[] },
): void {
  let now = 0;
  const terms: Term[] = [];
  limit.items.forEach(({ item }, i) => {
    now += factors[i]! * item.value;
    if (item.perUnit !== 0) for (const at of item.additions) terms.push([amounts[at]!, factors[i]! * item.perUnit]);
  });
  const says = resourceWords.cv({
    stage: called(ground, limit.stage),
    indicator: called(ground, limit.indicator),
    limit: limit.limit,
  });
  const scale = scaleOf(terms, now);
  const soft = ask.approach.indexOf(limit);
  if (soft >= 0) terms.push([excess[soft]!, -1]);
  builder.row(
    { name: `cv_${at}${tag}`, upper: -now * scale, says },
    terms.map(([column, factor]): Term => [column, factor * scale]),
  );
}

/** One yuan more at one of many large schools moves a CV by less than solvers see (1e-9 is 0 to them): such a row is written larger. */
function scaleOf(terms: readonly Term[], now: number): number {
  const largest = terms.reduce((most, [, factor]) => Math.max(most, Math.abs(factor)), 0);
  return largest === 0 ? 1 : Math.max(1, Math.min(1 / largest, LARGEST / Math.max(1, Math.abs(now))));
}

const LARGEST = 1e6;

/** The name of an indicator or a stage, or of several indicators; one that nobody named by its id. */
function called({ names }: ResourceGround, id: string): Words {
  return jointWords(id, (one) => names.get(one) ?? { zh: one, en: one });
}
