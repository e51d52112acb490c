import {
  type FactChange,
  type GroupsPlan,
  jointWords,
  measureChanges,
  type MoveDocument,
  type OwnMeasure,
  partsOf,
  type ResourcesPlan,
  type YearOfPlan,
} from "../decide/index.ts";
import type { Words } from "../model/index.ts";

/** Of which kind a plan is that measures are taken from. A new kind of plan is seated here, in policy/people/act.yaml and in the server's plan-sources.ts. */
export type PlanKind = "rotation" | "resources" | "groups" | "places";

/**
 * One thing that an adopted plan asks to be done: the plain shape in which every plan hands its work over to the road map.
 * What is not known is null, and the road map says so; days and owners that a plan does not name come from policy/people/act.yaml.
 */
export interface PlanItem {
  /** unlike any other of the same plan, and the same whenever the plan is read: "S2|equipment" */
  readonly id: string;
  readonly title: Words;
  /** null: it concerns no one school */
  readonly schoolCode: string | null;
  /** the indicators it serves, as the standard calls them */
  readonly indicators: readonly string[];
  /** school year of the return that is to show it first: 2027 is 2027–28; null: the plan does not say */
  readonly year: number | null;
  /** whole of the plan's cost of it; null: the plan prices nothing */
  readonly costYuan: number | null;
  /** the organisation that answers for it; null: the plan does not say */
  readonly responsible: string | null;
  /** what the return will show more (or fewer) of once it is done */
  readonly changes: readonly FactChange[];
  /** ids of items of the same plan that must be done before it begins */
  readonly after: readonly string[];
  /** days of its own, where the plan has some: a building that takes three years */
  readonly startsOn?: string;
  readonly endsOn?: string;
}

/** Names for what plans know by code. */
export interface ItemWords {
  indicator(id: string): Words;
  /** with the space before it that its language wants: "人", " persons" */
  unit(id: string): Words;
  stage(id: string): Words;
  /** the indicators that count a column of the return: "backbone_teachers_primary" → ["backbone_teachers"] */
  indicatorsOf(column: string): readonly string[];
}

/** When the first measures of a plan are to be seen: the school year after that of the return it was made from. */
const FIRST = 1;

/** A plan of resources as it was kept; an earlier version did not say which measures belong to which year, only which schools. */
export type KeptResources = Pick<ResourcesPlan, "school_year"> & {
  readonly measures: readonly OwnMeasure[];
  readonly years: readonly (Pick<YearOfPlan, "year" | "schools"> & Partial<Pick<YearOfPlan, "measures">>)[];
};

/**
 * The work of a plan of resources: one item for each school and indicator, over all stages, with its money; where money is spread over
 * years, for each year in which something of it is done.
 *
 * @param plan  as it was kept
 * @example     resourceItems(plan, words)[0]?.title.zh // "第二小学：教学仪器设备值 +89,160 元"
 */
export function resourceItems(plan: KeptResources, words: ItemWords): readonly PlanItem[] {
  const groups = Map.groupBy(
    measuresInYears(plan),
    ({ measure: { school_code, indicator } }) => `${school_code}|${indicator}`,
  );
  return Array.from(groups).flatMap(([id, all]) =>
    Array.from(Map.groupBy(all, ({ year }) => year)).map(([year, own], i) =>
      resourceItem(
        { id: i === 0 ? id : `${id}|${year}`, year: plan.school_year === null ? null : plan.school_year + year },
        own.map(({ measure }) => measure),
        words,
      ),
    ),
  );
}

/** Every measure with the year of the plan in which it is done. */
function measuresInYears({ years, measures }: KeptResources): readonly { measure: OwnMeasure; year: number }[] {
  if (years.some((one) => one.measures !== undefined))
    return years.flatMap(({ year, measures: own = [] }) => own.map((measure) => ({ measure, year })));
  const yearOf = new Map(years.flatMap(({ year, schools }) => schools.map((one) => [one.school_code, year])));
  return measures.map((measure) => ({ measure, year: yearOf.get(measure.school_code) ?? FIRST }));
}

