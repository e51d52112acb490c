import type { Words } from "../../model/index.ts";
import type { RotationPairs, RotationRules } from "./rotation-rules.ts";
import { shareInWords } from "./rotation-words.ts";

/** A rule eased so far. */
export interface Step {
  readonly rule: string;
  readonly from: number | boolean;
  readonly to: number | boolean;
  readonly rules: RotationRules;
  /** the easing as the condition of a sentence, without "if" */
  readonly says: Words;
}

/** Easings of one rule, the smallest first. */
export interface Ladder {
  /** true: a larger step may help less than a smaller one */
  readonly inOrder: boolean;
  readonly steps: readonly Step[];
}

const POINT = 0.01;

/**
 * The ways in which a rule may be eased. Where there is no plan, any rule may stand in the way; where there is one and shortfalls stay,
 * only what keeps teachers from moving is asked of: nobody is to be pushed below a threshold for another's.
 *
 * @example ladders(rules, "plan")[0]?.steps[0]?.to // 0.09
 */
export function ladders(rules: RotationRules, wanted: "plan" | "shortfalls"): readonly Ladder[] {
  const movement = [givesMore(rules), ...qualifiesSooner(rules), keepsFewer(rules)];
  if (wanted === "shortfalls") return movement;
  return [...unnamed(rules), rotatesFewer(rules), fewerBackbone(rules), ...movement, ...unkept(rules)];
}

/** Numbers from one towards another by steps, the end included. */
function towards(from: number, end: number, step: number): readonly number[] {
  const count = Math.ceil(Math.abs(end - from) / step - 1e-9);
  const sign = end < from ? -1 : 1;
  return Array.from({ length: count }, (_, i) =>
    i === count - 1 ? end : Number((from + sign * step * (i + 1)).toFixed(6)),
  );
}

function rotatesFewer(rules: RotationRules): Ladder {
  const from = rules.rotateAtLeast;
  const steps = towards(from, 0, POINT).map((to): Step => {
    const now = shareInWords(from);
    const says =
      to === 0
        ? { zh: `今年不要求交流比例（现为 ${now}）`, en: `no share is asked to rotate this year (now ${now})` }
        : {
            zh: `交流比例定为 ${shareInWords(to)}（现为 ${now}）`,
            en: `${shareInWords(to)} are asked to rotate (now ${now})`,
          };
    return { rule: "rotate_at_least", from, to, rules: { ...rules, rotateAtLeast: to }, says };
  });
  return { inOrder: false, steps };
}

function fewerBackbone(rules: RotationRules): Ladder {
  const from = rules.backboneAtLeast;
  const steps = towards(from, 0, POINT).map((to): Step => {
    const says = {
      zh: `交流教师中骨干的比例定为 ${shareInWords(to)}（现为 ${shareInWords(from)}）`,
      en: `${shareInWords(to)} backbone teachers among them are enough (now ${shareInWords(from)})`,
    };
    return { rule: "backbone_at_least", from, to, rules: { ...rules, backboneAtLeast: to }, says };
  });
  return { inOrder: false, steps };
}

function givesMore(rules: RotationRules): Ladder {
  const from = rules.schoolGivesAtMost;
  const steps = towards(from, 1, POINT).map((to): Step => {
    const says = {
      zh: `允许一所学校派出 ${shareInWords(to)}（现为 ${shareInWords(from)}）`,
      en: `a school may give ${shareInWords(to)} (now ${shareInWords(from)})`,
    };
    return { rule: "school_gives_at_most", from, to, rules: { ...rules, schoolGivesAtMost: to }, says };
  });
  return { inOrder: false, steps };
}

function qualifiesSooner(rules: RotationRules): readonly Ladder[] {
  const { qualifies } = rules;
  const years = towards(qualifies.yearsAtSchoolAtLeast, 0, 1).map((to): Step => {
    const from = qualifies.yearsAtSchoolAtLeast;
    const says = {
      zh: `在本校满 ${to} 年即可交流（现为 ${from} 年）`,
      en: `${to} years at the school are enough (now ${from})`,
    };
    const own = { ...rules, qualifies: { ...qualifies, yearsAtSchoolAtLeast: to } };
    return { rule: "years_at_school_at_least", from, to, rules: own, says };
  });
  const left = towards(qualifies.yearsToRetirementMoreThan, 0, 1).map((to): Step => {
    const from = qualifies.yearsToRetirementMoreThan;
    const says = {
      zh: `距退休多于 ${to} 年即可交流（现为 ${from} 年）`,
      en: `more than ${to} years to retirement are enough (now ${from})`,
    };
    const own = { ...rules, qualifies: { ...qualifies, yearsToRetirementMoreThan: to } };
    return { rule: "years_to_retirement_more_than", from, to, rules: own, says };
  });
  return [
    { inOrder: true, steps: years },
    { inOrder: true, steps: left },
  ];
}

function keepsFewer(rules: RotationRules): Ladder {
  const from = rules.subjectKeeps;
  const steps = towards(from, 0, 1).map((to): Step => {
    const says =
      to === 0
        ? { zh: `学校可以失去一个学科的全部教师`, en: "a school may lose all teachers of a subject" }
        : {
            zh: `学校原有的学科至少留 ${to} 名教师（现为 ${from}）`,
            en: `a subject keeps ${to} teachers (now ${from})`,
          };
    return { rule: "subject_keeps", from, to, rules: { ...rules, subjectKeeps: to }, says };
  });
  return { inOrder: false, steps };
}

/** The rules that are either kept or not. */
function unkept(rules: RotationRules): readonly Ladder[] {
  const asked = [
    ["keeps_thresholds", "thresholds", "允许已达标的降到标准以下", "what meets a threshold may fall below it"],
    ["keeps_floors", "floors", "允许已达底线的降到底线以下", "what meets a floor may fall below it"],
    ["short_gives_nothing", "shortGivesNothing", "允许短缺的再减少", "what is short may lose more"],
  ] as const;
  return asked
    .filter(([, key]) => rules.keeps[key])
    .map(([rule, key, zh, en]) => {
      const own = { ...rules, keeps: { ...rules.keeps, [key]: false } };
      return { inOrder: false, steps: [{ rule, from: true, to: false, rules: own, says: { zh, en } }] };
    });
}

/** Each teacher or way between schools that is named as a must, taken away; and all of them. */
function unnamed(rules: RotationRules): readonly Ladder[] {
  const { pairs } = rules;
  const without = (change: Partial<RotationPairs>, says: Words): Step => ({
    rule: "pairs",
    from: true,
    to: false,
    rules: { ...rules, pairs: { ...pairs, ...change } },
    says,
  });
  const teachers = pairs.teachersMust.map((one) =>
    without(
      { teachersMust: pairs.teachersMust.filter((other) => other !== one) },
      { zh: `不再要求教师 ${one.teacher} 必须交流`, en: `teacher ${one.teacher} need not rotate` },
    ),
  );
  const schools = pairs.schoolsMust.map((one) =>
    without(
      { schoolsMust: pairs.schoolsMust.filter((other) => other !== one) },
      { zh: `不再要求 ${one.from} 派教师到 ${one.to}`, en: `nobody need go from ${one.from} to ${one.to}` },
    ),
  );
  const singles = [...teachers, ...schools];
  const all = without(
    { teachersMust: [], schoolsMust: [] },
    { zh: "不再点名必须交流的教师和学校", en: "no teacher and no school is named as a must" },
  );
  const steps = singles.length > 1 ? [...singles, all] : singles;
  return steps.length === 0 ? [] : [{ inOrder: true, steps }];
}
