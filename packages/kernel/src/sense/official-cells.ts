import type { Place } from "../model/index.ts";
import { type Cell, cellText, cleanText } from "./cell.ts";
import type { FindingLog } from "./finding-log.ts";
import type { OfficialCell, OfficialForm, OfficialHead } from "./official-form.ts";
import { type KnownPage, layoutOf } from "./official-recognise.ts";
import type { OfficialSchool } from "./official-schools.ts";
import { cellFinder, type CellFinder, type FoundCell } from "./official-table.ts";
import { officialTelling } from "./official-texts.ts";
import { type NumberReading, readNumber, type Trouble } from "./read-number.ts";
import { readFlag } from "./read-words.ts";

/** The named cells of all schools as columns, with the place of each. */
export interface CellColumns {
  readonly values: ReadonlyMap<string, Float64Array>;
  readonly places: ReadonlyMap<string, readonly (Place | null)[]>;
  /** "name:row" of cells that hold something that is no number */
  readonly invalid: ReadonlySet<string>;
  /** codes of the sheets that each school handed in */
  readonly handedIn: readonly ReadonlySet<string>[];
}

interface Filling extends CellColumns {
  readonly values: Map<string, Float64Array>;
  readonly places: Map<string, (Place | null)[]>;
  readonly invalid: Set<string>;
  readonly log: FindingLog;
}

/**
 * Reads every named cell of every school.
 *
 * @returns one column for each name, NaN where the cell is empty or not there
 */
export function readCells(form: OfficialForm, schools: readonly OfficialSchool[], log: FindingLog): CellColumns {
  const handedIn = schools.map(({ pages }) => new Set(pages.map(({ sheet }) => sheet.code)));
  const filling: Filling = { values: new Map(), places: new Map(), invalid: new Set(), handedIn, log };
  for (const name of new Set(
    form.sheets.flatMap(({ layouts }) => layouts.flatMap(({ cells }) => cells.map((cell) => cell.name))),
  )) {
    filling.values.set(name, new Float64Array(schools.length).fill(Number.NaN));
    filling.places.set(name, new Array<Place | null>(schools.length).fill(null));
  }
  for (const [row, school] of schools.entries())
    for (const page of school.pages) readPage(form, page, { row, school }, filling);
  for (const head of form.heads) takeNamedHead(head, schools, filling);
  return filling;
}

/** A head with a name may be called by checks as a cell may. */
function takeNamedHead({ fact, name }: OfficialHead, schools: readonly OfficialSchool[], filling: Filling): void {
  if (name === undefined) return;
  const heads = schools.map((school) => school.heads.get(fact));
  filling.values.set(
    name,
    Float64Array.from(heads, (head) => (typeof head?.value === "number" ? head.value : Number.NaN)),
  );
  filling.places.set(
    name,
    heads.map((head) => head?.place ?? null),
  );
}

interface At {
  readonly row: number;
  readonly school: OfficialSchool;
}

function readPage(form: OfficialForm, known: KnownPage, at: At, filling: Filling): void {
  const year = at.school.heads.get("school_year")?.value;
  const layout = layoutOf(known, typeof year === "number" ? year : null);
  if (layout === null) return;
  const find: CellFinder = cellFinder(known.table, layout, known.row);
  for (const cell of layout.cells) {
    const found = find(cell);
    if (found !== null) takeCell(form, { known, cell, found }, at, filling);
    else if (!cell.optional) notFound(known, cell, at, filling.log);
  }
}

interface Taken {
  readonly known: KnownPage;
  readonly cell: OfficialCell;
  readonly found: FoundCell;
}

function takeCell(form: OfficialForm, { known, cell, found }: Taken, at: At, filling: Filling): void {
  const { page, table } = known;
  const place: Place = {
    file: page.file,
    sheet: page.sheet,
    cell: found.address,
    ...(at.school.code === null ? {} : { schoolCode: at.school.code }),
  };
  const seen = table.at(found.row, found.column);
  const read = readCell(seen, cell.flag, howToRead(form, { known, cell, found }));
  const about = nameOf(at.school);
  filling.places.get(cell.name)![at.row] = place;
  if (found.byAddress && read !== null)
    filling.log.add({
      code: "SENSE-077",
      severity: "warning",
      group: cell.name,
      place,
      about,
      tell: () => officialTelling.byAddress(cell, found.address),
    });
  if (typeof read === "number") filling.values.get(cell.name)![at.row] = read;
  if (read === null) tellWanted(cell, { place, about, kind: at.school.heads.get("school_kind")?.value }, filling.log);
  if (typeof read !== "string") return;
  filling.invalid.add(`${cell.name}:${at.row}`);
  filling.log.add({
    code: troubleCodes[read] ?? "SENSE-010",
    severity: "error",
    group: cell.name,
    place,
    about,
    tell: () =>
      cell.flag ? officialTelling.notAFlag(cell, cellText(seen)) : officialTelling.notANumber(cell, cellText(seen)),
  });
}

function readCell(seen: Cell | undefined, flag: boolean, how: NumberReading): number | null | Trouble {
  return flag ? readFlag(seen, new Map(), how.blanks) : readNumber(seen, how);
}

function howToRead(form: OfficialForm, { known, cell, found }: Taken): NumberReading {
  return {
    scale: scaleOf(form, known, cell, found),
    plus: 0,
    share: false,
    scales: new Map(Object.entries(form.scales).filter(([, scale]) => scale !== 1)),
    blanks: new Set(form.blanks.map(cleanText)),
  };
}

interface Asked {
  readonly place: Place;
  readonly about: string | null;
  readonly kind: string | number | null | undefined;
}

/** An empty cell that the form itself wants filled in by schools of this kind. */
function tellWanted(cell: OfficialCell, { place, about, kind }: Asked, log: FindingLog): void {
  if (typeof kind !== "string" || !cell.wantedOf.includes(kind)) return;
  log.add({
    code: "SENSE-085",
    severity: "warning",
    group: cell.name,
    place,
    about,
    tell: () => officialTelling.wanted(cell),
  });
}

const troubleCodes: Readonly<Partial<Record<Trouble, string>>> = {
  "error-cell": "SENSE-016",
  uncalculated: "SENSE-017",
  date: "SENSE-019",
};

function notFound(known: KnownPage, cell: OfficialCell, at: At, log: FindingLog): void {
  const place: Place = {
    file: known.page.file,
    sheet: known.page.sheet,
    ...(at.school.code === null ? {} : { schoolCode: at.school.code }),
  };
  log.add({
    code: "SENSE-076",
    severity: "warning",
    group: cell.name,
    place,
    about: nameOf(at.school),
    tell: () => officialTelling.notFound(cell),
  });
}

/** The unit that the sheet itself states, in the row's label or beside it, wins over that of the form. */
function scaleOf(form: OfficialForm, known: KnownPage, cell: OfficialCell, found: FoundCell): number {
  const longest = Object.keys(form.scales).toSorted((a, b) => b.length - a.length);
  for (let column = found.column - 1; column >= 0; column--) {
    const text = cellText(known.table.at(found.row, column));
    const inBrackets = /[(（]([^()（）]*)[)）]\s*$/.exec(text)?.[1] ?? text;
    const stated = longest.find((unit) => inBrackets === unit);
    if (stated !== undefined) return form.scales[stated] ?? 1;
  }
  return cell.unit === undefined ? 1 : (form.scales[cell.unit] ?? 1);
}

/** The name of the school, or its code, or its file. */
export function nameOf(school: OfficialSchool): string | null {
  const name = school.heads.get("school_name")?.value;
  return typeof name === "string" ? name : school.code;
}
