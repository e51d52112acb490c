import type { Words } from "../../model/index.ts";
import type { RotationRules } from "./rotation-rules.ts";

/** One rule that a county may set for itself. */
export interface RuleValue {
  readonly id: string;
  readonly says: Words;
  /** share: 0–1 · whole: a number from 0 · km · yes: true or false */
  readonly kind: "share" | "number" | "yes";
  readonly value: number | boolean;
  /** part of `RotationRules.sources` that says where it is from */
  readonly source: string;
}

/** A rule that differs from the usual one. */
export interface RuleDifference {
  readonly id: string;
  readonly says: Words;
  readonly usual: number | boolean | string;
  readonly own: number | boolean | string;
}

type StatedRules = Omit<RotationRules, "local">;
type Pick = (rules: StatedRules) => number | boolean;

const VALUES: readonly (Omit<RuleValue, "value"> & { readonly pick: Pick })[] = [
  rule(
    ["rotate_at_least", "rotateAtLeast", "share"],
    ["每学年交流的比例不低于", "share that rotates in a year, at least"],
    (r) => r.rotateAtLeast,
  ),
  rule(
    ["backbone_at_least", "backboneAtLeast", "share"],
    ["其中骨干教师的比例不低于", "backbone teachers among them, at least"],
    (r) => r.backboneAtLeast,
  ),
  rule(
    ["years_at_school_at_least", "qualifies", "number"],
    ["在同一学校任教满（年）才交流", "years at the school from which a teacher qualifies"],
    (r) => r.qualifies.yearsAtSchoolAtLeast,
  ),
  rule(
    ["years_to_retirement_more_than", "qualifies", "number"],
    ["距退休多于（年）才交流", "more years to retirement than"],
    (r) => r.qualifies.yearsToRetirementMoreThan,
  ),
  rule(
    ["school_gives_at_most", "schoolGivesAtMost", "share"],
    ["一校（学段）派出的比例不超过", "share of its teachers that a school gives, at most"],
    (r) => r.schoolGivesAtMost,
  ),
  rule(
    ["subject_keeps", "subjectKeeps", "number"],
    ["已有学科至少还有（人）", "teachers that a subject keeps at a school"],
    (r) => r.subjectKeeps,
  ),
  rule(
    ["keeps_thresholds", "keeps", "yes"],
    ["已达标的不降到标准以下", "what meets a threshold keeps it"],
    (r) => r.keeps.thresholds,
  ),
  rule(
    ["keeps_floors", "keeps", "yes"],
    ["已达底线的不降到底线以下", "what meets a floor keeps it"],
    (r) => r.keeps.floors,
  ),
  rule(
    ["short_gives_nothing", "keeps", "yes"],
    ["短缺的不再减少", "what is short does not lose"],
    (r) => r.keeps.shortGivesNothing,
  ),
  rule(
    ["others_count", "schools", "yes"],
    ["不参加交流的学校计入符合条件总数", "schools that take no part are counted among those who qualify"],
    (r) => r.schools.othersCount,
  ),
  rule(
    ["balance_teachers", "balance", "share"],
    ["教师总数增减尽量不超过", "change of a school's teachers, beyond which it weighs"],
    (r) => r.balance.teachers,
  ),
  rule(
    ["balance_subject", "balance", "share"],
    ["各学科教师增减尽量不超过", "change of a subject's teachers, beyond which it weighs"],
    (r) => r.balance.subject,
  ),
  rule(
    ["balance_beyond_km", "balance", "number"],
    ["超出的每一人按（公里）计", "kilometres that each teacher beyond weighs"],
    (r) => r.balance.beyondKm,
  ),
];

type RuleNamed = readonly [id: string, source: string, kind: RuleValue["kind"]];

function rule([id, source, kind]: RuleNamed, [zh, en]: readonly [string, string], pick: Pick) {
  return { id, source, kind, says: { zh, en }, pick };
}

/**
 * The rules of rotation that a county may set for itself, with their values.
 *
 * @example ruleValues(rules)[0] // { id: "rotate_at_least", kind: "share", value: 0.1, … }
 */
export function ruleValues(rules: StatedRules): readonly RuleValue[] {
  return VALUES.map(({ pick, ...one }) => ({ ...one, value: pick(rules) }));
}

/**
 * What a county's own rules change of the usual ones; the pairs it names are told as one line.
 *
 * @returns in the order of the rules; none where nothing differs
 * @example ruleDifferences(usual, own)[0] // { id: "rotate_at_least", usual: 0.1, own: 0.12, … }
 */
export function ruleDifferences(usual: StatedRules, own: StatedRules): readonly RuleDifference[] {
  const values = VALUES.flatMap(({ id, says, pick }): RuleDifference[] =>
    pick(usual) === pick(own) ? [] : [{ id, says, usual: pick(usual), own: pick(own) }],
  );
  const owners = [usual, own].map((rules) => rules.schools.ownership.join(", "));
  const ownership: RuleDifference = {
    id: "ownership",
    says: { zh: "参加交流的学校办别", en: "ownership of the schools that take part" },
    usual: owners[0]!,
    own: owners[1]!,
  };
  const pairs = [usual, own].map(({ pairs: all }) => Object.values(all).reduce((sum, list) => sum + list.length, 0));
  const named: RuleDifference = {
    id: "pairs",
    says: { zh: "点名必须或不得交流的（条）", en: "teachers and schools named as must or must not" },
    usual: pairs[0]!,
    own: pairs[1]!,
  };
  return [
    ...values,
    ...(ownership.usual === ownership.own ? [] : [ownership]),
    ...(named.usual === named.own ? [] : [named]),
  ];
}