function resourceItem(
  named: Pick<PlanItem, "id" | "year">,
  measures: readonly OwnMeasure[],
  words: ItemWords,
): PlanItem {
  const { school_code: schoolCode, school_name: name, indicator } = measures[0]!;
  const called = jointWords(indicator, (one) => words.indicator(one));
  const costs = measures.flatMap(({ cost_yuan }) => cost_yuan ?? []);
  const cost = costs.reduce((sum, one) => sum + one, 0);
  return {
    ...named,
    title: {
      zh: `${name}：${called.zh} ${measures.map((one) => amountOf(one, words).zh).join("、")}`,
      en: `${name}: ${called.en} ${measures.map((one) => amountOf(one, words).en).join(", ")}`,
    },
    schoolCode,
    indicators: partsOf(indicator),
    costYuan: costs.length < measures.length ? null : Number(cost.toFixed(2)),
    responsible: null,
    changes: measureChanges(measures),
    after: [],
  };
}

function amountOf({ stage, amount, unit }: OwnMeasure, words: ItemWords): Words {
  const at = stage === null ? { zh: "", en: "" } : words.stage(stage);
  const in_ = words.unit(unit);
  return { zh: `${at.zh}+${amount}${in_.zh}`, en: `${at.en === "" ? "" : `${at.en} `}+${amount}${in_.en}` };
}

/**
 * The work of a plan of rotation: one item for each school that receives teachers. Who moves is not in it: names are personal, and stay with the plan.
 *
 * @param changesOfMoves  what moves change in the return; null: the roster that the plan was made of is gone, and the items change no figure
 */
export function rotationItems(
  plan: { readonly school_year: number | null; readonly moves: readonly MoveDocument[] },
  words: ItemWords,
  changesOfMoves: ((moves: readonly MoveDocument[]) => readonly FactChange[]) | null,
): readonly PlanItem[] {
  return Array.from(
    Map.groupBy(plan.moves, ({ to }) => to),
    ([to, moves]): PlanItem => {
      const from = [...new Set(moves.map(({ from_name }) => from_name))].toSorted();
      const backbone = moves.filter((move) => move.backbone).length;
      const name = moves[0]!.to_name;
      const changes = changesOfMoves === null ? [] : summed(changesOfMoves(moves));
      const own = changes.filter(({ schoolCode }) => schoolCode === to);
      return {
        id: to,
        title: {
          zh: `${name}：接收交流教师 ${moves.length} 人${backbone === 0 ? "" : `（骨干 ${backbone} 人）`}，来自${from.join("、")}`,
          en: `${name}: receives ${moves.length} rotating teachers${backbone === 0 ? "" : ` (${backbone} backbone)`} from ${from.join(", ")}`,
        },
        schoolCode: to,
        indicators: [...new Set(own.flatMap(({ column }) => words.indicatorsOf(column)))],
        year: plan.school_year === null ? null : plan.school_year + FIRST,
        costYuan: null,
        responsible: null,
        changes,
        after: [],
      };
    },
  );
}

/** The work of a plan of groups: one item for each group, at the school that leads it. */
export function groupItems(plan: Pick<GroupsPlan, "school_year" | "groups">): readonly PlanItem[] {
  return plan.groups.map(({ lead, lead_name, members }): PlanItem => {
    const names = members.map((one) => one.school_name);
    const shares = members.flatMap(({ school_code, shares: own }) => own.map((one) => ({ school_code, ...one })));
    return {
      id: lead,
      title: {
        zh: `${lead_name}牵头集团：${names.join("、")}`,
        en: `Group led by ${lead_name}: ${names.join(", ")}`,
      },
      schoolCode: lead,
      indicators: [...new Set(shares.map(({ indicator }) => indicator))],
      year: plan.school_year === null ? null : plan.school_year + FIRST,
      costYuan: null,
      responsible: null,
      changes: summed(
        shares.flatMap(({ school_code: schoolCode, column, amount }) => [
          { schoolCode: lead, column, add: -amount },
          { schoolCode, column, add: amount },
        ]),
      ),
      after: [],
    };
  });
}

/** Changes of the same figure of the same school made one; those that cancel out are left out. */
function summed(changes: readonly FactChange[]): readonly FactChange[] {
  const groups = Map.groupBy(changes, ({ schoolCode, column }) => `${schoolCode}|${column}`);
  return Array.from(groups.values(), (same) => ({ ...same[0]!, add: same.reduce((sum, { add }) => sum + add, 0) }))
    .filter(({ add }) => add !== 0)
    .toSorted((a, b) => (`${a.schoolCode}|${a.column}` < `${b.schoolCode}|${b.column}` ? -1 : 1));
}
