import type { Point } from "../../stats/index.ts";
import { type Assessment, assessmentDocument, type AssessmentDocument } from "../../assess/index.ts";
import type { GroupRules } from "../groups/index.ts";
import { type Addition, type Cost, partsOf, resourceGround } from "../resources/index.ts";
import {
  BACKBONE,
  type RosterGround,
  type RosterSchool,
  type RosterTeacher,
  type RotationGround,
  rotationGround,
  type RotationRules,
} from "../rotation/index.ts";
import { distanceKm } from "../rotation/distance.ts";

/** What a studio is opened on: the return judged, and what the county has brought. */
export interface StudioAsk {
  readonly assessment: Assessment;
  readonly group: number;
  readonly rosterGround: RosterGround;
  readonly rules: RotationRules;
  readonly groupRules: GroupRules;
  /** null: no roster was brought, and nobody can be moved */
  readonly roster: readonly RosterTeacher[] | null;
  /** null: no costs were brought, and measures have none */
  readonly costs: readonly Cost[] | null;
}

/** Something that can be added to a school by hand. */
export interface MeasureOption {
  readonly schoolCode: string;
  readonly schoolName: string;
  readonly indicator: string;
  /** null: shared by the stages of the school */
  readonly stage: string | null;
  readonly column: string;
  readonly unit: string;
  readonly step: number;
  /** null: the county has stated no cost */
  readonly costYuan: number | null;
  /** infinite where no limit is stated */
  readonly maxAmount: number;
  /** what the school has today */
  readonly have: number;
  /** what its sections lack to the threshold; 0 where they meet it */
  readonly lack: number;
}

/** All that a plan by hand is judged on; laid once, and used for every change. */
export interface StudioGround extends StudioAsk {
  readonly before: AssessmentDocument;
  /** null: no roster */
  readonly rotation: RotationGround | null;
  readonly teachers: ReadonlyMap<string, RosterTeacher>;
  /** "school\ncolumn" → what can be added */
  readonly options: ReadonlyMap<string, MeasureOption>;
  readonly schools: ReadonlyMap<string, RosterSchool>;
  readonly points: ReadonlyMap<string, Point>;
  /** as the crow flies; null where a school has no coordinates */
  readonly km: (from: string, to: string) => number | null;
}

export const optionKey = (schoolCode: string, column: string): string => `${schoolCode}\n${column}`;

/**
 * Lays the ground of a what-if studio 推演台.
 *
 * @example studioGround({ assessment, group: 0, rosterGround, rules, groupRules, roster, costs }).options.size
 */
export function studioGround(ask: StudioAsk): StudioGround {
  const { assessment, group, roster, rosterGround, rules } = ask;
  const points = pointsOf(ask);
  return {
    ...ask,
    before: assessmentDocument({ result: assessment, findings: [], trace: { zh: "", en: "", steps: [] } }, group),
    rotation: roster === null ? null : rotationGround({ assessment, group, roster, rosterGround, rules }),
    teachers: new Map((roster ?? []).map((one) => [one.teacher, one])),
    options: optionsOf(ask),
    schools: rosterGround.schools,
    points,
    km: (from, to) => {
      const [a, b] = [points.get(from), points.get(to)];
      return a === undefined || b === undefined ? null : distanceKm(a, b);
    },
  };
}

function pointsOf({ assessment: { facts }, rosterGround }: StudioAsk): ReadonlyMap<string, Point> {
  return new Map(
    [...rosterGround.schools.values()].flatMap(({ code, row }): [string, Point][] => {
      const [lon, lat] = [facts.numbers["lon"]?.[row] ?? Number.NaN, facts.numbers["lat"]?.[row] ?? Number.NaN];
      return Number.isNaN(lon) || Number.isNaN(lat) ? [] : [[code, { lon, lat }]];
    }),
  );
}

/** What can be added at every school: also what has no cost, so that the plan says that it is not known. */
function optionsOf({ assessment, group, costs, rosterGround }: StudioAsk): StudioGround["options"] {
  const stated = costs ?? [];
  const unpriced = assessment.standard.indicators
    .filter(({ indicator }) => !stated.some((one) => one.indicator === indicator.id && one.schoolCode === null))
    .map(({ indicator }): Cost => {
      const none = { schoolCode: null, stage: null, maxAmount: Number.POSITIVE_INFINITY };
      return { indicator: indicator.id, costYuan: Number.NaN, ...none };
    });
  const ground = resourceGround(assessment, group, [...stated, ...unpriced]);
  const raised = new Map<number, number[]>();
  for (const { items } of ground.sections)
    for (const { additions, toMeet } of items)
      for (const at of additions) raised.set(at, [...(raised.get(at) ?? []), toMeet]);
  // a recruit who counts for several is wanted as long as all of them lack one
  const lackOf = ({ index, indicator }: Addition): number =>
    Math[partsOf(indicator).length > 1 ? "min" : "max"](...(raised.get(index) ?? [0]));
  return new Map(
    ground.additions.map((one): [string, MeasureOption] => {
      const { schoolCode, schoolName, indicator, stage, column, unit, step, costYuan, maxAmount } = one;
      const row = rosterGround.schools.get(schoolCode)?.row ?? -1;
      const option: MeasureOption = {
        schoolCode,
        schoolName,
        indicator,
        stage,
        column,
        unit,
        step,
        costYuan: Number.isNaN(costYuan) ? null : costYuan,
        maxAmount,
        have: assessment.facts.numbers[column]?.[row] ?? Number.NaN,
        lack: lackOf(one),
      };
      return [optionKey(schoolCode, column), option];
    }),
  );
}

/** The indicators that count teachers, by the rules of rotation. */
export function teacherIndicators({ assessment, rules }: Pick<StudioAsk, "assessment" | "rules">): ReadonlySet<string> {
  return new Set(
    assessment.standard.indicators.flatMap(({ indicator, ratio }) =>
      ratio?.numerator.kind === "field" && rules.counts[ratio.numerator.id] !== undefined ? [indicator.id] : [],
    ),
  );
}

/** Whether a teacher is a backbone teacher 骨干教师. */
export function isBackbone(teacher: RosterTeacher): boolean {
  return teacher.flags[BACKBONE] === true;
}
