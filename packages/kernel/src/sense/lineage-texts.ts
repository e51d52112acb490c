import type { Words } from "../model/index.ts";
import type { Telling } from "./finding-log.ts";
import type { LineageEventKind, LineageForm } from "./lineage.ts";

/** What is wrong in a lineage file, and what to do. */

export function tellLineageHeader({ columns }: LineageForm): Telling {
  const wanted = Object.values(columns).filter(({ required }) => required);
  return {
    zh: `沿革表里没有找到表头：至少要有“${wanted.map(({ zh }) => zh).join("”“")}”两列。`,
    en: `The lineage sheet has no header: it needs at least the columns ${wanted.map(({ en }) => `"${en}"`).join(" and ")}.`,
    fix: `请加一行表头：${Object.values(columns)
      .map(({ zh }) => zh)
      .join("、")}。`,
    fixEn: `Add a header row: ${Object.values(columns)
      .map(({ en }) => en)
      .join(", ")}.`,
  };
}

export function tellDate(text: string): Telling {
  return {
    zh: text === "" ? "没有写日期。" : `“${text}”不是能认出的日期。`,
    en: text === "" ? "The date is not given." : `"${text}" is no date that can be read.`,
    fix: "请写成 2025-07-15；只知道学年就写 2025。",
    fixEn: "Write it as 2025-07-15, or as 2025 where only the school year is known.",
  };
}

export function tellEvent(text: string, events: readonly LineageEventKind[]): Telling {
  return {
    zh: text === "" ? "没有写是什么变动。" : `“${text}”不是能认出的变动。`,
    en: text === "" ? "What happened is not given." : `"${text}" is no event that is known.`,
    fix: `请写：${events.map(({ zh }) => zh).join("、")}。`,
    fixEn: `Write one of: ${events.map(({ en }) => en).join(", ")}.`,
  };
}

export function tellNeeded(kind: LineageEventKind, column: Words): Telling {
  return {
    zh: `“${kind.zh}”要写明${column.zh}，这里空着。`,
    en: `"${kind.en}" needs the ${column.en.toLowerCase()}, which is empty here.`,
    fix: "请补上 10 位学校标识码；名称可以不写。",
    fixEn: "Add the school code; the name may be left out.",
  };
}

export function tellDamaged(text: string): Telling {
  return {
    zh: `“${text}”不是完整的学校标识码，可能被电子表格改成了数字。`,
    en: `"${text}" is no whole school code; a spreadsheet may have turned it into a number.`,
    fix: "请把这一列设为文本，重新填写标识码。",
    fixEn: "Make the column text and type the code again.",
  };
}

export function tellTwice(): Telling {
  return {
    zh: "同一条变动写了两次。",
    en: "The same line stands here twice.",
    fix: "请删去一行。",
    fixEn: "Delete one of them.",
  };
}

export function tellNotThere(code: string, year: number, side: "before" | "after"): Telling {
  return {
    zh: `沿革表里的标识码 ${code} 在 ${year} 学年的报表里没有。`,
    en: `The code ${code} of the lineage is not in the return of ${year}.`,
    fix: side === "before" ? "请核对变动前的标识码和日期。" : "请核对变动后的标识码和日期。",
    fixEn:
      side === "before"
        ? "Check the code before the event, and its date."
        : "Check the code after the event, and its date.",
  };
}
