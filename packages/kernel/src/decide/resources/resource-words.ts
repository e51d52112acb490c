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
    zh: `每个岗位只按一项指标计：${sections} 个学部同时补两项以上教师。招到一人兼有几项（如高学历的体育教师），人数和花费可比方案少。`,
    en: `Each post counts for one indicator only: ${sections} sections get posts for two or more. One recruit who counts for several (a PE teacher above the required degree) makes it fewer posts and less money than the plan says.`,
  }),
  yearsAfter: (): Words => ({
    zh: "逐年的先后在全部措施确定之后再排：每年尽早让更多学部达标，但不是与措施一并求最优。",
    en: "The years are filled after all measures are found: as many sections as can be meet as early as can be, but years and measures are not optimal together.",
  }),
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
