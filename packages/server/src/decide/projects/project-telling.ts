import type { Telling } from "@youheng/kernel/sense";

/** What is wrong with the files of a plan of projects, in words. */
export const projectTelling = {
  kind: (kind: string): Telling => ({
    zh: `没有“${kind}”这种项目。`,
    en: `There is no kind of project "${kind}".`,
    fix: "请写 new 新建、extension 扩建 或 closure 撤并。",
    fixEn: "Write new, extension or closure.",
  }),
  noSchool: (kind: string): Telling => ({
    zh: "扩建和撤并要写明学校标识码（school_code）。",
    en: `A project of kind ${kind} needs the school_code of its school.`,
    fix: "请填写要扩建或撤并的学校。",
    fixEn: "Fill in the school that is extended or closed.",
  }),
  unknownSchool: (code: string): Telling => ({
    zh: `学校表中没有“${code}”。`,
    en: `There is no school "${code}" among the schools.`,
    fix: "请核对学校标识码（包括前导零）。",
    fixEn: "Check the school code, leading zeros too.",
  }),
  takenSchool: (code: string): Telling => ({
    zh: `新建项目的代码“${code}”已是一所现有学校。`,
    en: `The code "${code}" of a new school is that of a school there is.`,
    fix: "请给新学校另编代码，或把类型改为扩建。",
    fixEn: "Give the new school a code of its own, or make it an extension.",
  }),
  noPlaces: (): Telling => ({
    zh: "没有写新增多少学位；空格不是 0。",
    en: "It says nowhere how many places it adds; a blank is not 0.",
    fix: "请填写 places（配合 stage），或 places_primary、places_lower_secondary 等。",
    fixEn: "Fill in places (with stage), or places_primary, places_lower_secondary …",
  }),
  noStage: (stages: readonly string[]): Telling => ({
    zh: `有几个学段（${stages.join("、")}），要写明是哪一个。`,
    en: `There are several stages (${stages.join(", ")}); say which.`,
    fix: "请填写 stage，或改用 places_primary 等列。",
    fixEn: "Fill in stage, or use places_primary and the like.",
  }),
  unknownStage: (stage: string, stages: readonly string[]): Telling => ({
    zh: `没有“${stage}”这个学段；有：${stages.join("、")}。`,
    en: `There is no stage "${stage}"; there are: ${stages.join(", ")}.`,
    fix: "请与学生数和学校表中的学段一致。",
    fixEn: "Write it as the children and the schools have it.",
  }),
  below: (field: string, value: number): Telling => ({
    zh: `${field} 不能小于 0，得到 ${value}。`,
    en: `${field} is not below 0, got ${value}.`,
    fix: "请核对原始数据。",
    fixEn: "Check it at its source.",
  }),
  year: (field: string, value: string): Telling => ({
    zh: `${field} 应为年份（如 2029）或年数，得到“${value}”。`,
    en: `${field} is to be a year such as 2029, or a number of years; got "${value}".`,
    fix: "学年写起始年：2029 即 2029–30 学年；已定不建写 never 或“不建”。",
    fixEn: "A school year is written by its first year; what is decided not to be built: never.",
  }),
  yearOutside: (year: number, years: readonly number[]): Telling => ({
    zh: `已定 ${year} 年开办，不在 ${years[0]}–${years.at(-1)} 年之内。`,
    en: `It is to open in ${year}, which is not within ${years[0]} to ${years.at(-1)}.`,
    fix: "请改年份，或加大 --years。",
    fixEn: "Change the year, or look at more years (--years).",
  }),
  fill: (value: number): Telling => ({
    zh: `招满年数应为 1 到 15 的整数，得到 ${value}。`,
    en: `The years in which a school fills are to be a whole number from 1 to 15, got ${value}.`,
    fix: "一开办就招各年级写 1；从起始年级起逐年招生写年级数，如小学 6。",
    fixEn:
      "Write 1 where all grades are taken at once; the number of grades where one is added each year: 6 for primary.",
  }),
  noGrades: (stage: string): Telling => ({
    zh: `不知道“${stage}”有几个年级，不能按逐年招生计算新学校。`,
    en: `It is not known how many grades "${stage}" has: new schools cannot fill one grade a year.`,
    fix: "请在候选项目中写明招满年数（fill_years），或改用 --fill whole。",
    fixEn: "Give fill_years in the table of candidates, or say --fill whole.",
  }),
  noRows: (): Telling => ({
    zh: "文件中没有可用的行。",
    en: "The file has no row that can be used.",
    fix: "请核对列名和内容。",
    fixEn: "Check the names of the columns and what stands below.",
  }),
  twice: (key: string): Telling => ({
    zh: `“${key}”出现了不止一次。`,
    en: `"${key}" occurs more than once.`,
    fix: "每个编号只保留一行。",
    fixEn: "Keep one row for each.",
  }),
  noPoint: (code: string): Telling => ({
    zh: `没有“${code}”的坐标，而其他学校有。`,
    en: `No coordinates are known of "${code}", of others they are.`,
    fix: "请补上经纬度（可用 --locations 另给一张表），或都不给，即不计路程。",
    fixEn: "Give its longitude and latitude (--locations FILE), or give none at all: ways are left out then.",
  }),
  noWays: (): Telling => ({
    zh: "没有坐标：不计路程，任何学生可去任何学校。",
    en: "No coordinates are known: ways are left out, and every child may go to any school.",
    fix: "给出经纬度和 --longest-m，缺学位的地方才看得出来。",
    fixEn: "With coordinates and --longest-m it shows where places are short.",
  }),
  degrees: (): Telling => ({
    zh: "坐标不是经纬度（度）。",
    en: "The coordinates are not longitude and latitude in degrees.",
    fix: "请换成经纬度，经度在前。",
    fixEn: "Give degrees, longitude first.",
  }),
  noYears: (missing: readonly number[]): Telling => ({
    zh: `没有这些学年的学生数：${missing.join("、")}。`,
    en: `There are no children of these school years: ${missing.join(", ")}.`,
    fix: "请补上，或减少 --years。",
    fixEn: "Add them, or look at fewer years (--years).",
  }),
  noHigh: (area: string): Telling => ({
    zh: `“${area}”没有 80% 区间上界，不能按上界规划。`,
    en: `No upper bound of the 80 % interval is known of "${area}".`,
    fix: "请改用 --demand-at median，或补上 high。",
    fixEn: "Plan for the median (--demand-at median), or give high.",
  }),
  notForecast: (): Telling => ({
    zh: "这不是 youheng forecast --json 的输出。",
    en: "This is no output of youheng forecast --json.",
    fix: "请用 youheng forecast … --json > forecast.json 生成。",
    fixEn: "Make it with youheng forecast … --json > forecast.json.",
  }),
  closureAdds: (): Telling => ({
    zh: "撤并写了新增学位，未予理会：撤并去掉该校全部学位。",
    en: "A closure with places: left out; it takes away all places of the school.",
    fix: "只减一部分时，请核对是否应为扩建之外的办法。",
    fixEn: "Check whether closing is meant.",
  }),
} as const;
