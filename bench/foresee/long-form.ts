/** Turns the published tables of ../shared/data into the long form of CONTRACTS §3. Nothing of them is stored in the project. */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";

type Row = Readonly<Record<string, string>>;

/** A set in long form. */
export interface LongSet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly grades: readonly string[];
  readonly levels: Readonly<Record<string, string>>;
  readonly births: readonly { readonly area: string; readonly year: number; readonly births: number }[] | null;
}

/** The folder of real data beside the checkout, or where YOUHENG_DATA points; null where there is none. */
export function dataFolder(): string | null {
  const folder = process.env["YOUHENG_DATA"] ?? new URL("../../../shared/data", import.meta.url).pathname;
  const beside = ["", "/..", "/../.."].map((up) => folder.replace("/shared", `${up}/shared`));
  return beside.find((one) => existsSync(`${one}/nj-fall-enrollment`)) ?? null;
}

const NJ_GRADES = ["PK", "KG", ...Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, "0")), "UG"];

/** New Jersey: schools by grade, 11 autumns; with or without pre-school, ungraded and charter schools. */
export function newJersey(folder: string, everything: boolean): LongSet {
  const grades = everything ? NJ_GRADES : NJ_GRADES.slice(1, -1);
  const rows = table(`${folder}/nj-fall-enrollment/school_grade_year.csv.gz`)
    .filter((row) => everything || row["county_code"] !== "80")
    .flatMap((row) => {
      const county = row["county_code"]!;
      const district = `${county}-${row["district_code"]}`;
      const unit = `${district}-${row["school_code"]}`;
      return grades.map((grade) => [unit, row["year"]!, grade, row[`g_${grade}`]!, district, county]);
    });
  return {
    name: everything ? "New Jersey, PK–12, all schools" : "New Jersey, K–12, district schools",
    header: ["unit", "school_year", "grade", "students", "district", "county"],
    rows,
    grades,
    levels: { district: "district", county: "county" },
    births: null,
  };
}

/** Eau Claire: primary schools by grade, 27 autumns, and births of the area. */
export function eauClaire(folder: string, withBirths: boolean): LongSet {
  const rows = table(`${folder}/ecasd-classes-births/school_grade_year.csv`);
  const births = table(`${folder}/ecasd-classes-births/births_1995_2019.csv`);
  return {
    name: withBirths ? "Eau Claire, with births" : "Eau Claire",
    header: ["unit", "school_year", "grade", "students", "district"],
    rows: rows.map((row) => [row["school"]!, row["year"]!, row["grade"]!, row["students"]!, "Eau Claire"]),
    grades: ["K", "1", "2", "3", "4", "5"],
    levels: { district: "district" },
    births: withBirths
      ? births.map((row) => ({ area: "Eau Claire", year: Number(row["year"]), births: Number(row["births"]) }))
      : null,
  };
}

/** New Zealand: totals of schools, 2000–2017 without 2002. */
export function newZealand(folder: string): LongSet {
  const details = new Map(table(`${folder}/nz-rolls/school_details.csv`).map((row) => [row["School ID"], row]));
  const rows = table(`${folder}/nz-rolls/total_roll_2000_2017.csv.gz`).filter((row) => /^\d/.test(row["roll"]!));
  const area = (row: Row, column: string): string => details.get(row["school_id"])?.[column] ?? "";
  return {
    name: "New Zealand, totals only",
    header: ["unit", "school_year", "grade", "students", "district", "region"],
    rows: rows.map((row) => [
      row["school_id"]!,
      row["year"]!,
      "total",
      row["roll"]!,
      area(row, "TA with Auckland Local Board"),
      area(row, "Regional Council"),
    ]),
    grades: ["total"],
    levels: { district: "district", county: "region" },
    births: null,
  };
}

/** The set as CSV. */
export function csvOf({ header, rows }: Pick<LongSet, "header" | "rows">): string {
  return `${Papa.unparse({ fields: [...header], data: rows.map((row) => [...row]) })}\n`;
}

function table(path: string): readonly Row[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
}
