import { type Assessment, gapOf, type StageAssessment } from "../../assess/index.ts";
import { columnId } from "../../model/index.ts";
import { type Point, sectionVerdicts } from "../../stats/index.ts";
import { numeratorField } from "../resources/numerator.ts";
import { distanceKm } from "../rotation/distance.ts";

/** The rules of pairing, as data. */
export interface GroupRules {
  readonly id: string;
  readonly reachKm: number;
  /** schools in a group, the lead among them */
  readonly largest: number;
  readonly sharedUnits: readonly string[];
}

/** A school that leads, or is led. */
export interface GroupSchool {
  readonly code: string;
  readonly name: string;
  /** of a weak school the stages at which it falls short; of a lead all that it has */
  readonly stages: readonly string[];
  readonly point: Point | null;
  /** by indicator that can be shared: what it has, and what it must have */
  readonly shared: readonly SharedItem[];
}

export interface SharedItem {
  readonly stage: string;
  readonly indicator: string;
  readonly column: string;
  readonly unit: string;
  readonly have: number;
  readonly need: number;
  /** value of the indicator for so many */
  readonly perUnit: number;
  readonly threshold: number;
}

/** A lead and a weak school within reach of each other. */
export interface Pairing {
  readonly lead: number;
  readonly weak: number;
  readonly km: number;
  /** they were in one group before */
  readonly kept: boolean;
}

/** Weak and strong schools, and who is within reach of whom. */
export interface GroupGround {
  readonly rules: GroupRules;
  readonly leads: readonly GroupSchool[];
  readonly weak: readonly GroupSchool[];
  readonly pairings: readonly Pairing[];
}

/** A member of an earlier group. */
export interface EarlierMember {
  readonly lead: string;
  readonly school_code: string;
}

/**
 * Lays the ground: a school all of whose sections meet the rule may lead; one with a section that falls short is led, by a school that
 * has the stages at which it falls short.
 *
 * @example groupGround(assessment, 0, rules, []).weak.length
 */
export function groupGround(
  assessment: Assessment,
  group: number,
  rules: GroupRules,
  earlier: readonly EarlierMember[],
): GroupGround {
  const schools = judgedSchools(assessment, group, rules);
  const leads = schools.filter(({ verdicts }) => verdicts.every((one) => one === sectionVerdicts.meets));
  const weak = schools
    .filter(({ verdicts }) => verdicts.includes(sectionVerdicts.fallsShort))
    .map((one) => ({ ...one, stages: one.stages.filter((_, i) => one.verdicts[i] === sectionVerdicts.fallsShort) }));
  const before = new Set(earlier.map((one) => `${one.lead}|${one.school_code}`));
  const pairings = weak.flatMap((led, w) =>
    leads.flatMap((lead, l): Pairing[] => {
      if (lead.point === null || led.point === null || !led.stages.every((one) => lead.stages.includes(one))) return [];
      const km = distanceKm(lead.point, led.point);
      return km > rules.reachKm ? [] : [{ lead: l, weak: w, km, kept: before.has(`${lead.code}|${led.code}`) }];
    }),
  );
  return { rules, leads, weak, pairings };
}

/** A school with the verdicts of its sections. */
export interface JudgedSchool extends GroupSchool {
  /** of each stage */
  readonly verdicts: readonly number[];
}

/** The schools with their stages and verdicts, in the order of their codes. */
export function judgedSchools(assessment: Assessment, group: number, rules: GroupRules): readonly JudgedSchool[] {
  const { facts } = assessment;
  const sections = assessment.stages.flatMap((stage) => {
    const [from, to] = [stage.sections.offsets[group]!, stage.sections.offsets[group + 1]!];
    return Array.from({ length: to - from }, (_, i) => ({
      stage,
      section: from + i,
      row: stage.sections.rows[from + i]!,
    }));
  });
  const bySchool = Map.groupBy(sections, ({ row }) => row);
  return Array.from(bySchool, ([row, own]): JudgedSchool => {
    const [lon, lat] = [facts.numbers["lon"]?.[row] ?? Number.NaN, facts.numbers["lat"]?.[row] ?? Number.NaN];
    const code = facts.text["school_code"]?.[row] ?? "";
    return {
      code,
      name: facts.text["school_name"]?.[row] ?? code,
      stages: own.map(({ stage }) => stage.sections.stage),
      verdicts: own.map(({ stage, section }) => stage.judgement.verdicts[section]!),
      point: Number.isNaN(lon) || Number.isNaN(lat) ? null : { lon, lat },
      shared: own.flatMap(({ stage, section }) => sharedItems(assessment, stage, section, rules)),
    };
  }).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function sharedItems(
  assessment: Assessment,
  stage: StageAssessment,
  section: number,
  rules: GroupRules,
): readonly SharedItem[] {
  return assessment.standard.indicators.flatMap((indicator, k): SharedItem[] => {
    const field = numeratorField(assessment.standard, indicator);
    const { threshold, scale } = stage.limits.items[k]!;
    const [have, denominator] = [stage.resources[k]![section]!, stage.denominators[k]?.[section] ?? Number.NaN];
    if (field?.byStage !== true || !rules.sharedUnits.includes(field.unit)) return [];
    if (Number.isNaN(have) || Number.isNaN(threshold) || !(denominator > 0)) return [];
    return [
      {
        stage: stage.sections.stage,
        indicator: indicator.indicator.id,
        column: columnId(field.id, stage.sections.stage),
        unit: field.unit,
        have,
        need: gapOf({ resource: 0, denominator, threshold, scale, step: 1 }),
        perUnit: scale / denominator,
        threshold,
      },
    ];
  });
}
