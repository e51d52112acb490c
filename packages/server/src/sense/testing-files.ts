import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import type { Cell } from "@youheng/kernel/sense";
import { loadPolicy, POLICY_ROOT } from "../policy/index.ts";
import { readReturn, type ReadOptions, type ReadReturn } from "./read-return.ts";
import type { Answer } from "@youheng/kernel/model";

const { policy } = await loadPolicy([POLICY_ROOT]);
const form = policy.forms.get("tidy");
if (form === undefined) throw new Error("the policy has no form tidy");

/** The real form and fields. */
export const READING = { form, fields: policy.fields } as const;

/** Reads bytes as a file of this name. */
export async function readBytes(
  bytes: Uint8Array | string,
  name: string,
  more: Partial<ReadOptions> = {},
): Promise<Answer<ReadReturn>> {
  return readReturn({ bytes: typeof bytes === "string" ? Buffer.from(bytes) : bytes, name }, { ...READING, ...more });
}

/** Findings in short, without the note on columns that are absent. */
export function inShort(answer: Answer<ReadReturn>): string[] {
  return answer.findings
    .filter((one) => one.code !== "SENSE-026")
    .map((one) => `${one.severity} ${one.code} ${one.place.cell ?? one.place.row ?? ""}`.trim());
}

const OFFICE = [
  "/usr/bin/soffice",
  "/usr/local/bin/soffice",
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
].find((path) => existsSync(path));

/** Where LibreOffice is, or null: tests that need it are skipped, and say so. */
export const SOFFICE: string | null = OFFICE ?? null;
if (SOFFICE === null)
  process.stderr.write(
    "skipped: LibreOffice (soffice) is not installed; files written and opened by it are not tested\n",
  );

/** Converts a file with LibreOffice and gives the bytes of the result. */
export function convertWithOffice(bytes: Uint8Array, from: string, to: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "youheng-office-"));
  try {
    writeFileSync(join(folder, `file.${from}`), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    execFileSync(
      SOFFICE ?? "",
      [profile, "--headless", "--convert-to", to, "--outdir", join(folder, "out"), join(folder, `file.${from}`)],
      { stdio: "pipe" },
    );
    return readFileSync(join(folder, "out", `file.${to.split(":")[0] ?? to}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** what the directory says instead of the true size */
  readonly claims?: number;
}

/** A zip container, also one whose directory lies. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const packed = deflateRawSync(part.bytes);
    const name = Buffer.from(part.name);
    const size = part.claims ?? part.bytes.length;
    const local = Buffer.concat([
      zipHeader(0x04034b50, [20, 0, 8, 0, 0]),
      sizes(packed.length, size),
      words(name.length, 0),
      name,
      packed,
    ]);
    const entry = Buffer.concat([
      zipHeader(0x02014b50, [20, 20, 0, 8, 0, 0]),
      sizes(packed.length, size),
      words(name.length, 0, 0, 0, 0, 0, 0),
      quad(at),
      name,
    ]);
    locals.push(local);
    central.push(entry);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.concat([
    quad(0x06054b50),
    words(0, 0, parts.length, parts.length),
    quad(directory.length),
    quad(at),
    words(0),
  ]);
  return Buffer.concat([...locals, directory, end]);
}

const zipHeader = (mark: number, rest: readonly number[]): Buffer =>
  Buffer.concat([quad(mark), words(...rest), quad(0)]);
const sizes = (packed: number, size: number): Buffer => Buffer.concat([quad(packed), quad(size)]);

function words(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  values.forEach((value, at) => buffer.writeUInt16LE(value, at * 2));
  return buffer;
}

function quad(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

/** The smallest XLSX there can be around one sheet, written by hand: what other programs write, to the letter. */
export function xlsxOf(sheetXml: string, more: readonly ZipPart[] = []): Buffer {
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
  const relations = (inner: string): string =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml":
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml":
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="学校 &amp; 点" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": relations(
      relation("rId1", "worksheet", "worksheets/sheet1.xml") +
        (more.some((part) => part.name === "xl/sharedStrings.xml")
          ? relation("rId2", "sharedStrings", "sharedStrings.xml")
          : ""),
    ),
    "xl/worksheets/sheet1.xml": `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${sheetXml}</worksheet>`,
  };
  return zipOf([...Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })), ...more]);
}

/** A table as rows, for files that tests make. */
export type Table = readonly (readonly Cell[])[];
