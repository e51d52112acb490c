import type { DrawRules } from "./draw-rules.ts";

/** What a method promises, or does not: to be read before anyone chooses it. */
export interface Guarantee {
  readonly id: string;
  readonly holds: "yes" | "no" | "partly";
  readonly zh: string;
  readonly en: string;
}

/**
 * What these rules guarantee and what not. `siblings`: some numbers are several children's.
 *
 * @source   Abdulkadiroğlu & Sönmez 2003 (immediate against deferred acceptance); Roth & Sotomayor 1990 (substitutable choice)
 * @example  guarantees(rules, false).find(({ id }) => id === "truthful")?.holds
 */
export function guarantees(rules: DrawRules, siblings: boolean): readonly Guarantee[] {
  const alone = rules.schools.length === 1;
  const chance = rules.method === "ring" ? [EQUAL_IN_RING, NEIGHBOURS] : [EQUAL_CHANCE];
  const placing = alone ? ONE_SCHOOL : rules.method === "deferred_acceptance" ? deferred(siblings) : IN_ORDER;
  const more = siblings ? [rules.groups === "admit_whole" ? WHOLE : PASSED_OVER] : [];
  return [...chance, ...placing, ...more, CHECKABLE];
}

const EQUAL_CHANCE: Guarantee = {
  id: "equal-chance",
  holds: "yes",
  zh: "同一类别、同样志愿的报名者机会相同，谁的号码都不影响别人的号码。",
  en: "Applicants of the same class with the same preferences have the same chance; nobody's number depends on another's.",
};
const EQUAL_IN_RING: Guarantee = {
  id: "equal-chance",
  holds: "partly",
  zh: "起始号均匀摇出时，每个号码被抽中的机会相同；但名单的编号必须在摇号之前公布。",
  en: "When the start is drawn evenly every number has the same chance; but the numbering must be published before the draw.",
};
const NEIGHBOURS: Guarantee = {
  id: "independent",
  holds: "no",
  zh: "环上的命运连在一起：相隔一个等差数的号码往往一起中或一起不中；全部可能的结果最多只有“号码数 × 号码数”种。",
  en: "Fates hang together in a ring: numbers one interval apart mostly win or lose together, and there are at most (numbers × numbers) results in all.",
};
const ONE_SCHOOL: readonly Guarantee[] = [
  {
    id: "stable",
    holds: "yes",
    zh: "只有一所学校：没有人会因为排在后面的人先被录取而吃亏。",
    en: "There is one school: nobody loses to one who stands behind him.",
  },
  {
    id: "truthful",
    holds: "yes",
    zh: "只有一所学校：没有志愿可以算计。",
    en: "There is one school: no preferences to scheme with.",
  },
];
const IN_ORDER: readonly Guarantee[] = [
  {
    id: "efficient",
    holds: "yes",
    zh: "按填报的志愿，不可能让一个人更好而不让另一个人更差。",
    en: "By the preferences as written, nobody could be better off without another being worse off.",
  },
  {
    id: "truthful",
    holds: "no",
    zh: "如实填报可能吃亏：第一志愿没中，第二志愿可能已被别人的第一志愿占满；家长会掂量“敢不敢填”。",
    en: "Telling the truth can hurt: who misses the first choice may find the second full of others' first choices; families must gamble.",
  },
  {
    id: "stable",
    holds: "no",
    zh: "号码靠前的人可能落空，而号码靠后的人因为把这所学校填在更前面而被录取。",
    en: "One with a better number may get nothing where one with a worse number is taken because he named the school earlier.",
  },
];

function deferred(siblings: boolean): readonly Guarantee[] {
  return [
    {
      id: "stable",
      holds: "yes",
      zh: "稳定：没有人会看到自己更想去的学校录取了排在自己后面的人。",
      en: "Stable: nobody sees a school he would rather attend take one who stands behind him there.",
    },
    {
      id: "best-stable",
      holds: "yes",
      zh: "在所有稳定的结果中，这一个对每个家庭都是最好的。",
      en: "Of all stable results this one is the best for every family at once.",
    },
    siblings ? ALMOST_TRUTHFUL : TRUTHFUL,
    {
      id: "efficient",
      holds: "no",
      zh: "可能有两家愿意互换而不能换：换了就有人被越过。",
      en: "Two families may wish to swap and may not: a swap would pass somebody over.",
    },
  ];
}

const TRUTHFUL: Guarantee = {
  id: "truthful",
  holds: "partly",
  zh: "如实排序绝不吃亏；但志愿个数有上限时，选哪几所来填仍要掂量。",
  en: "Ordering the named schools truthfully never hurts; but with a limit on preferences, which schools to name still matters.",
};
const ALMOST_TRUTHFUL: Guarantee = {
  id: "truthful",
  holds: "partly",
  zh: "没有多胞胎时如实排序绝不吃亏；多胞胎占两个以上学位，在学位边缘极少数情况下不能保证。",
  en: "Without siblings truthful ordering never hurts; siblings who take several places can, in rare cases at the margin, break that.",
};
const WHOLE: Guarantee = {
  id: "siblings",
  holds: "yes",
  zh: "多胞胎一个号、同一所学校；最后一个学位轮到多胞胎时整体录取，学校会比计划多几名。",
  en: "Siblings are one number at one school; reached at the last place they are taken in whole, and the school exceeds its places by that.",
};
const PASSED_OVER: Guarantee = {
  id: "siblings",
  holds: "partly",
  zh: "多胞胎一个号、同一所学校；剩余学位不够时跳过，因此机会略低于单个孩子。",
  en: "Siblings are one number at one school; where too few places are left they are passed over, so their chance is a little lower.",
};
const CHECKABLE: Guarantee = {
  id: "checkable",
  holds: "yes",
  zh: "摇号之后任何人都能用收据重算全部结果；改动名单、规则、种子或结果都会被发现。",
  en: "Afterwards anyone can run the whole draw again from the receipt; a change of list, rules, seed or results is found.",
};
