import type { Facts } from "../model/index.ts";
import { placeOfCell, schoolName } from "./fact-places.ts";
import type { FindingLog } from "./finding-log.ts";
import type { ReadingColumn } from "./form-index.ts";

/** Codes that have not the shape that the field asks for: a region code of five digits would put its school into a county of its own. */
export function checkPattern(facts: Facts, column: ReadingColumn, log: FindingLog): void {
  const { pattern, shape } = column.field;
  const texts = facts.text[column.id];
  if (pattern === undefined || texts === undefined) return;
  const fits = new RegExp(`^(?:${pattern})$`, "u");
  texts.forEach((text, row) => {
    if (text === null || fits.test(text)) return;
    log.add({
      code: "SENSE-025",
      severity: "error",
      place: placeOfCell(facts, row, column.id),
      about: schoolName(facts, row),
      tell: () => ({
        zh: `“${column.zh}”是“${text}”，不合规定的写法${shape ? `（${shape.zh}）` : ""}。`,
        en: `"${column.en}" is "${text}", which has not the shape it must have${shape ? ` (${shape.en})` : ""}.`,
        fix: "请改正该单元格。",
        fixEn: "Correct the cell.",
      }),
    });
  });
}
