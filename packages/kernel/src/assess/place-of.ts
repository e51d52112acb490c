import type { Facts, Place } from "../model/index.ts";

/** The cell from which a fact was read: file, sheet, spreadsheet row and cell, with the school. */
export function placeOf(facts: Facts, row: number, column?: string): Place {
  const { origin } = facts;
  const sheetRow = origin.rowNumbers[row];
  const letter = column === undefined ? undefined : origin.columnLetters[column];
  const schoolCode = facts.text["school_code"]?.[row];
  const known = origin.cells?.[column ?? "school_code"]?.[row];
  if (known)
    return { ...known, ...(column === undefined ? {} : { field: column }), ...(schoolCode ? { schoolCode } : {}) };
  return {
    file: origin.file,
    sheet: origin.sheet,
    ...(sheetRow === undefined ? {} : { row: sheetRow }),
    ...(sheetRow === undefined || letter === undefined ? {} : { cell: `${letter}${sheetRow}` }),
    ...(column === undefined ? {} : { field: column }),
    ...(schoolCode ? { schoolCode } : {}),
  };
}

/** A place in one line: "return.xlsx · 学校 · F6 · 第一小学". */
export function placeInWords(facts: Facts, row: number, column?: string): string {
  const place = placeOf(facts, row, column);
  const name = facts.text["school_name"]?.[row] ?? place.schoolCode;
  const cell = place.cell ?? (place.row === undefined ? undefined : `${place.row}`);
  return [place.file, place.sheet, cell, ...otherCells(place), name].filter(Boolean).join(" · ");
}

/** The further cells of a derived figure: "F17", with the sheet where that is another one: "教基5176 D7". */
function otherCells({ sheet, also = [] }: Place): string[] {
  return also.flatMap((one) =>
    one.cell === undefined ? [] : [one.sheet === sheet ? one.cell : `${one.sheet ?? ""} ${one.cell}`],
  );
}
