import type { Words } from "../../model/index.ts";

/** The rules of a plan of resources as a person would say them. */
export const resourceWords = {
  budget: (yuan: number): Words => ({ zh: `花费不超过 ${yuan} 元`, en: `no more than ${yuan} yuan are spent` }),
  most: (school: string, indicator: Words, amount: number): Words => ({
    zh: `${school}的“${indicator.zh}”至多可补 ${amount}`,
    en: `no more than ${amount} of “${indicator.en}” can be added at ${school}`,
  }),
  floor: (school: string, indicator: Words, amount: number, canBeAdded: boolean): Words => ({
    zh: `${school}的“${indicator.zh}”不低于底线（补 ${amount}）${canBeAdded ? "" : "，但单价表没有这一项"}`,
    en: `${school} reaches the floor of “${indicator.en}” (${amount} more)${canBeAdded ? "" : ", but no cost is given"}`,
  }),
  rule: (school: string, met: number): Words => ({
    zh: `${school}至少 ${met} 项达标`,
    en: `${school} meets at least ${met} items`,
  }),
  everySection: (): Words => ({ zh: "每个学部达到学校规则", en: "every section meets the rule for schools" }),
  meets: (school: string, indicator: Words, amount: number): Words => ({
    zh: `${school}的“${indicator.zh}”补 ${amount} 即达标`,
    en: `${school} meets “${indicator.en}” with ${amount} more`,
  }),
  oneIndicatorEach: (sections: number): Words => ({
    zh: `每个岗位只按一项指标计：${sections} 个学部同时补两项以上教师。若能招到一人兼有几项的（如高学历的体育教师），在单价表里加一行，指标写成“甲+乙”，方案就会用上，人数和花费可以更少。`,
    en: `Each post counts for one indicator only: ${sections} sections get posts for two or more. Where one recruit can count for several (a PE teacher above the required degree), add a line to the costs with the indicators joined by “+”, and the plan uses it: fewer posts, less money.`,
  }),
  kept: (): Words => ({ zh: "已办成的不撤回", en: "what has been done stays done" }),
  meetsRule: (): Words => ({ zh: "补足才算达标", en: "an item counts as met when enough is added" }),
  cv: ({
    stage,
    indicator,
    limit,
  }: {
    readonly stage: Words;
    readonly indicator: Words;
    readonly limit: number;
  }): Words => ({
    zh: `${stage.zh}“${indicator.zh}”的校际差异系数不超过 ${limit}`,
    en: `the inter-school CV of “${indicator.en}” (${stage.en}) is at most ${limit}`,
  }),
} as const;

const yuan = (amount: number): string => amount.toLocaleString("en-US");

interface MoreThere {
  readonly school: string;
  readonly indicator: Words;
  readonly to: number;
  readonly from: number;
}

/** What would make reachable what a plan cannot reach. */
export const easingWords = {
  next: (to: number, more: number): Words => ({
    zh: `若共有 ${yuan(to)} 元（再加 ${yuan(more)} 元），可多 1 个学部达标。`,
    en: `With ${yuan(to)} yuan in all (${yuan(more)} more) one section more meets.`,
  }),
  all: (to: number, more: number): Words => ({
    zh: `若共有 ${yuan(to)} 元（再加 ${yuan(more)} 元），全部学部达标，差异系数都在限值以内。`,
    en: `With ${yuan(to)} yuan in all (${yuan(more)} more) every section meets and every CV is within its limit.`,
  }),
  more: ({ school, indicator, to, from }: MoreThere): Words => ({
    zh: `要全部达标，须放宽：${school}的“${indicator.zh}”可补 ${to}（现至多 ${from}）。`,
    en: `For all to meet, this has to give way: ${to} of “${indicator.en}” at ${school} (now at most ${from}).`,
  }),
  noCost: ({ school, indicator, to }: Omit<MoreThere, "from">): Words => ({
    zh: `要全部达标，须补：${school}的“${indicator.zh}”${to}，单价表没有这一项。`,
    en: `For all to meet, ${school} needs ${to} of “${indicator.en}”, for which no cost is given.`,
  }),
} as const;
