import { type Assessment, gapOf, type StageAssessment } from "../../assess/index.ts";
import { columnId, type Words } from "../../model/index.ts";
import { type Cost, costFor } from "./costs.ts";
import { jointId, partsOf } from "./joint-posts.ts";
import { numeratorField } from "./numerator.ts";

/** Something that can be added to a school: so many more of one column of the return. */
export interface Addition {
  readonly index: number;
  readonly schoolCode: string;
  readonly schoolName: string;
  /** the indicators it counts for, joined by "+" where they are several */
  readonly indicator: string;
  /** null: shared by the stages of the school */
  readonly stage: string | null;
  /** the columns of the return that grow, joined likewise */
  readonly column: string;
  readonly unit: string;
  /** smallest amount that can be added */
  readonly step: number;
  readonly costYuan: number;
  readonly maxAmount: number;
}

/** One indicator of one section. */
export interface Item {
  readonly section: number;
  readonly k: number;
  readonly indicator: string;
  /** the additions that raise it, each by `perUnit`; none: no cost is given */
  readonly additions: readonly number[];
  /** what must be added so that it meets the threshold, and the floor: 0 where it does, in steps */
  readonly toMeet: number;
  readonly toFloor: number;
  /** value now, and what one unit added to the school adds to it */
  readonly value: number;
  readonly perUnit: number;
}

/** What amounts add to an item, in its unit. */
export function addedTo({ additions }: Item, amounts: readonly number[]): number {
  return additions.reduce((sum, at) => sum + amounts[at]!, 0);
}

/** A section with its items; `open` where a value is missing, so that nothing can be promised. */
export interface PlannedSection {
  readonly index: number;
  readonly schoolCode: string;
  readonly schoolName: string;
  readonly stage: string;
  readonly students: number;
  readonly open: boolean;
  readonly items: readonly Item[];
}

/** One CV limit: over the sections of a stage. */
export interface CvLimit {
  readonly stage: string;
  readonly indicator: string;
  readonly k: number;
  readonly limit: number;
  readonly items: readonly { readonly item: Item; readonly weight: number }[];
}

/** All that resources are planned on. */
export interface ResourceGround {
  readonly additions: readonly Addition[];
  readonly sections: readonly PlannedSection[];
  readonly cvLimits: readonly CvLimit[];
  readonly leastMet: number;
  /** how indicators and stages are called, by id */
  readonly names: ReadonlyMap<string, Words>;
}

interface Laying {
  readonly assessment: Assessment;
  readonly group: number;
  readonly costs: readonly Cost[];
  readonly additions: Addition[];
  readonly additionAt: Map<string, Addition>;
  readonly sections: PlannedSection[];
}

/** Shares are put beside amounts of up to millions. */
const NONE = 1e-12;

/**
 * Lays the ground of a plan of resources: what each section lacks to each threshold and floor, and what can be added at what cost.
 *
 * @example resourceGround(assessment, 0, costs).sections[0]?.items[0]?.toMeet // 3
 */
export function resourceGround(assessment: Assessment, group: number, costs: readonly Cost[]): ResourceGround {
  const laying: Laying = { assessment, group, costs, additions: [], additionAt: new Map(), sections: [] };
  const cvLimits = assessment.stages.flatMap((stage) => stageGround(laying, stage));
  return {
    additions: laying.additions,
    sections: laying.sections,
    cvLimits,
    leastMet: assessment.standard.bundle.standard.sectionRule?.met ?? 0,
    names: namesOf(assessment),
  };
}

function namesOf({ standard }: Assessment): ReadonlyMap<string, Words> {
  const indicators = standard.indicators.map(
    ({ indicator }) => [indicator.id, indicator.short ?? indicator.name] as const,
  );
  const stages = (standard.bundle.stages ?? standard.bundle.standard.stages).map(
    ({ id, zh, en }) => [id, { zh, en }] as const,
  );
  return new Map<string, Words>([...indicators, ...stages]);
}

function stageGround(laying: Laying, stage: StageAssessment): readonly CvLimit[] {
  const { assessment, group } = laying;
  const { sections } = stage;
  const rows = Array.from(
    { length: sections.offsets[group + 1]! - sections.offsets[group]! },
    (_, i) => sections.offsets[group]! + i,
  );
  const own = rows.map((section) => sectionGround(laying, stage, section));
  laying.sections.push(...own);
  const students = own.reduce((sum, one) => sum + one.students, 0);
  return assessment.standard.indicators.flatMap(({ indicator }, k): CvLimit[] => {
    const limit = indicator.cvAtMost?.[sections.stage];
    const items = own.flatMap((one) =>
      one.items.filter((item) => item.k === k).map((item) => ({ item, weight: one.students / students })),
    );
    if (
      limit === undefined ||
      items.length < own.length ||
      items.length === 0 ||
      items.some(({ item }) => Number.isNaN(item.value))
    )
      return [];
    return [{ stage: sections.stage, indicator: indicator.id, k, limit, items }];
  });
}

