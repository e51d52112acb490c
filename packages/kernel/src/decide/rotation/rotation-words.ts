import type { Words } from "../../model/index.ts";

const percent = (share: number): string => `${Number((share * 100).toFixed(2))} %`;

/** The rules of a rotation as a person would say them. */
export const ruleWords = {
  rotateAtLeast: (
    share: number,
    { qualifying, fewest, movable }: Readonly<Record<"qualifying" | "fewest" | "movable", number>>,
  ): Words => ({
    zh: `每学年交流轮岗的教师不少于符合交流条件教师的 ${percent(share)}：${qualifying} 人中至少 ${fewest} 人（能调动的 ${movable} 人）`,
    en: `at least ${percent(share)} of those who qualify rotate: at least ${fewest} of ${qualifying} (${movable} of them may be moved)`,
  }),
  backboneAtLeast: (share: number, { backbone, movable }: Readonly<Record<"backbone" | "movable", number>>): Words => ({
    zh: `交流轮岗的教师中骨干教师不少于 ${percent(share)}（能调动的 ${movable} 人中有骨干教师 ${backbone} 人）`,
    en: `at least ${percent(share)} of those who rotate are backbone teachers (${backbone} of the ${movable} who may be moved are)`,
  }),
  givesAtMost: (school: string, teachers: number, share: number): Words => ({
    zh: `${school}至多派出 ${teachers} 人（不超过其教师的 ${percent(share)}）`,
    en: `${school} gives at most ${teachers} (no more than ${percent(share)} of its teachers)`,
  }),
  givesRule: (share: number): Words => ({
    zh: `一所学校派出的教师不超过其教师的 ${percent(share)}`,
    en: `no school gives more than ${percent(share)} of its teachers`,
  }),
  subjectKeeps: (school: string, subject: string, teachers: number): Words => ({
    zh: `${school}的“${subject}”至少还有 ${teachers} 名教师`,
    en: `${school} still has at least ${teachers} for “${subject}”`,
  }),
  subjectRule: (teachers: number): Words => ({
    zh: `学校原有的学科，调整后至少还有 ${teachers} 名教师`,
    en: `a subject that a school has keeps at least ${teachers} there`,
  }),
  balance: (school: string, subject: string | null, most: number): Words => ({
    zh: `${school}的${subject === null ? "教师总数" : `“${subject}”教师`}增减尽量不超过 ${most} 人`,
    en: `${school}: ${subject === null ? "the number of teachers" : `those of “${subject}”`} is to change by no more than ${most}`,
  }),
  balanceRule: (): Words => ({
    zh: "教师总数和各学科教师的增减尽量不超过界限",
    en: "the number of teachers and of those of each subject is to stay within limits",
  }),
  keeps: (school: string, indicator: Words, least: number): Words => ({
    zh: `${school}已达标的“${indicator.zh}”不降到标准以下（至少 ${least} 人）`,
    en: `${school} keeps meeting “${indicator.en}” (at least ${least})`,
  }),
  keepsRule: (): Words => ({
    zh: "已达标的指标不降到标准以下",
    en: "no school is pushed below a threshold that it met",
  }),
  closes: (school: string, indicator: Words, need: number): Words => ({
    zh: `${school}的“${indicator.zh}”补到标准（${need} 人），否则计一项短缺且不再减少`,
    en: `${school} reaches “${indicator.en}” (${need}), or is counted as short and does not lose`,
  }),
  closesRule: (): Words => ({
    zh: "短缺的指标补到标准，否则计一项短缺且不再减少",
    en: "a shortfall is closed, or counted and not made worse",
  }),
  mustMove: (teacher: string, may: boolean): Words =>
    may
      ? { zh: `教师 ${teacher} 必须交流`, en: `teacher ${teacher} must rotate` }
      : {
          zh: `教师 ${teacher} 必须交流，但不符合交流条件，或所在学校不参加，或没有别的学校可去`,
          en: `teacher ${teacher} must rotate, but does not qualify, or the school takes no part, or there is no other school to go to`,
        },
  schoolsMust: (from: string, to: string, teachers: number): Words => ({
    zh: `${from}到${to}至少 ${teachers} 人`,
    en: `at least ${teachers} from ${from} to ${to}`,
  }),
  leavesComes: (type: Words): Words => ({
    zh: `离开的${type.zh}教师都有去处`,
    en: `every teacher of ${type.en} who leaves comes somewhere`,
  }),
  elsewhere: (school: string, type: Words): Words => ({
    zh: `离开${school}的${type.zh}教师到别的学校`,
    en: `a teacher of ${type.en} who leaves ${school} goes to another school`,
  }),
  waysRule: (): Words => ({
    zh: "离开的教师都到本学段的另一所学校",
    en: "every teacher who leaves goes to another school of the same stage",
  }),
  allowedWays: (type: Words): Words => ({
    zh: `${type.zh}教师只走允许的去向`,
    en: `teachers of ${type.en} go only where they may`,
  }),
  noMoreThanThere: (school: string, type: Words): Words => ({
    zh: `${school}可交流的${type.zh}教师只有这些`,
    en: `${school} has no more teachers of ${type.en} who may move`,
  }),
} as const;

export { percent as shareInWords };
