import { basename, extname } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Answer, Facts, Field, Finding, Form } from "@youheng/kernel/model";
import {
  checkFacts,
  createReturnReader,
  findHeader,
  type FormIndex,
  HEADER_WITHIN,
  indexForm,
  type OfficialGround,
  readRegionFacts,
  type RegionFact,
  type ReturnColumn,
  type ReturnReader,
  sortFindings,
  type SheetRow,
  withoutImpossible,
} from "@youheng/kernel/sense";
import { csvRows } from "./csv-rows.ts";
import { fileFinding, unreadable, UnreadableFile } from "./file-findings.ts";
import { type FileKind, kindOfFile } from "./file-kind.ts";
import { bytesOf, headOf, type ReturnSource, sizeOf } from "./file-source.ts";
import { READ_LIMITS, type ReadLimits } from "./limits.ts";
import { openWorkbook } from "./open-sheets.ts";
import { isOfficialSource, readOfficialSource } from "./official-source.ts";
import type { OpenSheet } from "./workbook.ts";

/** What a return holds after reading. */
export interface ReadReturn {
  /** all rows, of all regions and years in the file (`splitFacts` parts them) */
  readonly facts: Facts;
  /** every column of the file, with the fact it holds or null */
  readonly columns: readonly ReturnColumn[];
  /** facts of the whole region, from a second sheet; empty when there is none */
  readonly regionFacts: readonly RegionFact[];
  /** the same for every file with this header: under it a mapping made by hand is remembered */
  readonly fingerprint: string;
  readonly sheet: string;
}

/** How far reading has come. */
export interface ReadProgress {
  readonly rowsRead: number;
  /** 0–1 */
  readonly progress: number;
}

/** How a return is to be read. */
export interface ReadOptions {
  readonly form: Form;
  readonly fields: readonly Field[];
  /** the name shown in findings */
  readonly fileName?: string;
  /** columns matched by hand, as `columns` of an earlier reading gave them */
  readonly mapping?: readonly ReturnColumn[];
  /** the sheet to read; absent: the one whose header names the most facts */
  readonly sheet?: string;
  /** official returns, of many sheets a school: a folder, a zip of workbooks, or a workbook whose sheets are theirs is read by these */
  readonly official?: OfficialGround;
  /** also run `checkFacts` and give its findings with those of reading */
  readonly checks?: boolean;
  readonly limits?: Partial<ReadLimits>;
  readonly onProgress?: (progress: ReadProgress) => void;
  readonly signal?: AbortSignal;
}

/** What is handed from step to step while a file is read. */
interface Reading {
  readonly source: ReturnSource;
  readonly file: string;
  readonly options: ReadOptions;
  readonly index: FormIndex;
  readonly limits: ReadLimits;
  readonly bytes: number;
  readonly findings: Finding[];
}

/**
 * Reads a return: CSV, XLSX, XLS, XLSB or ODS, whatever its encoding, header rows and spellings. A file that cannot be read gives
 * empty facts and a finding that says why; a stack trace is never shown.
 *
 * @returns findings of the file, its header and its cells; values are judged by `checkFacts` (or with `checks: true` here)
 * @throws  the signal's reason when it was aborted; Error for a mistake of ours
 * @example (await readReturn({ path: "return.csv" }, { form, fields })).result.facts.rows // 90
 */
export async function readReturn(source: ReturnSource, options: ReadOptions): Promise<Answer<ReadReturn>> {
  const file = options.fileName ?? ("path" in source ? basename(source.path) : source.name);
  const limits = { ...READ_LIMITS, ...options.limits };
  const findings: Finding[] = [];
  try {
    if (options.official !== undefined && (await isOfficialSource(source, options.official, limits)))
      return await readOfficial(source, file, { ...options, official: options.official, limits });
    const bytes = await sizeOf(source, limits);
    const reading: Reading = {
      source,
      file,
      options,
      limits,
      bytes,
      findings,
      index: indexForm(options.form, options.fields),
    };
    return answer(reading, await readByKind(reading));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return {
      result: nothingRead(file),
      findings: [...findings, fileFinding(file, error.code, "error", error.telling)],
      trace: traceOf(file),
    };
  }
}

function answer(reading: Reading, result: ReadReturn): Answer<ReadReturn> {
  const { form, fields, checks } = reading.options;
  const judged = checks === true ? checkFacts(result.facts, form, fields) : [];
  const facts = withoutImpossible(result.facts, form, fields);
  const findings = sortFindings([...reading.findings, ...judged]);
  return { result: { ...result, facts }, findings, trace: traceOf(reading.file) };
}

