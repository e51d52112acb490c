/** What of a receipt is checked. */
export type CheckId =
  | "form"
  | "rules"
  | "list"
  | "commitment"
  | "published"
  | "seed"
  | "numbers"
  | "results"
  | "waiting"
  | "schools"
  | "stable"
  | "digests"
  | "applicants";

/** One check with its verdict. `what` names the applicants or parts that do not agree; empty when it holds. */
export interface ReceiptCheck {
  readonly id: CheckId;
  readonly holds: boolean;
  readonly zh: string;
  readonly en: string;
  readonly what: readonly string[];
}

const WORDS: Readonly<Record<CheckId, readonly [zh: string, en: string, brokenZh: string, brokenEn: string]>> = {
  form: ["收据完整", "the receipt is whole", "收据缺少部分内容或不是收据", "the receipt lacks parts, or is none"],
  rules: [
    "规则没有改动",
    "the rules are unchanged",
    "规则与摇号前公布的不同",
    "the rules are not those fixed before the draw",
  ],
  list: [
    "名单没有改动",
    "the list is unchanged",
    "名单与摇号前固定的不同",
    "the list is not the one fixed before the draw",
  ],
  commitment: [
    "承诺摘要与名单、规则相符",
    "the digest of the commitment fits list and rules",
    "承诺摘要与名单、规则的摘要不符",
    "the digest of the commitment does not fit those of list and rules",
  ],
  published: [
    "与摇号前公布的摘要一致",
    "it is the digest published before the draw",
    "与摇号前公布的摘要不一致",
    "it is not the digest published before the draw",
  ],
  seed: [
    "种子没有改动",
    "the seed is unchanged",
    "种子被改动或不合规则",
    "the seed was changed or does not fit the rules",
  ],
  numbers: ["号码重算一致", "the numbers come out the same", "号码重算不一致", "the numbers come out differently"],
  results: [
    "录取结果重算一致",
    "the results come out the same",
    "录取结果重算不一致",
    "the results come out differently",
  ],
  waiting: [
    "候补名单重算一致",
    "the waiting lists come out the same",
    "候补名单重算不一致",
    "the waiting lists come out differently",
  ],
  schools: [
    "各校人数重算一致",
    "the schools' figures come out the same",
    "各校人数重算不一致",
    "the schools' figures come out differently",
  ],
  stable: [
    "没有人有正当理由投诉（结果稳定）",
    "nobody has a justified complaint (the result is stable)",
    "有人本应被更想去的学校录取",
    "somebody ought to be at a school he would rather attend",
  ],
  digests: [
    "收据的摘要相符",
    "the receipt's own digests fit",
    "收据自身的摘要不符",
    "the receipt's own digests do not fit",
  ],
  applicants: [
    "与手头的名单一致",
    "it agrees with the list at hand",
    "与手头的名单不一致",
    "it does not agree with the list at hand",
  ],
};

/**
 * A check from what does not agree.
 *
 * @example check("list", ["A017"]).holds // false
 */
export function check(id: CheckId, what: readonly string[]): ReceiptCheck {
  const [zh, en, brokenZh, brokenEn] = WORDS[id];
  const holds = what.length === 0;
  return { id, holds, zh: holds ? zh : brokenZh, en: holds ? en : brokenEn, what };
}
