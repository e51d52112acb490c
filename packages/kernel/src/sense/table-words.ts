import type { Telling } from "./finding-log.ts";
import type { Trouble } from "./read-number.ts";
import type { TableColumn, TableForm } from "./table-form.ts";

/** A table whose header was not found, or lacks columns. */
export function tellHeader(form: TableForm, absent: readonly TableColumn[]): Telling {
  const zh = absent.map((one) => `${one.zh}（${one.id}）`).join("、");
  const en = absent.map((one) => one.id).join(", ");
  return {
    zh: `“${form.name.zh}”的表头缺少这些列：${zh}，无法读入。`,
    en: `The header of “${form.name.en}” lacks these columns and cannot be read: ${en}.`,
    fix: "请加一行表头，列名用中文或英文名均可，次序不限。",
    fixEn: "Add a header row with these names, Chinese or English, in any order.",
  };
}

/** A column that the table does not know. */
export function tellUnknownColumn(header: string): Telling {
  return {
    zh: `不认识“${header}”这一列，没有使用。`,
    en: `The column “${header}” is not known and was not used.`,
    fix: "如果它应当是某一列，请改用该列的名称。",
    fixEn: "If it is meant to be one of the columns, give it that name.",
  };
}

/** A needed cell that is empty. */
export function tellMissing(column: TableColumn): Telling {
  return {
    zh: `缺少“${column.zh}”。`,
    en: `“${column.en}” is missing.`,
    fix: "请填写这一格。",
    fixEn: "Fill in this cell.",
  };
}

/** A number that cannot be true. */
export function tellRange(column: TableColumn, text: string): Telling {
  const [low, high] = [column.min ?? "−∞", column.max ?? "∞"];
  return {
    zh: `“${column.zh}”为 ${text}，应在 ${low} 到 ${high} 之间${column.whole === true ? "，且为整数" : ""}。`,
    en: `“${column.en}” is ${text}; it should lie between ${low} and ${high}${column.whole === true ? " and be whole" : ""}.`,
    fix: "请核对这一格。",
    fixEn: "Check this cell.",
  };
}

/** A cell that holds something else than its column asks for. */
export function tellTrouble(column: TableColumn, trouble: Trouble, text: string): Telling {
  const [zh, en] = wanted(column);
  const shown = trouble === "uncalculated" ? "未计算的公式" : text;
  return {
    zh: `“${column.zh}”中的“${shown}”不是${zh}。`,
    en: `“${shown}” under “${column.en}” is not ${en}.`,
    fix: `请改为${zh}。`,
    fixEn: `Write ${en}.`,
  };
}

function wanted(column: TableColumn): readonly [string, string] {
  if (column.type === "number") return ["数", "a number"];
  if (column.type === "flag") return ["“是”或“否”", "yes or no"];
  if (column.type === "code")
    return ["可用的代码（请把该列设为文本格式）", "a usable code (format the column as text)"];
  const words = Object.keys(column.codes ?? {});
  return [`这些词之一：${words.join("、")}`, `one of: ${words.join(", ")}`];
}