/** A folder or zip of the schools' workbooks; its facts are judged by the form of one row a school. */
async function readOfficial(
  source: ReturnSource,
  file: string,
  options: ReadOptions & { readonly official: OfficialGround; readonly limits: ReadLimits },
): Promise<Answer<ReadReturn>> {
  const { official: ground, limits, form, fields, checks, signal, onProgress } = options;
  const pace = async (read: number, of: number): Promise<void> => {
    signal?.throwIfAborted();
    onProgress?.({ rowsRead: read, progress: read / of });
    await setImmediate();
  };
  const {
    facts,
    columns,
    findings,
    regionFacts,
    form: official,
  } = await readOfficialSource(source, { fileName: file, ground, limits, pace });
  const values = ground.tables.get(official?.valuesBy ?? "") ?? form;
  const judged = checks === true ? checkFacts(facts, values, fields) : [];
  const result = {
    facts: withoutImpossible(facts, values, fields),
    columns,
    regionFacts,
    fingerprint: `${official?.id ?? ""}@${official?.version ?? ""}`,
    sheet: official?.name.zh ?? "",
  };
  return { result, findings: [...findings, ...judged], trace: traceOf(file) };
}

function traceOf(file: string): Answer<ReadReturn>["trace"] {
  return { zh: `读入 ${file}`, en: `read from ${file}` };
}

/** What is known of a file that could not be read. */
export function nothingRead(file: string): ReadReturn {
  const origin = { file, sheet: "", rowNumbers: [], columnLetters: {} };
  return {
    facts: { rows: 0, text: {}, numbers: {}, invalid: [], origin },
    columns: [],
    regionFacts: [],
    fingerprint: "",
    sheet: "",
  };
}

async function readByKind(reading: Reading): Promise<ReadReturn> {
  const kind = kindOfFile(await headOf(reading.source, 4096));
  noteExtension(reading, kind);
  if (kind === "html") throw unreadable.html(reading.file);
  return kind === "text"
    ? readText(reading)
    : readWorkbook(reading, await openWorkbook(await bytesOf(reading.source), kind, reading.limits));
}

/** A text with the extension of a workbook is read, with a word about it. */
function noteExtension(reading: Reading, kind: FileKind): void {
  const extension = extname(reading.file).toLowerCase();
  if (kind !== "text" || ![".xls", ".xlsx", ".xlsb", ".ods"].includes(extension)) return;
  reading.findings.push(
    fileFinding(reading.file, "SENSE-036", "note", {
      zh: `扩展名是 ${extension}，内容其实是文本（CSV），已按文本读入。`,
      en: `The extension says ${extension}, the content is text (CSV); it was read as text.`,
      fix: "无需处理；以后请用 .csv 扩展名。",
      fixEn: "Nothing to do; use the extension .csv next time.",
    }),
  );
}

async function readText(reading: Reading): Promise<ReadReturn> {
  const sheet = basename(reading.file, extname(reading.file));
  const reader = readerFor(reading, sheet, [], true);
  const pace = paceOf(reading);
  let undecoded = 0;
  for await (const batch of csvRows(reading.source)) {
    takeRows(reading, reader, batch.rows);
    undecoded += batch.undecoded;
    await pace(batch.rows.at(-1)?.number ?? 0, batch.bytesRead / reading.bytes);
  }
  if (undecoded > 0) reading.findings.push(undecodedFinding(reading.file, undecoded));
  return closed(reading, reader, sheet, []);
}

function undecodedFinding(file: string, count: number): Finding {
  return fileFinding(file, "SENSE-037", "error", {
    zh: `有 ${count} 个字符无法按文件的编码读出（显示为 �），文字可能已损坏。`,
    en: `${count} characters could not be decoded (shown as �); texts may be damaged.`,
    fix: "请在电子表格软件中另存为“CSV UTF-8”或 XLSX 再导入。",
    fixEn: 'Save it as "CSV UTF-8" or XLSX in your spreadsheet program and import that.',
  });
}

async function readWorkbook(reading: Reading, sheets: readonly OpenSheet[]): Promise<ReadReturn> {
  const chosen = await chooseSheet(reading, sheets);
  const outline = await chosen.outline();
  const reader = readerFor(reading, chosen.name, outline.merges, false);
  const pace = paceOf(reading);
  for await (const rows of chosen.rows(outline)) {
    takeRows(reading, reader, rows);
    const last = rows.at(-1)?.number ?? 0;
    await pace(last, outline.rowCount === 0 ? 1 : Math.min(1, last / outline.rowCount));
  }
  return closed(reading, reader, chosen.name, await regionFactsOf(reading, sheets, chosen));
}

