import type { OfficialForm } from "@youheng/kernel/sense";
import { factsOf } from "../../district/make/facts.ts";
import { years } from "../../district/make/roster.ts";
import { returnOf, type SchoolReturn, sheetsOf, workbookOf } from "./workbook.ts";

/** The returns of all schools of the example district in a year. */
export function districtReturns(year: number): SchoolReturn[] {
  return factsOf(years.indexOf(year as (typeof years)[number])).map((facts, i) => returnOf(facts, i));
}

/**
 * The files the schools hand in: most a workbook with all sheets, every seventh a folder with one file a sheet.
 *
 * @returns path inside the folder or zip → bytes
 */
export async function filesOf(form: OfficialForm, schools: readonly SchoolReturn[]): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const [i, school] of schools.entries()) {
    const name = `${school.facts["school_name"]}`;
    const sheets = sheetsOf(form, school);
    if (i % 7 !== 6) files.set(`${name}.xlsx`, await workbookOf(sheets));
    else for (const sheet of sheets) files.set(`${name}/${sheet.code}.xlsx`, await workbookOf([sheet]));
  }
  return files;
}
