import { byCode } from "../stats/index.ts";
import type { Finding, Place, Severity } from "../model/index.ts";

/** What is wrong and what to do, in both languages. */
export interface Telling {
  readonly zh: string;
  readonly en: string;
  readonly fix: string;
  readonly fixEn: string;
}

/** A finding before it is worded: the words are made only when they will be read. */
export interface NewFinding {
  readonly code: string;
  /** tells apart mistakes of the same code in the same column: the check that failed */
  readonly group?: string;
  readonly severity: Severity;
  readonly place: Place;
  /** the name of the school or the header, for the line "where" */
  readonly about?: string | null;
  readonly tell: () => Telling;
}

/** Collects findings; the same mistake in very many cells becomes one line with a count. */
export interface FindingLog {
  readonly add: (finding: NewFinding) => void;
  /** all findings, sorted by sheet, row and column */
  readonly list: () => Finding[];
}

/** So many cells with the same mistake in the same column are listed one by one; the rest are counted in one finding. */
export const LISTED_CELLS = 200;

interface Rest {
  readonly sample: Finding;
  readonly cells: string[];
  last: string;
  count: number;
}

/**
 * Opens a log of findings.
 *
 * @param listed  how many cells with the same mistake in one column are listed one by one
 * @example createFindingLog().list() // []
 */
export function createFindingLog(listed: number = LISTED_CELLS): FindingLog {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  const rests = new Map<string, Rest>();
  const add = (finding: NewFinding): void => {
    const key = `${finding.code}|${finding.group ?? ""}|${finding.severity}|${finding.place.sheet ?? ""}|${finding.place.field ?? ""}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (count <= listed) findings.push(wordFinding(finding));
    else addToRest(rests, key, finding);
  };
  return { add, list: () => sortFindings([...findings, ...Array.from(rests.values(), wordRest)]) };
}

function addToRest(rests: Map<string, Rest>, key: string, finding: NewFinding): void {
  const cell = cellName(finding.place);
  const rest = rests.get(key);
  if (rest === undefined) {
    rests.set(key, { sample: wordFinding(finding), cells: [cell], last: cell, count: 1 });
    return;
  }
  if (rest.cells.length < 5) rest.cells.push(cell);
  rest.last = cell;
  rest.count++;
}

function wordFinding(finding: NewFinding): Finding {
  const { code, severity, place } = finding;
  return { code, severity, where: whereOf(place, finding.about), place, ...finding.tell() };
}

function wordRest(rest: Rest): Finding {
  const named = rest.cells.filter((cell) => cell !== "");
  const cells = `${named.join("、")}${rest.count > rest.cells.length ? ` … ${rest.last}` : ""}`;
  const inBrackets = (text: string): string => (named.length === 0 ? "" : text);
  const { schoolCode: _, ...place } = rest.sample.place;
  return {
    ...rest.sample,
    where: whereOf(place),
    place,
    count: rest.count,
    zh: `另有 ${rest.count} 处同样的问题${inBrackets(`（${cells}）`)}。例如：${rest.sample.zh}`,
    en: `${rest.count} more cells have the same trouble${inBrackets(` (${cells.replaceAll("、", ", ")})`)}. For example: ${rest.sample.en}`,
  };
}

/**
 * The place of a finding in one line.
 *
 * @example whereOf({ file: "a.csv", sheet: "a", row: 6, cell: "F6" }, "第一小学") // "a.csv · a · F6 · 第一小学"
 */
export function whereOf(place: Place, about?: string | null): string {
  return [place.file, place.sheet, cellName(place), about]
    .filter((part) => part !== undefined && part !== null && part !== "")
    .join(" · ");
}

function cellName(place: Place): string {
  return place.cell ?? (place.row === undefined ? "" : `第 ${place.row} 行 row ${place.row}`);
}

/**
 * Findings in the order in which a person walks through the file: by sheet, row, column; those of the whole file first.
 *
 * @example sortFindings([]) // []
 */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      byCode(a.place.sheet ?? "", b.place.sheet ?? "") ||
      (a.place.row ?? 0) - (b.place.row ?? 0) ||
      columnOf(a.place) - columnOf(b.place) ||
      byCode(a.code, b.code) ||
      byCode(a.zh, b.zh),
  );
}

function columnOf(place: Place): number {
  let column = 0;
  for (const letter of place.cell?.match(/^[A-Z]+/)?.[0] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