function readerFor(
  reading: Reading,
  sheet: string,
  merges: Parameters<typeof findHeader>[1],
  text: boolean,
): ReturnReader {
  return createReturnReader(reading.index, {
    file: reading.file,
    sheet,
    merges,
    mapping: reading.options.mapping ?? [],
    shiftedRows: text,
  });
}

function takeRows(reading: Reading, reader: ReturnReader, rows: readonly SheetRow[]): void {
  for (const row of rows) {
    if (row.cells.length > reading.limits.columns) throw unreadable.tooManyColumns(reading.limits.columns);
    reader.push(row);
  }
  if ((rows.at(-1)?.number ?? 0) > reading.limits.rows) throw unreadable.tooManyRows(reading.limits.rows);
}

/** Between batches: stop when told to, say how far we are, let others work. */
function paceOf(reading: Reading): (rowsRead: number, progress: number) => Promise<void> {
  let said = 0;
  return async (rowsRead, progress) => {
    reading.options.signal?.throwIfAborted();
    if (rowsRead - said < 5000 && progress < 1) return;
    said = rowsRead;
    reading.options.onProgress?.({ rowsRead, progress });
    await setImmediate();
  };
}

function closed(reading: Reading, reader: ReturnReader, sheet: string, regionFacts: readonly RegionFact[]): ReadReturn {
  const { facts, columns, fingerprint, findings } = reader.finish();
  reading.findings.push(...findings);
  return { facts, columns, regionFacts, fingerprint, sheet };
}

/** The sheet asked for, or the visible one whose header names the most facts. */
async function chooseSheet(reading: Reading, sheets: readonly OpenSheet[]): Promise<OpenSheet> {
  const { sheet: asked } = reading.options;
  const [first] = sheets;
  if (first === undefined) throw unreadable.damaged("XLSX");
  if (asked !== undefined) {
    const found = sheets.find((sheet) => sheet.name === asked);
    if (found === undefined)
      throw unreadable.noSheet(
        asked,
        sheets.map((sheet) => sheet.name),
      );
    return found;
  }
  return sheets.length === 1 ? first : bestSheet(reading, sheets, first);
}

async function bestSheet(reading: Reading, sheets: readonly OpenSheet[], first: OpenSheet): Promise<OpenSheet> {
  const scored: { readonly sheet: OpenSheet; readonly matched: number }[] = [];
  for (const sheet of sheets.filter((one) => !isRegionSheet(reading, one.name)))
    scored.push({ sheet, matched: findHeader(await sheet.head(HEADER_WITHIN), [], reading.index)?.matched ?? 0 });
  const best =
    scored.toSorted((a, b) => Number(a.sheet.hidden) - Number(b.sheet.hidden) || b.matched - a.matched)[0]?.sheet ??
    first;
  const most = scored.find((one) => one.sheet === best)?.matched ?? 0;
  for (const { sheet, matched } of scored)
    if (sheet !== best && matched > 0)
      reading.findings.push(unreadSheet(reading.file, sheet.name, best.name, matched * 2 > most));
  return best;
}

function unreadSheet(file: string, sheet: string, read: string, alike: boolean): Finding {
  return fileFinding(file, "SENSE-008", alike ? "warning" : "note", {
    zh: `工作表“${sheet}”${alike ? "也像一份报表，" : ""}没有读入；读的是“${read}”。`,
    en: `The sheet "${sheet}" ${alike ? "looks like a return too and " : ""}was not read; "${read}" was.`,
    fix: "如需读入另一张，请指定工作表；各学年的数据请放在同一张表中。",
    fixEn: "Name the sheet to read another one; put the years into one sheet.",
  });
}

function isRegionSheet(reading: Reading, name: string): boolean {
  return (reading.options.form.regionSheets ?? []).some((one) => one.toLowerCase() === name.trim().toLowerCase());
}

async function regionFactsOf(
  reading: Reading,
  sheets: readonly OpenSheet[],
  chosen: OpenSheet,
): Promise<readonly RegionFact[]> {
  const sheet = sheets.find((one) => one !== chosen && isRegionSheet(reading, one.name));
  if (sheet === undefined) return [];
  const rows: SheetRow[] = [];
  for await (const batch of sheet.rows(await sheet.outline())) for (const row of batch) rows.push(row);
  const { blanks, scales } = reading.options.form;
  const read = readRegionFacts(rows, {
    file: reading.file,
    sheet: sheet.name,
    fields: reading.options.fields,
    blanks,
    scales,
  });
  reading.findings.push(...read.findings);
  return read.regionFacts;
}
