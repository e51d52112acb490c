import type { OfficialForm } from "@youheng/kernel/sense";
import { filesOf } from "./district.ts";
import { type SchoolReturn, sheetsOf, workbookOf } from "./workbook.ts";

/** A mistake put into one school's return: what a reader must find, and where. */
export interface Damage {
  readonly school: number;
  readonly code: string;
  readonly severity: "error" | "warning" | "note";
  /** file · sheet · cell as the finding names them; part of it */
  readonly where: string;
  readonly change: (school: SchoolReturn) => SchoolReturn;
}

function withCell(name: string, change: (value: number) => number | string | null): Damage["change"] {
  return (school) => ({
    ...school,
    cells: new Map(school.cells).set(name, change(Number(school.cells.get(name) ?? 0))),
  });
}

function withFact(id: string, value: string | number | null): Damage["change"] {
  return (school) => ({ ...school, facts: { ...school.facts, [id]: value } });
}

/**
 * The mistakes of the damaged variant, one a school.
 *
 * @param primaries  indexes of schools with primary students and workbooks in one file, from 0
 */
export function damagesOf(primaries: readonly number[]): Damage[] {
  const at = (i: number): number => primaries[i] ?? 0;
  return [
    {
      school: at(0),
      code: "SENSE-078",
      severity: "error",
      where: "I6",
      change: withCell("小学在校生", (roll) => roll + 9),
    },
    {
      school: at(1),
      code: "SENSE-079",
      severity: "error",
      where: "F17",
      change: withCell("室内体育用房", () => 9_000_000),
    },
    {
      school: at(2),
      code: "SENSE-010",
      severity: "error",
      where: "D17",
      change: withCell("网络多媒体教室", () => "约92"),
    },
    {
      school: at(3),
      code: "SENSE-014",
      severity: "error",
      where: "D12",
      change: withCell("小学骨干教师", (count) => count + 900),
    },
    {
      school: at(4),
      code: "SENSE-079",
      severity: "warning",
      where: "Q6",
      change: withCell("小学预计毕业生", (count) => count + 3),
    },
    {
      school: at(5),
      code: "SENSE-078",
      severity: "error",
      where: "T7",
      change: withCell("小学艺术教师", (count) => count + 40),
    },
    {
      school: at(6),
      code: "SENSE-074",
      severity: "error",
      where: "",
      change: (school) => ({ ...school, year: school.year - 1 }),
    },
    { school: at(7), code: "SENSE-072", severity: "error", where: "", change: withFact("school_code", null) },
    { school: at(8), code: "SENSE-011", severity: "error", where: "C8", change: withFact("school_kind", "小中学") },
  ];
}

/** A school whose room and land sheets were forgotten, one that handed in twice, and a cover sheet. */
export interface DamagedFiles {
  readonly files: Map<string, Uint8Array>;
  readonly damages: readonly Damage[];
  readonly forgotten: string;
  readonly twice: string;
}

/**
 * The files of a district with a mistake of each kind.
 *
 * @throws Error when the district has too few primary schools
 */
export async function damagedFiles(form: OfficialForm, schools: readonly SchoolReturn[]): Promise<DamagedFiles> {
  const primaries = schools.flatMap(({ facts }, i) => (facts["school_kind"] === "primary" && i % 7 !== 6 ? [i] : []));
  if (primaries.length < 12) throw new Error("the example needs 12 primary schools");
  const damages = damagesOf(primaries);
  const damaged = schools.map((school, i) => damages.find((damage) => damage.school === i)?.change(school) ?? school);
  const files = await filesOf(form, damaged);
  const forgotten = schools[primaries[9]!]!;
  const twice = schools[primaries[10]!]!;
  files.set(fileOf(forgotten), await workbookOf(sheetsOf(form, forgotten).filter(({ code }) => code !== "教基5176")));
  files.set(`补报/${fileOf(twice)}`, files.get(fileOf(twice))!);
  files.set(
    "说明.xlsx",
    await workbookOf([{ code: "", name: "填报说明", rows: [["本文件夹为虚构数据，仅供演示。"]] }]),
  );
  files.set("损坏.xlsx", new TextEncoder().encode("PK\u0003\u0004 not a workbook"));
  return { files, damages, forgotten: fileOf(forgotten), twice: fileOf(twice) };
}

/** The file that a school hands in. */
export function fileOf({ facts }: SchoolReturn): string {
  return `${facts["school_name"]}.xlsx`;
}
