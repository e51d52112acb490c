import { streamXlsxRows } from "hucre";
import { type Cell, type SheetRow, UNCALCULATED } from "@youheng/kernel/sense";
import { unreadable, UnreadableFile } from "./file-findings.ts";
import type { ReadLimits } from "./limits.ts";
import { scanSheet, type SheetScan } from "./sheet-scan.ts";
import { isEncrypted } from "./whole-workbook.ts";
import type { OpenSheet, SheetOutline } from "./workbook.ts";
import { entryText, proveExpansion, type ZipEntry, zipDirectory } from "./zip-directory.ts";

const BATCH = 512;

/** A sheet as the workbook lists it. */
interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: ZipEntry;
}

/**
 * Opens an XLSX workbook. Rows are streamed; merged areas and formulas without a result come from a look over the raw sheet.
 *
 * @throws UnreadableFile when it is damaged, encrypted, or larger than allowed
 */
export async function openXlsx(bytes: Uint8Array, limits: ReadLimits): Promise<readonly OpenSheet[]> {
  const directory = zipDirectory(bytes, "XLSX", limits);
  const sheets = await listSheets(bytes, directory, limits);
  const whole = Array.from(directory.values()).filter(
    (entry) => !sheets.some((sheet) => sheet.part === entry) && entry.name.endsWith(".xml"),
  );
  await proveExpansion(bytes, whole, "XLSX", limits);
  return sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden,
    head: async (count) => firstRows(bytes, sheet.name, count),
    outline: () => scanSheet(bytes, sheet.part, limits),
    rows: (outline) => streamedRows(bytes, sheet.name, outline),
  }));
}

async function listSheets(
  bytes: Uint8Array,
  directory: ReadonlyMap<string, ZipEntry>,
  limits: ReadLimits,
): Promise<ListedSheet[]> {
  const path = await workbookPath(bytes, directory, limits);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const relations = await targets(bytes, directory, `${folder}_rels/${path.slice(folder.length)}.rels`, limits);
  const workbook = directory.get(path);
  if (workbook === undefined) throw unreadable.damaged("XLSX");
  const xml = await entryText(bytes, workbook, "XLSX", limits);
  return Array.from(xml.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)).flatMap(([tag]) => {
    const target = relations.get(attribute(tag, "\\w+:id") ?? "") ?? "";
    const part = directory.get(target.startsWith("/") ? target.slice(1) : folder + target);
    return part === undefined
      ? []
      : [{ name: attribute(tag, "name") ?? "", hidden: (attribute(tag, "state") ?? "visible") !== "visible", part }];
  });
}

async function workbookPath(
  bytes: Uint8Array,
  directory: ReadonlyMap<string, ZipEntry>,
  limits: ReadLimits,
): Promise<string> {
  const roots = directory.get("_rels/.rels");
  if (roots === undefined) throw unreadable.damaged("XLSX");
  const xml = await entryText(bytes, roots, "XLSX", limits);
  const tag = Array.from(xml.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g), ([one]) => one).find((one) =>
    (attribute(one, "Type") ?? "").endsWith("/officeDocument"),
  );
  return (attribute(tag ?? "", "Target") ?? "xl/workbook.xml").replace(/^\//, "");
}

async function targets(
  bytes: Uint8Array,
  directory: ReadonlyMap<string, ZipEntry>,
  path: string,
  limits: ReadLimits,
): Promise<ReadonlyMap<string, string>> {
  const entry = directory.get(path);
  if (entry === undefined) throw unreadable.damaged("XLSX");
  const xml = await entryText(bytes, entry, "XLSX", limits);
  return new Map(
    Array.from(
      xml.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g),
      ([tag]) => [attribute(tag, "Id") ?? "", attribute(tag, "Target") ?? ""] as const,
    ),
  );
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found === null ? null : decodeEntities(found[1] ?? found[2] ?? "");
}

function decodeEntities(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return decimal === undefined ? (named[name ?? ""] ?? whole) : String.fromCodePoint(Number(decimal));
    },
  );
}

async function firstRows(bytes: Uint8Array, sheet: string, count: number): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of inOurWords(streamXlsxRows(bytes, { sheet, maxRows: count })))
    rows.push({ number: row.index + 1, cells: row.values });
  return rows;
}

async function* streamedRows(
  bytes: Uint8Array,
  sheet: string,
  outline: SheetOutline,
): AsyncGenerator<readonly SheetRow[], void, undefined> {
  const uncalculated =
    "uncalculated" in outline ? (outline as SheetScan).uncalculated : new Map<number, readonly number[]>();
  let batch: SheetRow[] = [];
  for await (const row of inOurWords(streamXlsxRows(bytes, { sheet }))) {
    const number = row.index + 1;
    const cells = row.values as Cell[];
    for (const at of uncalculated.get(number) ?? [])
      cells[at] = cells[at] === null || cells[at] === undefined ? UNCALCULATED : cells[at];
    batch.push({ number, cells });
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

/** The library's errors as ours: a return is damaged or has a password; nobody is shown a stack. */
async function* inOurWords<T>(rows: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  try {
    yield* rows;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw isEncrypted(error) ? unreadable.encrypted() : unreadable.damaged("XLSX");
  }
}
