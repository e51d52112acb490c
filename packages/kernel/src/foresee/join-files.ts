import type { Finding } from "../model/index.ts";
import { createFindingLog } from "../sense/index.ts";
import type { EnrolmentRow } from "./enrolment.ts";
import { enrolmentTellings as tell } from "./enrolment-tellings.ts";
import type { EnrolmentReading } from "./read-enrolment.ts";

/** One file of several, as it was read. */
export interface FileReading extends EnrolmentReading {
  readonly file: string;
}

/** Label of the level that the files themselves make: a file for each district. */
export const FILE_LEVEL = "file";

/**
 * Puts files of several areas, or of several years, together as one region. Grouping columns are joined by name; in a file that has no
 * such column all its units stand under the file's name. Where every unit stands in one file only, the files are a level of their own, so that
 * districts which keep a file each add up to their county.
 *
 * @returns one file: as it is, with nothing added
 * @example joinedFiles([{ file: "a.csv", rows: [], labels: ["county"], findings: [] }]).labels // ["county"]
 */
export function joinedFiles(files: readonly FileReading[]): EnrolmentReading {
  const [only] = files;
  if (files.length === 1) return only!;
  const names = namesOf(files.map(({ file }) => file));
  const labels = [...new Set(files.flatMap((one) => one.labels))];
  const apart = unitsApart(files) && !labels.includes(FILE_LEVEL);
  const rows = files.flatMap((one, i) => {
    const at = labels.map((label) => one.labels.indexOf(label));
    const own = (row: EnrolmentRow) => at.map((column) => (column < 0 ? names[i]! : row.groups[column]!));
    return one.rows.map((row) => ({ ...row, groups: apart ? [...own(row), names[i]!] : own(row) }));
  });
  return {
    rows,
    labels: apart ? [...labels, FILE_LEVEL] : labels,
    findings: [...files.flatMap(({ findings }) => findings), ...twiceFindings(files)],
  };
}

/** The names of files without what they end in, unless two become alike. */
function namesOf(files: readonly string[]): readonly string[] {
  const short = files.map((file) => file.replace(/\.gz$/i, "").replace(/\.[a-z]{2,5}$/i, ""));
  return new Set(short).size === files.length ? short : files;
}

function unitsApart(files: readonly FileReading[]): boolean {
  const fileOf = new Map<string, number>();
  return files.every(({ rows }, i) => rows.every(({ unit }) => setOnce(fileOf, unit, i) === i));
}

function setOnce<K, V>(map: Map<K, V>, key: K, value: V): V {
  const found = map.get(key);
  if (found === undefined) map.set(key, value);
  return found ?? value;
}

/** A cell that stands in two files would be counted twice. */
function twiceFindings(files: readonly FileReading[]): readonly Finding[] {
  const log = createFindingLog();
  const seen = new Map<string, string>();
  for (const { file, rows } of files)
    for (const row of rows) {
      const first = setOnce(seen, `${row.unit}\u0000${row.schoolYear}\u0000${row.grade}`, file);
      if (first === file) continue;
      log.add({
        code: "FORESEE-008",
        severity: "error",
        place: { file, field: "unit" },
        tell: () => tell.twiceInFiles(row, [first, file]),
      });
    }
  return log.list();
}
