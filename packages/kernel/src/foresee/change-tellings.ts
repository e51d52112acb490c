import type { Telling } from "../sense/index.ts";

/** What is wrong in a file of housing or of schools that change, and what to do. */
export const changeTellings = {
  noHousingHeader: (): Telling => ({
    zh: "住房文件没有表头：需要 unit（单位）、school_year（学年）、dwellings（住房套数）、students_per_dwelling（户均学生数），可加 grade（年级）。",
    en: "The housing file has no header: unit, school_year, dwellings and students_per_dwelling are needed, grade may be added.",
    fix: "请在第一行写上这些列名。",
    fixEn: "Write these names in the first row.",
  }),
  noChangesHeader: (): Telling => ({
    zh: "学校变动文件没有表头：需要 school_year（学年）、kind（变动）、unit（单位）；撤并的要 into（并入），新建的可加 from（来自）、share（比例）。",
    en: "The changes file has no header: school_year, kind and unit are needed; into for closing and merging, from and share for opening.",
    fix: "请在第一行写上这些列名。",
    fixEn: "Write these names in the first row.",
  }),
  noKind: (text: string): Telling => ({
    zh: `“${text}”不是学校变动。`,
    en: `"${text}" is no change of a school.`,
    fix: "请写 open（新建）、close（撤销）或 merge（合并）。",
    fixEn: "Write open, close or merge.",
  }),
  noNumber: (text: string): Telling => ({
    zh: `“${text}”不是可用的数。`,
    en: `"${text}" is no number that can be used.`,
    fix: "请填 0 或正数，不能留空。",
    fixEn: "Write 0 or a number above it; it cannot be blank.",
  }),
  noInto: (): Telling => ({
    zh: "没有写学生并入哪个单位。",
    en: "It does not say which unit takes the students.",
    fix: "请在 into 列填写接收的单位。",
    fixEn: "Fill in the unit that takes them in the column into.",
  }),
  noShare: (text: string): Telling => ({
    zh: `“${text}”不是 0 到 1 的比例。`,
    en: `"${text}" is no share from 0 to 1.`,
    fix: "请填划出学生的比例，如 0.4。",
    fixEn: "Write the share of its students that move, such as 0.4.",
  }),
  notThere: (unit: string, year: number): Telling => ({
    zh: `单位“${unit}”在 ${year} 学年不在预测中（代码不对、已停办或已撤并）。`,
    en: `Unit "${unit}" is not in the forecast in ${year}: another code, or closed or merged already.`,
    fix: "请核对代码；已撤并的，请写接收它的单位。",
    fixEn: "Check the code; where it has been merged, name the unit that took it.",
  }),
  thereAlready: (unit: string): Telling => ({
    zh: `单位“${unit}”已经存在，不能新建。`,
    en: `Unit "${unit}" is there already and cannot open.`,
    fix: "请给新学校另一个代码。",
    fixEn: "Give the new school a code of its own.",
  }),
  intoItself: (unit: string): Telling => ({
    zh: `单位“${unit}”不能并入自己。`,
    en: `Unit "${unit}" cannot go into itself.`,
    fix: "请写另一个接收的单位。",
    fixEn: "Name another unit that takes the students.",
  }),
  tooMuch: (unit: string): Telling => ({
    zh: `同一学年从单位“${unit}”划出的比例之和超过 1。`,
    en: `More than all students of unit "${unit}" are given away in one year.`,
    fix: "请把各行的 share 改到合计不超过 1。",
    fixEn: "Lower the shares so that they add up to 1 at most.",
  }),
  noGroup: (unit: string, label: string): Telling => ({
    zh: `不知道新单位“${unit}”属于哪个“${label}”。`,
    en: `It is not known which "${label}" the new unit "${unit}" belongs to.`,
    fix: `请在学校变动文件中加一列 ${label} 写明。`,
    fixEn: `Add a column ${label} to the changes file.`,
  }),
  noSuchGrade: (grade: string): Telling => ({
    zh: `学生数文件里没有年级“${grade}”。`,
    en: `The enrolment has no grade "${grade}".`,
    fix: "请按学生数文件的写法填年级，或留空。",
    fixEn: "Write the grade as the enrolment does, or leave it blank.",
  }),
  gradeNeeded: (unit: string): Telling => ({
    zh: `单位“${unit}”在该学年没有预计学生，无法按年级分摊。`,
    en: `Nobody is expected at unit "${unit}" in that year, so that the children cannot be split over grades.`,
    fix: "请填写年级，每个年级一行。",
    fixEn: "Give the grade; one row for each.",
  }),
  otherYear: (year: number, first: number, last: number): Telling => ({
    zh: `${year} 学年不在预测的 ${first}–${last} 学年内，没有计入。`,
    en: `${year} is not among the years forecast, ${first} to ${last}; the row was left out.`,
    fix: "以前的变动已在学生数里；更远的请加大 --horizon。",
    fixEn: "Earlier changes are in the enrolment already; for later ones raise --horizon.",
  }),
  totalsOnly: (): Telling => ({
    zh: "学生数不分年级：不知道孩子何时毕业，住房带来的学生一直算到最后一年。",
    en: "The enrolment has no grades: when children leave is not known, so those of new housing stay to the last year.",
    fix: "请用分年级的学生数。",
    fixEn: "Use enrolment by grade.",
  }),
} as const;