function sectionGround(laying: Laying, stage: StageAssessment, section: number): PlannedSection {
  const { assessment, sections } = laying;
  const { facts, standard } = assessment;
  const row = stage.sections.rows[section]!;
  const schoolCode = facts.text["school_code"]?.[row] ?? "";
  const index = sections.length + (section - stage.sections.offsets[laying.group]!);
  const alone = standard.indicators.flatMap((_, k) => itemGround(laying, stage, { section, k, index }));
  const items = withJointPosts(laying, { row, stage: stage.sections.stage }, alone);
  return {
    index,
    schoolCode,
    schoolName: facts.text["school_name"]?.[row] ?? schoolCode,
    stage: stage.sections.stage,
    students: stage.sections.students[section]!,
    open: items.some(({ value }) => Number.isNaN(value)),
    items,
  };
}

function itemGround(
  laying: Laying,
  stage: StageAssessment,
  { section, k, index }: { readonly section: number; readonly k: number; readonly index: number },
): readonly Item[] {
  const { standard } = laying.assessment;
  const indicator = standard.indicators[k]!;
  const { threshold, floor, scale } = stage.limits.items[k]!;
  const field = numeratorField(standard, indicator);
  const isShared = field !== undefined && (standard.bundle.standard.split?.fields.includes(field.id) ?? false);
  const share = isShared ? stage.sections.share[section]! : 1;
  const [resource, denominator] = [stage.resources[k]![section]!, stage.denominators[k]?.[section] ?? 1];
  const addition =
    field === undefined ? null : additionFor(laying, stage, { section, k, shared: isShared || !field.byStage });
  const step = addition?.step ?? field?.step ?? 1;
  const lack = (limit: number): number =>
    Number.isNaN(limit)
      ? 0
      : gapOf({ resource: resource / share, denominator: denominator / share, threshold: limit, scale, step });
  if (Number.isNaN(threshold)) return [];
  return [
    {
      section: index,
      k,
      indicator: indicator.indicator.id,
      additions: addition === null ? [] : [addition.index],
      toMeet: lack(threshold),
      toFloor: lack(floor),
      value: (resource / denominator) * scale,
      perUnit: share < NONE ? 0 : (share / denominator) * scale,
    },
  ];
}

/** The items with the recruits who count for several of them, where the costs name such: one amount raises each. */
function withJointPosts(
  laying: Laying,
  { row, stage }: { readonly row: number; readonly stage: string },
  items: readonly Item[],
): readonly Item[] {
  const { assessment, costs, additions } = laying;
  const { facts, standard } = assessment;
  const schoolCode = facts.text["school_code"]?.[row] ?? "";
  const joint = new Set(costs.map(({ indicator }) => indicator).filter((id) => partsOf(id).length > 1));
  let raised = items;
  for (const indicator of joint) {
    const cost = costFor(costs, indicator, schoolCode, stage);
    const parts = standard.indicators.filter((one) => partsOf(indicator).includes(one.indicator.id));
    const fields = parts.map((one) => numeratorField(standard, one)!);
    const columns = fields.map(({ id }) => columnId(id, stage));
    const own = items.filter((item) => partsOf(indicator).includes(item.indicator));
    if (cost === undefined || own.length < 2) continue;
    if (columns.some((column) => Number.isNaN(facts.numbers[column]?.[row] ?? Number.NaN))) continue;
    const index = additions.length;
    const schoolName = facts.text["school_name"]?.[row] ?? schoolCode;
    const { unit, step = 1 } = fields[0]!;
    const { costYuan, maxAmount } = cost;
    const column = jointId(columns);
    additions.push({ index, schoolCode, schoolName, indicator, stage, column, unit, step, costYuan, maxAmount });
    raised = raised.map((item) =>
      partsOf(indicator).includes(item.indicator) ? { ...item, additions: [...item.additions, index] } : item,
    );
  }
  return raised;
}

/** The addition by which the school's column grows; made once for all its sections. */
function additionFor(
  { assessment, costs, additions, additionAt }: Laying,
  { sections }: StageAssessment,
  { section, k, shared }: { readonly section: number; readonly k: number; readonly shared: boolean },
): Addition | null {
  const { facts, standard } = assessment;
  const indicator = standard.indicators[k]!;
  const field = numeratorField(standard, indicator)!;
  const row = sections.rows[section]!;
  const schoolCode = facts.text["school_code"]?.[row] ?? "";
  const stage = shared ? null : sections.stage;
  const column = columnId(field.id, field.byStage ? sections.stage : undefined);
  const known = additionAt.get(`${schoolCode}\n${column}`);
  if (known !== undefined) return known;
  const cost = costFor(costs, indicator.indicator.id, schoolCode, stage);
  if (cost === undefined || Number.isNaN(facts.numbers[column]?.[row] ?? Number.NaN)) return null;
  const added: Addition = {
    index: additions.length,
    schoolCode,
    schoolName: facts.text["school_name"]?.[row] ?? schoolCode,
    indicator: indicator.indicator.id,
    stage,
    column,
    unit: field.unit,
    step: field.step ?? 1,
    costYuan: cost.costYuan,
    maxAmount: cost.maxAmount,
  };
  additions.push(added);
  additionAt.set(`${schoolCode}\n${column}`, added);
  return added;
}
