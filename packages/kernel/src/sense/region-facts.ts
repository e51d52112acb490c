import { type Field, type Finding, formulaNames, type Place } from "../model/index.ts";
import { cellText, cleanKey, cleanText, columnLetter, isEmptyCell } from "./cell.ts";
import { createFindingLog } from "./finding-log.ts";
import type { SheetRow } from "./header-block.ts";
import { type NumberReading, readNumber } from "./read-number.ts";
import { readFlag } from "./read-words.ts";

/** One fact of the whole region, with what proves it. `value` null: not reported. */
export interface RegionFact {
  readonly field: string;
  readonly value: number | string | null;
  readonly evidence: string | null;
  readonly place: Place;
}

/** What a region sheet holds. */
export interface RegionReading {
  readonly regionFacts: readonly RegionFact[];
  readonly findings: readonly Finding[];
}

/** The names of CONTRACTS §1 and those met on printed forms. */
const HEADERS = {
  field: ["field", "指标", "项目", "填报项目", "字段"],
  value: ["value", "值", "数值", "填报值"],
  evidence: ["evidence", "依据", "佐证", "佐证材料", "备注说明", "说明"],
  unit: ["unit", "单位"],
} as const;

type Part = keyof typeof HEADERS;

/** How region values are read, and where they stand. */
export interface RegionSource {
  readonly file: string;
  readonly sheet: string;
  readonly fields: readonly Field[];
  readonly blanks: readonly string[];
  readonly scales: Readonly<Record<string, number>>;
}

/**
 * Reads the facts of the whole region: rows of field, value, evidence under a header of these names. Numbers as in the return;
 * 是/否 of a flag becomes 1 or 0; other texts stay texts. A field is known by its id or its Chinese name; unknown ones are kept
 * as they stand and noted.
 *
 * @example readRegionFacts([{ number: 1, cells: ["field", "value"] }, { number: 2, cells: ["pay_ratio", "102%"] }], source).regionFacts[0]?.value // 1.02
 */
export function readRegionFacts(rows: readonly SheetRow[], source: RegionSource): RegionReading {
  const log = createFindingLog();
  const header = rows
    .map((row) => ({ row, at: partsAt(row) }))
    .find(({ at }) => at.field !== undefined && at.value !== undefined);
  if (header === undefined) {
    log.add({
      code: "SENSE-060",
      severity: "error",
      place: { file: source.file, sheet: source.sheet },
      tell: tellNoHeader,
    });
    return { regionFacts: [], findings: log.list() };
  }
  const names = regionNames(source.fields);
  const regionFacts: RegionFact[] = [];
  for (const row of rows) {
    if (row.number <= header.row.number || isEmptyCell(row.cells[header.at.field ?? 0])) continue;
    const fact = regionFact(row, header.at, names, source);
    if (!names.has(cleanKey(cellText(row.cells[header.at.field ?? 0]))))
      log.add({ code: "SENSE-061", severity: "note", place: fact.place, tell: () => tellUnknown(fact.field) });
    regionFacts.push(fact);
  }
  return { regionFacts, findings: log.list() };
}

function partsAt(row: SheetRow): Partial<Record<Part, number>> {
  const at: Partial<Record<Part, number>> = {};
  row.cells.forEach((cell, column) => {
    const key = cleanKey(cellText(cell));
    for (const part of Object.keys(HEADERS) as Part[])
      if (at[part] === undefined && (HEADERS[part] as readonly string[]).includes(key)) at[part] = column;
  });
  return at;
}

function regionNames(fields: readonly Field[]): ReadonlyMap<string, Field> {
  const byId = new Map(fields.map((field) => [field.id, field]));
  return new Map(
    Array.from(formulaNames(fields)).flatMap(([name, id]) => {
      const field = byId.get(id);
      return field === undefined ? [] : [[cleanKey(name), field] as const];
    }),
  );
}

function regionFact(
  row: SheetRow,
  at: Partial<Record<Part, number>>,
  names: ReadonlyMap<string, Field>,
  source: RegionSource,
): RegionFact {
  const name = cellText(row.cells[at.field ?? 0]);
  const field = names.get(cleanKey(name));
  const unit = at.unit === undefined ? "" : cleanKey(cellText(row.cells[at.unit]));
  const evidence = at.evidence === undefined ? "" : cellText(row.cells[at.evidence]);
  return {
    field: field?.id ?? name,
    value: regionValue(row.cells[at.value ?? 1], field, source.scales[unit] ?? 1, source),
    evidence: evidence === "" ? null : evidence,
    place: {
      file: source.file,
      sheet: source.sheet,
      row: row.number,
      cell: `${columnLetter(at.value ?? 1)}${row.number}`,
      field: field?.id ?? name,
    },
  };
}

function regionValue(
  cell: SheetRow["cells"][number] | undefined,
  field: Field | undefined,
  scale: number,
  source: RegionSource,
): number | string | null {
  const blanks = new Set(source.blanks.map(cleanText));
  if (field?.type === "flag") {
    const flag = readFlag(cell, new Map(), blanks);
    return typeof flag === "string" ? cellText(cell) : flag;
  }
  const how: NumberReading = { scale, plus: 0, share: true, scales: new Map(Object.entries(source.scales)), blanks };
  const number = readNumber(cell, how);
  if (typeof number !== "string") return number;
  const flag = field === undefined ? readFlag(cell, new Map(), blanks) : "flag";
  return typeof flag === "number" ? flag : cellText(cell);
}

function tellNoHeader(): { zh: string; en: string; fix: string; fixEn: string } {
  return {
    zh: "县域数据的工作表没有“field（指标）”和“value（值）”两列，无法读入。",
    en: 'The sheet of regional facts has no columns "field" and "value" and cannot be read.',
    fix: "请加一行表头：field（指标）、value（值）、evidence（依据）。",
    fixEn: "Add a header row: field, value, evidence.",
  };
}

function tellUnknown(field: string): { zh: string; en: string; fix: string; fixEn: string } {
  return {
    zh: `县域数据中的“${field}”不是认识的指标，保留但不参与计算。`,
    en: `"${field}" is not a known regional fact; it is kept and not used.`,
    fix: "请核对名称。",
    fixEn: "Check the name.",
  };
}
