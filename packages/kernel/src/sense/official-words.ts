import { type Cell, cellText, cleanKey } from "./cell.ts";

const SIGNS = /[()（）[\]【】〔〕、，,。.：:；;"“”‘’·—–\-_/\\#*＃＊〈〉《》]/g;

/**
 * A label as it is compared: without blanks, signs, "其中" and leading numbering.
 *
 * @example officialKey(" 其中：#进城务工人员 随迁子女 ") // "进城务工人员随迁子女"
 */
export function officialKey(cell: Cell | undefined): string {
  const key = cleanKey(cellText(cell)).replace(/^[一二三四五六七八九十]+[、.]/, "");
  return key.replace(SIGNS, "").replace(/^其中/, "");
}

/** As officialKey, without what stands in brackets at the end: a unit. @example officialKeyWithoutUnit("图书（册）") // "图书" */
export function officialKeyWithoutUnit(cell: Cell | undefined): string {
  return officialKey(cellText(cell).replace(/[(（][^()（）]*[)）]\s*$/, ""));
}

/** A code as it is compared: "教基 1102 表（续）" and "教基1102续表" are one. @example officialCode("教基3112表") // "教基3112" */
export function officialCode(text: string): string {
  return officialKey(text).replaceAll("表", "");
}

/** Row and column of an address, from 0. @example addressOf("C6") // { row: 5, column: 2 } */
export function addressOf(address: string): { readonly row: number; readonly column: number } {
  const [, letters = "A", digits = "1"] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}
