import type { Words } from "../../solve/index.ts";

/** What is said of a plan made by hand, as a person would say it. */
export const handWords = {
  noTeacher: (teacher: string): Words => ({
    zh: `名册中没有教师 ${teacher}，这一调动没有计入`,
    en: `teacher ${teacher} is not in the roster; this move is not counted`,
  }),
  noSchool: (school: string): Words => ({
    zh: `报表中没有学校 ${school}，这一调动没有计入`,
    en: `the return has no school ${school}; this move is not counted`,
  }),
  noStage: (teacher: string, school: string, stage: Words): Words => ({
    zh: `${school}没有${stage.zh}学段，教师 ${teacher} 的调动没有计入`,
    en: `${school} has no ${stage.en} section; the move of ${teacher} is not counted`,
  }),
  staysThere: (teacher: string, school: string): Words => ({
    zh: `教师 ${teacher} 本来就在${school}`,
    en: `teacher ${teacher} is at ${school} already`,
  }),
  belowZero: (school: string, have: number): Words => ({
    zh: `${school}：报表只有 ${have} 人，名册调出的多于报表，请先核对报表与名册`,
    en: `${school}: the return counts only ${have}, and more leave by the roster; compare the return with the roster`,
  }),
  noColumn: (school: string, column: string): Words => ({
    zh: `${school}的“${column}”没有上报或不存在，不能补`,
    en: `“${column}” of ${school} was not reported or is not there; nothing can be added`,
  }),
  tooMuch: (school: string, indicator: Words, most: number): Words => ({
    zh: `${school}的“${indicator.zh}”至多可补 ${most}（单价表）`,
    en: `no more than ${most} of “${indicator.en}” can be added at ${school} (as the costs say)`,
  }),
  notWhole: (school: string, indicator: Words, step: number): Words => ({
    zh: `${school}的“${indicator.zh}”应为 ${step} 的整数倍`,
    en: `“${indicator.en}” of ${school} is added in steps of ${step}`,
  }),
  overBudget: (yuan: number, budget: number): Words => ({
    zh: `超出预算 ${yuan} 元（预算 ${budget} 元）`,
    en: `${yuan} yuan beyond the budget of ${budget}`,
  }),
  why: (school: string, help: readonly Words[], km: number): Words => ({
    zh: `人工安排${help.length === 0 ? "" : `，补${school}的短缺：${help.map(({ zh }) => zh).join("；")}`}；相距 ${km.toFixed(1)} 公里。`,
    en: `By hand${help.length === 0 ? "" : `; closes what ${school} lacks: ${help.map(({ en }) => en).join("; ")}`}; ${km.toFixed(1)} km.`,
  }),
  noPairSchool: (school: string): Words => ({
    zh: `报表中没有参评学校 ${school}，这一结对没有计入`,
    en: `the return has no judged school ${school}; this pair is not counted`,
  }),
  leadsItself: (school: string): Words => ({ zh: `${school}不能牵头自己`, en: `${school} cannot lead itself` }),
  leadIsLed: (school: string): Words => ({
    zh: `${school}牵头别的学校，自己又由别的学校牵头`,
    en: `${school} leads and is led`,
  }),
  leadShort: (school: string, shared: boolean): Words => ({
    zh: `牵头校${school}${shared ? "共享后不达标" : "没有达标"}`,
    en: `${school} leads, and ${shared ? "falls short after sharing" : "does not meet the standard"}`,
  }),
  notWeak: (school: string): Words => ({
    zh: `${school}今天没有不达标的学部，不需要别校牵头`,
    en: `no section of ${school} falls short today; it needs no lead`,
  }),
  otherStages: (lead: string, school: string): Words => ({
    zh: `${lead}没有${school}不达标的学段`,
    en: `${lead} has not the stages at which ${school} falls short`,
  }),
  tooFar: (lead: string, school: string, reach: { readonly km: number; readonly most: number }): Words => ({
    zh: `${school}距${lead} ${reach.km.toFixed(1)} 公里，超过 ${reach.most} 公里`,
    en: `${school} is ${reach.km.toFixed(1)} km from ${lead}, more than ${reach.most}`,
  }),
  noWay: (lead: string, school: string): Words => ({
    zh: `${lead}或${school}没有坐标，距离无从核对`,
    en: `${lead} or ${school} has no coordinates: the distance cannot be checked`,
  }),
  tooLarge: (lead: string, size: number, most: number): Words => ({
    zh: `${lead}的集团有 ${size} 所学校，超过 ${most} 所`,
    en: `the group of ${lead} has ${size} schools, more than ${most}`,
  }),
  paired: (lead: string, shared: { readonly total: number; readonly closed: number }): Words => ({
    zh: `人工结对${shared.total === 0 ? "，暂无富余教师可共享" : `，${lead}共享教师 ${shared.total} 人次，补足 ${shared.closed} 项`}。`,
    en: `Paired by hand${shared.total === 0 ? "; nobody to share for now" : `; ${lead} shares ${shared.total} teachers, ${shared.closed} shortfalls closed`}.`,
  }),
} as const;
