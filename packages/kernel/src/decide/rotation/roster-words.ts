import type { Words } from "../../model/index.ts";
import type { Telling } from "../../sense/index.ts";
import type { ReturnCount } from "./roster-ground.ts";

/** A teacher who stands in the roster twice. */
export function tellTwice(teacher: string, row: number): Telling {
  return {
    zh: `教师编号“${teacher}”已在第 ${row} 行出现过。`,
    en: `The teacher “${teacher}” already stands in row ${row}.`,
    fix: "一名教师只写一行，写在主要任教的学校和学段。",
    fixEn: "Write each teacher once, at the school and stage where most is taught.",
  };
}

/** A roster with a header and nobody in it. */
export function tellNobody(): Telling {
  return {
    zh: "名册里没有一名教师。",
    en: "There is no teacher in the roster.",
    fix: "一名教师写一行，写在表头下面。",
    fixEn: "Write each teacher in a row below the header.",
  };
}

export function tellNoSuchSchool(code: string): Telling {
  return {
    zh: `报表中没有学校“${code}”。`,
    en: `The return has no school “${code}”.`,
    fix: "请核对学校标识码，它应与报表中的一致。",
    fixEn: "Check the school code; it must be as in the return.",
  };
}

export function tellNoSuchStage(school: string, stage: Words): Telling {
  return {
    zh: `报表中“${school}”没有${stage.zh}学生。`,
    en: `In the return “${school}” has no ${stage.en} students.`,
    fix: "请核对这名教师的学校和学段。",
    fixEn: "Check this teacher's school and stage.",
  };
}

export function tellOtherStage(): Telling {
  return {
    zh: "所选标准不评估这个学段，这名教师不参加本次安排，也不计入比例。",
    en: "The standard does not judge this stage; the teacher takes no part and is not counted.",
    fix: "无需处理。",
    fixEn: "Nothing to do.",
  };
}

export function tellNoYears(): Telling {
  return {
    zh: "没有填写在本校任教年限或距退休年限，无法判断是否符合交流条件，按不符合处理。",
    en: "Years at the school or to retirement are not reported; whether the teacher qualifies is not known, and he or she is not moved.",
    fix: "请补填这两列。",
    fixEn: "Fill in both columns.",
  };
}

export function tellOtherCount(count: ReturnCount, inRoster: number): Telling {
  return {
    zh: `${count.stageWords.zh}“${count.field.zh}”报表为 ${count.inReturn}，名册为 ${inRoster}。评估按报表，调动按名册。`,
    en: `“${count.field.en}”, ${count.stageWords.en}: the return says ${count.inReturn}, the roster ${inRoster}. The return is judged; the roster is moved.`,
    fix: "请核对名册与报表，两者应当一致。",
    fixEn: "Check the roster against the return; they should agree.",
  };
}
