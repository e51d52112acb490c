import type { CompiledStandard } from "../../assess/index.ts";
import { parseUnit, unitWords } from "../../model/index.ts";
import type { Words } from "../../solve/index.ts";
import type { FactChange } from "../assessment-brief.ts";
import type { GroupsPlan, SchoolGroup } from "../groups/index.ts";
import { measureChanges, type ResourcesPlan } from "../resources/index.ts";
import type { MoveDocument, RotationPlan } from "../rotation/index.ts";
import type { OwnMeasure, OwnPlan } from "./own-plan.ts";

/**
 * One thing that a plan asks to be done, in the one plain shape from which measures and tasks are made. No teacher is named: moves are
 * told as so many posts of a school.
 */
export interface PlanItem {
  /** the same for the same item of the same plan */
  readonly id: string;
  readonly kind: "rotation" | "resources" | "groups";
  readonly title: Words;
  readonly school_code: string;
  readonly school_name: string;
  /** the school year by which it is due; null: the plan says none */
  readonly school_year: number | null;
  /** null: it costs nothing that the plan knows of */
  readonly cost_yuan: number | null;
  /** who usually answers for it; a proposal */
  readonly responsible: Words;
  /** what the return will show more of once it is done; none for time shared, which the return does not show */
  readonly changes: readonly FactChange[];
}

type AnyPlan = RotationPlan | ResourcesPlan | GroupsPlan | OwnPlan;

interface Naming {
  readonly stage: (id: string) => Words;
  readonly indicator: (id: string) => Words;
}

const PERSONNEL: Words = { zh: "教育局人事部门", en: "personnel office of the bureau" };
const PLANNING: Words = { zh: "教育局计划财务部门", en: "planning and finance office of the bureau" };

/**
 * What a plan asks to be done, in the order of schools.
 *
 * @example planItems(document, standard)[0]?.title.zh // "交流轮岗：调入 2 名教师（小学：体育 1、语文 1）"
 */
export function planItems(document: AnyPlan, standard: CompiledStandard): readonly PlanItem[] {
  const naming = namingOf(standard);
  const items =
    document.plan === "own"
      ? [
          ...moveItems(document, naming),
          ...measureItems(document, naming),
          ...document.groups.flatMap((group) => groupItems(document, group)),
        ]
      : document.plan === "rotation"
        ? moveItems(document, naming)
        : document.plan === "resources"
          ? measureItems(document, naming)
          : document.groups.flatMap((group) => groupItems(document, group));
  return items.toSorted((a, b) => (a.school_code < b.school_code ? -1 : a.school_code > b.school_code ? 1 : 0));
}

function namingOf({ bundle, indicators }: CompiledStandard): Naming {
  const stages = new Map(bundle.standard.stages.map((one) => [one.id, one]));
  const names = new Map(indicators.map(({ indicator }) => [indicator.id, indicator.short ?? indicator.name]));
  return {
    stage: (id) => stages.get(id) ?? { zh: id, en: id },
    indicator: (id) => names.get(id) ?? { zh: id, en: id },
  };
}

const nextYear = (year: number | null): number | null => (year === null ? null : year + 1);

/** One item a receiving school and stage. */
function moveItems(
  { moves, school_year }: Pick<RotationPlan | OwnPlan, "moves" | "school_year">,
  { stage: stageName }: Naming,
): readonly PlanItem[] {
  return Array.from(
    Map.groupBy(moves, ({ to, stage }) => `${to}|${stage}`),
    ([key, own]): PlanItem => {
      const { to, to_name, stage } = own[0]!;
      const subjects = Array.from(
        Map.groupBy(own, ({ subject }) => subject),
        ([subject, list]) => `${subject} ${list.length}`,
      ).toSorted();
      return {
        id: `rotation|${key}`,
        kind: "rotation",
        title: {
          zh: `交流轮岗：调入 ${own.length} 名教师（${stageName(stage).zh}：${subjects.join("、")}）`,
          en: `Rotation: ${own.length} teachers come (${stageName(stage).en}: ${subjects.join(", ")})`,
        },
        school_code: to,
        school_name: to_name,
        school_year: nextYear(school_year),
        cost_yuan: null,
        responsible: PERSONNEL,
        changes: summedUp(own),
      };
    },
  );
}

/** What moves change, one line a school and column. */
function summedUp(moves: readonly MoveDocument[]): readonly FactChange[] {
  const changes = new Map<string, FactChange>();
  const add = (schoolCode: string, column: string, by: number): void => {
    const key = `${schoolCode}\n${column}`;
    changes.set(key, { schoolCode, column, add: (changes.get(key)?.add ?? 0) + by });
  };
  // a plan kept by an earlier version does not say what its teachers count for
  for (const { from, to, counts = [] } of moves)
    for (const column of counts) {
      add(from, column, -1);
      add(to, column, 1);
    }
  return [...changes.values()];
}

function measureItems(
  document: Pick<ResourcesPlan | OwnPlan, "measures" | "school_year"> & Partial<Pick<ResourcesPlan, "years">>,
  { indicator, stage: stageName }: Naming,
): readonly PlanItem[] {
  const { school_year } = document;
  const yearOf = new Map(
    (document.years ?? []).flatMap(({ year, schools }) => schools.map(({ school_code }) => [school_code, year] as const)),
  );
  return document.measures.map((measure: OwnMeasure): PlanItem => {
    const { school_code, school_name, stage, column, amount, unit, cost_yuan } = measure;
    const name = indicator(measure.indicator);
    const words = wordsOfUnit(unit);
    const at = stage === null ? { zh: "", en: "" } : { zh: `（${stageName(stage).zh}）`, en: ` (${stageName(stage).en})` };
    const year = yearOf.get(school_code);
    return {
      id: `resources|${school_code}|${column}`,
      kind: "resources",
      title: {
        zh: `增加“${name.zh}”${amount} ${words.zh}${at.zh}`,
        en: `Add ${amount} ${words.en} of “${name.en}”${at.en}`,
      },
      school_code,
      school_name,
      school_year: school_year === null ? null : school_year + (year ?? 1),
      cost_yuan,
      responsible: unit === "persons" ? PERSONNEL : PLANNING,
      changes: measureChanges([measure]),
    };
  });
}

function wordsOfUnit(unit: string): Words {
  const parsed = parseUnit(unit);
  return parsed === null ? { zh: unit, en: unit } : unitWords(parsed);
}

function groupItems(
  { school_year }: Pick<GroupsPlan | OwnPlan, "school_year">,
  { lead, lead_name, members }: SchoolGroup,
): readonly PlanItem[] {
  return members.map(({ school_code, school_name, shares }): PlanItem => {
    const total = shares.reduce((sum, { amount }) => sum + amount, 0);
    return {
      id: `groups|${lead}|${school_code}`,
      kind: "groups",
      title: {
        zh: `加入${lead_name}牵头的教育集团${total === 0 ? "" : `，共享教师 ${total} 人次`}`,
        en: `Join the group led by ${lead_name}${total === 0 ? "" : `; ${total} teachers shared`}`,
      },
      school_code,
      school_name,
      school_year: nextYear(school_year),
      cost_yuan: null,
      responsible: { zh: lead_name, en: lead_name },
      changes: [],
    };
  });
}
