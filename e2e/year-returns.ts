import { writeFile } from "node:fs/promises";
import path from "node:path";
import ExcelJS from "exceljs";

const final = path.resolve(import.meta.dirname, "../examples/district/2026-return-final.xlsx");
const sheetName = "学校基表";
const headerRow = 4;

/** A figure that is other than in the example: of a school, by the words at the head of its column. */
export interface Changed {
  readonly school: string;
  readonly column: string;
  readonly value: number;
}

/**
 * Writes the example district's final return of 2026 again as one of another year, as its schools would report it with these changes.
 *
 * @param file  where to, ending in .xlsx
 * @throws      Error when a school or a column of the changes is not there
 */
export async function writeReturn(file: string, year: number, changes: readonly Changed[] = []): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(final);
  const sheet = workbook.getWorksheet(sheetName);
  if (sheet === undefined) throw new Error(`${final} has no sheet ${sheetName}`);
  const columnOf = (name: string): number => {
    const found = (sheet.getRow(headerRow).values as unknown[]).indexOf(name);
    if (found < 1) throw new Error(`${sheetName} has no column ${name}`);
    return found;
  };
  const rows = new Map<string, number>();
  sheet.eachRow((row, number) => {
    if (number <= headerRow) return;
    rows.set(row.getCell(columnOf("学校名称")).text, number);
    const said = row.getCell(columnOf("学年"));
    if (said.text === "2026") said.value = typeof said.value === "number" ? year : String(year);
  });
  for (const { school, column, value } of changes) {
    const number = rows.get(school);
    if (number === undefined) throw new Error(`${sheetName} has no school ${school}`);
    sheet.getRow(number).getCell(columnOf(column)).value = value;
  }
  await writeFile(file, new Uint8Array(await workbook.xlsx.writeBuffer()));
}
