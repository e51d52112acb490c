import type { Finding, Place } from "../model/index.ts";
import { cellText, cleanKey, columnLetter, isEmptyCell } from "./cell.ts";
import { createFindingLog, type FindingLog } from "./finding-log.ts";
import type { SheetRow } from "./header-block.ts";
import { schoolYearOf } from "./lineage.ts";
import type { LineageEventKind, LineageForm, LineagePart, PlacedEvent } from "./lineage.ts";
import { readLineageDate } from "./lineage-date.ts";
import { tellDate, tellEvent, tellDamaged, tellLineageHeader, tellNeeded, tellTwice } from "./lineage-texts.ts";
import { readIdentifier } from "./read-words.ts";

/** Where lineage is read from, and by which form. */
export interface LineageSource {
  readonly file: string;
  readonly sheet: string;
  readonly form: LineageForm;
}

/** What a lineage sheet holds. Lines with an error are left out, and said. */
export interface LineageReading {
  readonly events: readonly PlacedEvent[];
  readonly findings: readonly Finding[];
}

/** One line under the header. */
interface Line {
  readonly row: SheetRow;
  readonly at: Partial<Record<LineagePart, number>>;
  readonly source: LineageSource;
  readonly log: FindingLog;
}

/**
 * Reads the lineage of schools: one line for each way that a school went, under a header of the form's names in any order.
 *
 * @returns  events in the order of their lines, and everything that is wrong
 * @example  readLineage([], source).findings[0]?.code // "SENSE-090"
 */
export function readLineage(rows: readonly SheetRow[], source: LineageSource): LineageReading {
  const log = createFindingLog();
  const header = rows
    .map((row) => ({ row, at: partsAt(row, source.form) }))
    .find(({ at }) => isHeader(at, source.form));
  if (header === undefined) {
    const place = { file: source.file, sheet: source.sheet };
    log.add({ code: "SENSE-090", severity: "error", place, tell: () => tellLineageHeader(source.form) });
    return { events: [], findings: log.list() };
  }
  const events: PlacedEvent[] = [];
  for (const row of rows) {
    if (row.number <= header.row.number || row.cells.every(isEmptyCell)) continue;
    const event = eventOf({ row, at: header.at, source, log });
    if (event !== null) events.push(event);
  }
  for (const twice of saidTwice(events))
    log.add({ code: "SENSE-095", severity: "warning", place: twice.place, tell: tellTwice });
  return { events, findings: log.list() };
}

function partsAt(row: SheetRow, form: LineageForm): Partial<Record<LineagePart, number>> {
  const at: Partial<Record<LineagePart, number>> = {};
  const parts = Object.entries(form.columns) as [LineagePart, LineageForm["columns"][LineagePart]][];
  row.cells.forEach((cell, column) => {
    const key = cleanKey(cellText(cell));
    const part = parts.find(([id, one]) => at[id] === undefined && one.headers.some((word) => cleanKey(word) === key));
    if (part !== undefined) at[part[0]] = column;
  });
  return at;
}

function isHeader(at: Partial<Record<LineagePart, number>>, { columns }: LineageForm): boolean {
  return Object.entries(columns).every(([id, { required }]) => !required || at[id as LineagePart] !== undefined);
}

function eventOf(line: Line): PlacedEvent | null {
  const { form } = line.source;
  const date = readLineageDate(line.row.cells[line.at.date ?? 0]);
  const kind = kindOf(textAt(line, "event") ?? "", form);
  if (date === null)
    line.log.add({
      code: "SENSE-091",
      severity: "error",
      place: placeOf(line, "date"),
      tell: () => tellDate(textAt(line, "date") ?? ""),
    });
  if (kind === undefined)
    line.log.add({
      code: "SENSE-092",
      severity: "error",
      place: placeOf(line, "event"),
      tell: () => tellEvent(textAt(line, "event") ?? "", form.events),
    });
  const [from, to] = [codeAt(line, "from_code"), codeAt(line, "to_code")];
  const codes = { from_code: from, to_code: to };
  const lacking = kind === undefined ? [] : lackingOf(line, kind, codes);
  if (date === null || kind === undefined || lacking.length > 0 || from === undefined || to === undefined) return null;
  return {
    date,
    school_year: schoolYearOf(date, form.returnDay),
    event: kind.id,
    from_code: from,
    from_name: textAt(line, "from_name"),
    to_code: to,
    to_name: textAt(line, "to_name"),
    note: noteAt(line),
    place: placeOf(line, "event"),
  };
}

function kindOf(word: string, form: LineageForm): LineageEventKind | undefined {
  const key = cleanKey(word);
  return form.events.find((kind) =>
    [kind.id, kind.zh, kind.en, ...kind.also].some((spelling) => cleanKey(spelling) === key),
  );
}

type Codes = Readonly<Partial<Record<LineagePart, string | null | undefined>>>;

function lackingOf(line: Line, kind: LineageEventKind, codes: Codes): readonly LineagePart[] {
  const lacking = kind.needs.filter((part) => codes[part] === null);
  for (const part of lacking)
    line.log.add({
      code: "SENSE-093",
      severity: "error",
      place: placeOf(line, part),
      tell: () => tellNeeded(kind, line.source.form.columns[part]),
    });
  return lacking;
}

/** Null: not said; undefined: damaged, and reported. */
function codeAt(line: Line, part: LineagePart): string | null | undefined {
  const at = line.at[part];
  const read = at === undefined ? null : readIdentifier(line.row.cells[at], new Set(["—", "-", "无", "/"]));
  if (read === null) return null;
  if ("text" in read) return read.text;
  line.log.add({
    code: "SENSE-094",
    severity: "error",
    place: placeOf(line, part),
    tell: () => tellDamaged(textAt(line, part) ?? ""),
  });
  return undefined;
}

function textAt({ row, at }: Line, part: LineagePart): string | null {
  const column = at[part];
  const text = column === undefined ? "" : cellText(row.cells[column]);
  return text === "" ? null : text;
}

/** As it was written: a note is read by people, not compared. */
function noteAt({ row, at }: Line): string | null {
  const cell = at.note === undefined ? null : row.cells[at.note];
  const text = typeof cell === "string" ? cell.trim() : cellText(cell);
  return text === "" ? null : text;
}

function placeOf({ row, at, source }: Line, part: LineagePart): Place {
  const column = at[part];
  const place = { file: source.file, sheet: source.sheet, row: row.number, field: part };
  return column === undefined ? place : { ...place, cell: `${columnLetter(column)}${row.number}` };
}

function saidTwice(events: readonly PlacedEvent[]): readonly PlacedEvent[] {
  const seen = new Set<string>();
  return events.filter((one) => {
    const key = [one.date, one.event, one.from_code, one.to_code].join("|");
    const known = seen.has(key);
    seen.add(key);
    return known;
  });
}
