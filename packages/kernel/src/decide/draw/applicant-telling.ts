import type { Telling } from "../../sense/index.ts";

/** What is wrong with a list of applicants, in words, and what to do. */
export const tell = {
  noHeader: (): Telling => ({
    zh: "没有找到表头：要有“报名号”（applicant）一列。",
    en: 'No header was found: there must be a column "applicant" (报名号).',
    fix: "请加一行表头：报名号、多胞胎组、第一志愿、第二志愿……。报名号用随机编码，不用姓名和证件号。",
    fixEn:
      "Add a header row: applicant, group, preference_1, preference_2 …; applicants under random codes, not names.",
  }),
  unknownColumn: (header: string): Telling => ({
    zh: `“${header}”这一列不用于摇号，没有读入，也不进入公开的收据。`,
    en: `The column "${header}" is not used in a draw; it was not read and is not in the public receipt.`,
    fix: "无需处理；如果它本应是志愿或优先类别，请改表头。",
    fixEn: "Nothing to do; if it ought to be a preference or a priority, correct its header.",
  }),
  nobody: (): Telling => ({
    zh: "名单里没有报名者。",
    en: "Nobody is on the list.",
    fix: "请核对是否选对了文件和工作表。",
    fixEn: "Check that this is the right file and sheet.",
  }),
  noApplicant: (): Telling => ({
    zh: "这一行没有报名号。",
    en: "This row has no applicant.",
    fix: "请填写报名号，或删去这一行。",
    fixEn: "Write the applicant's code, or remove the row.",
  }),
  personalNumber: (): Telling => ({
    zh: "报名号像是身份证号或手机号；报名号会公开，不能用个人信息。",
    en: "The applicant looks like an identity card or phone number; these codes are published and must not be personal data.",
    fix: "请给每名报名者一个随机编码，只告诉本人，用它代替。",
    fixEn: "Give every applicant a random code, told to the family alone, and use that.",
  }),
  personalName: (): Telling => ({
    zh: "报名号像是姓名；报名号会公开。",
    en: "The applicant looks like a name; these codes are published.",
    fix: "请改用只告诉本人的随机编码；若本来就是化名，可以不改。",
    fixEn: "Use a random code told to the family alone; leave it if it is a made-up name.",
  }),
  ringNumber: (text: string): Telling => ({
    zh: `摇号编号“${text}”不是从 1 开始的整数。`,
    en: `The number "${text}" is not a whole number from 1 on.`,
    fix: "请填写编号；或去掉整列，由程序按名单顺序编号。",
    fixEn: "Write the number, or remove the column: the rows are then numbered in their order.",
  }),
  noPreference: (): Telling => ({
    zh: "这一行没有填写任何志愿。",
    en: "This row names no preference.",
    fix: "请填写至少一所学校的代码或名称；不参加摇号的请删去。",
    fixEn: "Name at least one school, or remove the row.",
  }),
  gapInPreferences: (rank: number): Telling => ({
    zh: `第 ${rank} 志愿空着，后面的志愿却填了；按第几志愿录取会因此不同，程序不擅自前移。`,
    en: `Preference ${rank} is empty and a later one is not; moving it up would change its rank, so that is not done.`,
    fix: "请与家长核对后补上或前移。",
    fixEn: "Ask the family, then fill it or move the later ones up.",
  }),
  unknownSchool: (text: string): Telling => ({
    zh: `规则中没有学校“${text}”。`,
    en: `There is no school "${text}" in the rules.`,
    fix: "请改成规则中的学校代码，或在学校表中补上这所学校。",
    fixEn: "Write a school code of the rules, or add the school there.",
  }),
  sameSchool: (text: string): Telling => ({
    zh: `学校“${text}”在同一行的志愿中出现了两次。`,
    en: `The school "${text}" is named twice in this row.`,
    fix: "请与家长核对后删去一个。",
    fixEn: "Ask the family and remove one.",
  }),
  priorityInRing: (): Telling => ({
    zh: "起始号加等差数的摇号没有优先类别：环上每个号码机会相同。",
    en: "A ring knows no priority: every number in it has the same chance.",
    fix: "请先录取优先的报名者，再让其余的人摇号；或改用随机号。",
    fixEn: "Admit those with priority first and draw for the rest, or use random numbers.",
  }),
  unknownPriority: (text: string, classes: readonly number[]): Telling => ({
    zh: `优先类别“${text}”不认识${classes.length > 0 ? `，规则中有：${classes.join("、")}` : ""}。`,
    en: `The priority "${text}" is not known${classes.length > 0 ? `; the rules have ${classes.join(", ")}` : ""}.`,
    fix: "请填写类别号（1 最先），没有优先的留空。",
    fixEn: "Write the number of the class (1 stands first); leave it empty for none.",
  }),
  sameApplicant: (applicant: string, before: number): Telling => ({
    zh: `报名号“${applicant}”在第 ${before} 行已经有了；一人两次会多一份机会。`,
    en: `The applicant "${applicant}" stands in row ${before} already; twice on the list is twice the chance.`,
    fix: "请删去重复的一行，或改正报名号。",
    fixEn: "Remove one row, or correct the code.",
  }),
  unlikeSiblings: (group: string, first: number): Telling => ({
    zh: `同一组“${group}”共用一个号码，但这一行的志愿、优先类别或编号与第 ${first} 行不同。`,
    en: `The group "${group}" is one number, but this row differs from row ${first} in preferences, priority or number.`,
    fix: "请改成一致；要分开摇号的，去掉组号。",
    fixEn: "Make them the same, or remove the group to draw separately.",
  }),
  numberBeyond: (number: number, units: number): Telling => ({
    zh: `摇号编号 ${number} 大于号码总数 ${units}，环上会有空号。`,
    en: `The number ${number} is more than there are numbers (${units}); the ring would have gaps.`,
    fix: "请把编号改成 1 到号码总数，每号一个。",
    fixEn: "Number them from 1 to the number of units, each once.",
  }),
  numberTwice: (number: number): Telling => ({
    zh: `摇号编号 ${number} 给了两个不同的报名者。`,
    en: `The number ${number} was given to two applicants.`,
    fix: "请改成每号一个；多胞胎共用一号的，请填写同一个组。",
    fixEn: "Give each number once; siblings who share one carry the same group.",
  }),
} as const;
