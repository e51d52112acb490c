import type {
  OfficialBands,
  OfficialCell,
  OfficialCheck,
  OfficialForm,
  OfficialLayout,
  OfficialSheet,
} from "@youheng/kernel/sense";
import type { Finding } from "@youheng/kernel/model";
import type { OfficialFormFiles } from "./policy-files.ts";
import { list, mapOf, may, need, number, oneOf, record, text, yesNo, type RecordOf } from "./shapes.ts";
import { readYaml, readYamlText } from "./yaml-file.ts";

const words = record({ zh: need(text), en: need(text) });

const cellKeys = {
  name: need(text),
  row: need(list(text)),
  under: may(text),
  row_code: may(text),
  column: may(list(text)),
  number: may(text),
  at: may(text),
  unit: may(text),
  unconfirmed: may(yesNo),
  optional: may(yesNo),
  flag: may(yesNo),
  /** kinds of school that must fill it in; "all" for every kind */
  wanted_of: may(list(text)),
};

const layoutKeys = {
  from: may(number),
  to: may(number),
  title: may(text),
  stages: may(list(text)),
  each_row: may(number),
  corner: need(text),
  columns: need(list(text)),
  rows: need(list(text)),
  /** all cells of this layout await a current template */
  unconfirmed: may(yesNo),
  cells: need(list(record(cellKeys))),
  source: may(text),
};

const sheetKeys = {
  code: need(text),
  titles: need(list(text)),
  stages: may(list(text)),
  required: may(yesNo),
  layouts: may(list(record(layoutKeys))),
  remark: may(words),
  aside: may(yesNo),
  of: may(oneOf(["school", "county"] as const)),
  value_under: may(list(text)),
  source: may(text),
};

/** A `sheets/*.yaml` of an official form: one or more of its sheets. */
export const officialSheetsFile = record({ sheets: need(list(record(sheetKeys))) });

const checkKeys = {
  id: need(text),
  severity: need(oneOf(["error", "warning"] as const)),
  holds: need(text),
  zh: need(text),
  en: need(text),
  fix: need(text),
  fix_en: need(text),
  source: may(text),
};

const bandsKeys = {
  fact: need(text),
  kinds: may(list(text)),
  roll: need(text),
  bands: need(list(record({ cell: need(text), least: need(number), most: may(number) }))),
};

const factKeys = {
  fact: need(text),
  is: need(text),
  needs: may(list(text)),
  kinds: may(list(text)),
  when: may(text),
};

const officialKeys = {
  id: need(text),
  zh: need(text),
  en: need(text),
  version: need(text),
  from: need(number),
  to: may(number),
  values_by: need(text),
  year_patterns: may(list(text)),
  heads: need(
    list(
      record({
        fact: need(text),
        labels: need(list(text)),
        take: may(number),
        name: may(text),
        on: may(text),
        at: may(text),
      }),
    ),
  ),
  facts: need(list(record(factKeys))),
  county_facts: may(
    list(record({ fact: need(text), is: need(text), over_schools: may(yesNo), kinds: may(list(text)) })),
  ),
  bands: may(list(record(bandsKeys))),
  sums: may(
    list(
      record({
        id: need(text),
        total: need(text),
        parts: need(list(text)),
        zh: need(text),
        en: need(text),
        source: may(text),
      }),
    ),
  ),
  checks: may(list(record(checkKeys))),
  region_checks: may(list(record(checkKeys))),
  unique: may(list(list(text))),
  scales: may(mapOf(number)),
  blanks: may(list(text)),
  source: may(text),
  /** the sheets in the same file: a form made by pointing */
  sheets: may(list(record(sheetKeys))),
};

/** The `official.yaml` of `policy/forms/ID/`: an official return of many sheets; the sheets stand beside it in `sheets/`. */
export const officialFormFile = record(officialKeys);

type OfficialAsRead = RecordOf<typeof officialKeys>;
type SheetAsRead = RecordOf<typeof sheetKeys>;
type LayoutAsRead = RecordOf<typeof layoutKeys>;

/** An official form as read, with its sheets, as the plain value of the kernel. */
export function officialFormOf(read: OfficialAsRead, sheets: readonly SheetAsRead[]): OfficialForm {
  const { zh, en, to, source, yearPatterns, bands, sums, checks, regionChecks, unique, scales, blanks, facts } = read;
  const county = read.countyFacts ?? [];
  return {
    id: read.id,
    name: { zh, en },
    version: read.version,
    from: read.from,
    ...(to !== undefined && { to }),
    valuesBy: read.valuesBy,
    yearPatterns: yearPatterns ?? [],
    heads: read.heads,
    sheets: [...(read.sheets ?? []), ...sheets].map(sheetOf),
    facts: facts.map((fact) => ({ ...fact, needs: fact.needs ?? [], kinds: fact.kinds ?? [] })),
    countyFacts: county.map((fact) => ({ ...fact, overSchools: fact.overSchools ?? false, kinds: fact.kinds ?? [] })),
    bands: (bands ?? []).map((one) => ({ ...one, kinds: one.kinds ?? [] })) satisfies readonly OfficialBands[],
    sums: sums ?? [],
    checks: (checks ?? []) satisfies readonly OfficialCheck[],
    regionChecks: regionChecks ?? [],
    unique: unique ?? [],
    scales: scales ?? {},
    blanks: blanks ?? [],
    ...(source !== undefined && { source }),
  };
}

function sheetOf(read: SheetAsRead): OfficialSheet {
  const { code, titles, stages, required, layouts, remark, aside, of, valueUnder } = read;
  return {
    code,
    titles,
    stages: stages ?? [],
    required: required ?? false,
    layouts: (layouts ?? []).map(layoutOf),
    ...(remark && { remark }),
    aside: aside ?? false,
    of: of ?? "school",
    valueUnder: valueUnder ?? [],
  };
}

function layoutOf(read: LayoutAsRead): OfficialLayout {
  const { from, to, title, stages, corner, columns, rows, unconfirmed, cells, eachRow } = read;
  const cellOf = (cell: LayoutAsRead["cells"][number]): OfficialCell => ({
    ...cell,
    column: cell.column ?? [],
    unconfirmed: cell.unconfirmed ?? unconfirmed ?? false,
    optional: cell.optional ?? false,
    flag: cell.flag ?? false,
    wantedOf: cell.wantedOf ?? [],
  });
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(title !== undefined && { title }),
    ...(stages && { stages }),
    ...(eachRow !== undefined && { eachRow }),
    corner,
    columns,
    rows,
    cells: cells.map(cellOf),
  };
}

/**
 * Reads an official form with its sheets. Mistakes are findings; a sheet that cannot be read is left out.
 *
 * @returns null when the form itself cannot be read
 */
export async function readOfficialForm(files: OfficialFormFiles, findings: Finding[]): Promise<OfficialForm | null> {
  const read = await readYaml(files.official, officialFormFile, findings);
  const sheets: SheetAsRead[] = [];
  for (const path of files.sheets) sheets.push(...((await readYaml(path, officialSheetsFile, findings))?.sheets ?? []));
  return read === undefined ? null : officialFormOf(read, sheets);
}

/**
 * Reads a form that stands in one text, its sheets with it.
 *
 * @param file  the name in messages
 */
export function readOfficialFormText(source: string, file: string, findings: Finding[]): OfficialForm | null {
  const read = readYamlText(source, file, officialFormFile, findings);
  return read === undefined ? null : officialFormOf(read, []);
}
