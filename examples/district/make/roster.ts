import { readFileSync } from "node:fs";
import { chance } from "./chance.ts";

export const seed = "青榕";
export const years = [2022, 2023, 2024, 2025, 2026] as const;
export const regionCode = "990102";
export const stages = ["preschool", "primary", "lower_secondary", "upper_secondary"] as const;
export type Stage = (typeof stages)[number];
export type Judged = "primary" | "lower_secondary";

/** One school of the roster. `students[stage][i]` belongs to `years[i]`; NaN where the school does not exist in that year. */
export interface School {
  readonly code: string;
  readonly serial: string;
  readonly name: string;
  readonly kind: string;
  readonly township: string;
  readonly ownership: string;
  readonly built: number;
  readonly flags: readonly string[];
  readonly students: Readonly<Partial<Record<Stage, readonly number[]>>>;
}

export type Row = Readonly<Record<string, string>>;

/** The rows of one of this folder's small CSV files (no quotes in them), as records. */
export function readTable(name: string): Row[] {
  const [head = "", ...lines] = readFileSync(new URL(`../${name}`, import.meta.url), "utf8")
    .trim()
    .split("\n");
  const titles = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(titles.map((title, i) => [title, cells[i] ?? ""]));
  });
}

/** "412>356" (a line with a little noise) or five numbers with "." where there was no school. */
function studentsOverYears(serial: string, cell: string): number[] {
  if (!cell.includes(">")) return cell.split(" ").map((part) => (part === "." ? Number.NaN : Number(part)));
  const [first = 0, last = 0] = cell.split(">").map(Number);
  return years.map((year, i) => {
    const between = i === 0 || i === 4 ? 0 : (chance(seed, "students", serial, year) - 0.5) * 0.03;
    return Math.round((first + ((last - first) * i) / 4) * (1 + between));
  });
}

function schoolOf(row: Row): School {
  const serial = row["serial"] ?? "";
  const reported = stages.filter((stage) => row[stage] !== "");
  return {
    code: `${serial.slice(0, 2)}99${serial}`,
    serial,
    name: row["name"] ?? "",
    kind: row["kind"] ?? "",
    township: row["township"] ?? "",
    ownership: row["ownership"] ?? "",
    built: Number(row["built"]),
    flags: (row["flags"] ?? "").split(" ").filter(Boolean),
    students: Object.fromEntries(reported.map((stage) => [stage, studentsOverYears(serial, row[stage] ?? "")])),
  };
}

export const schools: readonly School[] = readTable("roster.csv").map(schoolOf);

/** Students of a school at a stage in the year with this index; 0 where it has no such stage. NaN: the school does not exist. */
export function studentsOf(school: School, stage: Stage, yearIndex: number): number {
  return school.students[stage]?.[yearIndex] ?? 0;
}

/** True where the school is open in the year with this index. */
export function isOpen(school: School, yearIndex: number): boolean {
  return stages.every((stage) => !Number.isNaN(studentsOf(school, stage, yearIndex)));
}
