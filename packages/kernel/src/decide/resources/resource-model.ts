import { createModelBuilder, type LinearModel, type ModelBuilder, type Term, type Words } from "../../solve/index.ts";
import type { Addition, CvLimit, Item, PlannedSection, ResourceGround } from "./resource-ground.ts";
import { resourceWords } from "./resource-words.ts";

/** A tangent to a CV limit: Σ factor × value of the section ≤ 0 keeps out a point that breaks the limit, and no point that keeps it. */
export interface CvCut {
  readonly limit: CvLimit;
  readonly factors: readonly number[];
}

/** What is asked of a plan of resources. */
export interface ResourceAsk {
  /** null: every section is to meet, at least cost */
  readonly budgetYuan: number | null;
  readonly goal: "sections" | "cv";
  /** CV limits that must hold */
  readonly mustHold: readonly CvLimit[];
  /** CV limits to be approached, of goal "cv" */
  readonly approach: readonly CvLimit[];
}

/** The model, and where its decisions stand. */
export interface ResourceModel {
  readonly model: LinearModel;
  /** column of each addition */
  readonly amounts: readonly number[];
  /** "section|k" → column: 1 where the item is brought to its threshold */
  readonly meets: ReadonlyMap<string, number>;
  /** section → column: 1 where the section meets the rule; constant 1 where there is none */
  readonly passes: ReadonlyMap<number, number>;
  readonly excess: readonly number[];
  readonly cost: Float64Array;
}

interface Making {
  readonly builder: ModelBuilder;
  readonly ground: ResourceGround;
  readonly ask: ResourceAsk;
  readonly amounts: readonly number[];
  readonly meets: Map<string, number>;
  readonly passes: Map<number, number>;
}

/**
 * The model of resources. What may stay short is its point: of the items of a section at least so many are brought to their threshold,
 * the others to their floor; which ones, the cost decides.
 *
 * @param cuts  tangents to the CV limits found so far
 */
export function resourceModel(ground: ResourceGround, ask: ResourceAsk, cuts: readonly CvCut[]): ResourceModel {
  const builder = createModelBuilder("resources");
  const amounts = ground.additions.map((addition) => builder.column(amountColumn(addition)));
  const making: Making = { builder, ground, ask, amounts, meets: new Map(), passes: new Map() };
  for (const addition of ground.additions) addMost(making, addition);
  for (const section of ground.sections) if (!section.open) addSection(making, section);
  const excess = ask.approach.map(({ stage, indicator }) => builder.column({ name: `beyond ${stage} ${indicator}` }));
  cuts.forEach((cut, at) => addCut(making, cut, { at, excess }));
  const costs = ground.additions.map(({ costYuan }, i): Term => [amounts[i]!, costYuan]);
  if (ask.budgetYuan !== null)
    builder.row({ name: "budget", upper: ask.budgetYuan, says: resourceWords.budget(ask.budgetYuan) }, costs);
  const model = builder.finish();
  const cost = new Float64Array(model.columns.cost.length);
  for (const [column, yuan] of costs) cost[column] = yuan;
  return { model, amounts, meets: making.meets, passes: making.passes, excess, cost };
}

/** Whole things are added whole; yuan are whole by rounding up, not by the model. */
function amountColumn({ schoolCode, column, step, unit }: Addition) {
  return { name: `${schoolCode} ${column}`, integer: step === 1 && unit !== "yuan" };
}

/** No more is added than fits: a rule of its own, so that it can be named where it stands in the way. */
function addMost(
  { builder, ground, amounts }: Making,
  { index, schoolCode, schoolName, column, indicator, step, maxAmount }: Addition,
): void {
  if (maxAmount === Number.POSITIVE_INFINITY) return;
  const most = step >= 1 ? Math.floor(maxAmount / step + 1e-9) * step : maxAmount;
  builder.row(
    {
      name: `most_${schoolCode}_${column}`,
      upper: most,
      says: resourceWords.most(schoolName, called(ground, indicator), maxAmount),
    },
    [[amounts[index]!, 1]],
  );
}

function addSection(making: Making, section: PlannedSection): void {
  const { builder, ask, amounts, ground } = making;
  const mayFail = ask.budgetYuan !== null;
  const pass = mayFail
    ? builder.column({ name: `passes ${section.schoolCode} ${section.stage}`, upper: 1, integer: true })
    : null;
  if (pass !== null) making.passes.set(section.index, pass);
  const met: Term[] = [];
  let already = 0;
  for (const item of section.items) {
    if (item.toMeet === 0) already++;
    else if (item.addition !== null) met.push([addItem(making, section, item), 1]);
    if (item.toFloor === 0) continue;
    const says = resourceWords.floor(
      section.schoolName,
      called(ground, item.indicator),
      item.toFloor,
      item.addition !== null,
    );
    const amount: readonly Term[] = item.addition === null ? [] : [[amounts[item.addition]!, 1]];
    atLeast(builder, { name: `floor_${section.index}_${item.k}`, least: item.toFloor, says, pass }, amount);
  }
  const least = ground.leastMet - already;
  if (least > 0)
    atLeast(
      builder,
      { name: `rule_${section.index}`, least, says: resourceWords.rule(section.schoolName, ground.leastMet), pass },
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
function addItem({ builder, ground, amounts, meets }: Making, section: PlannedSection, item: Item): number {
  const column = builder.column({
    name: `meets ${section.schoolCode} ${section.stage} ${item.indicator}`,
    upper: 1,
    integer: true,
  });
  meets.set(`${item.section}|${item.k}`, column);
  builder.row(
    {
      name: `meets_${item.section}_${item.k}`,
      lower: 0,
      says: resourceWords.meets(section.schoolName, called(ground, item.indicator), item.toMeet),
      rule: resourceWords.meetsRule(),
    },
    [
      [amounts[item.addition!]!, 1],
      [column, -item.toMeet],
    ],
  );
  return column;
}

function addCut(
  { builder, ground, amounts, ask }: Making,
  { limit, factors }: CvCut,
  { at, excess }: { readonly at: number; readonly excess: readonly number[] },
): void {
  let now = 0;
  const terms: Term[] = [];
  limit.items.forEach(({ item }, i) => {
    now += factors[i]! * item.value;
    if (item.addition !== null && item.perUnit !== 0) terms.push([amounts[item.addition]!, factors[i]! * item.perUnit]);
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
    { name: `cv_${at}`, upper: -now * scale, says },
    terms.map(([column, factor]): Term => [column, factor * scale]),
  );
}

/** One yuan more at one of many large schools moves a CV by less than solvers see (1e-9 is 0 to them): such a row is written larger. */
function scaleOf(terms: readonly Term[], now: number): number {
  const largest = terms.reduce((most, [, factor]) => Math.max(most, Math.abs(factor)), 0);
  return largest === 0 ? 1 : Math.max(1, Math.min(1 / largest, LARGEST / Math.max(1, Math.abs(now))));
}

const LARGEST = 1e6;

/** The name of an indicator or a stage; one that nobody named by its id. */
function called({ names }: ResourceGround, id: string): Words {
  return names.get(id) ?? { zh: id, en: id };
}
