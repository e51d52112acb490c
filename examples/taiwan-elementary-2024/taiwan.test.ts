import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assess, assessmentDocument, compileStandard, type AssessmentDocument } from "@youheng/kernel/assess";
import { bundleOf, loadPolicy, POLICY_ROOT } from "@youheng/server/policy";
import { readReturn } from "@youheng/server/sense";
import { beforeAll, describe, expect, it } from "vitest";

const FILE = fileURLToPath(new URL("schools.csv", import.meta.url));
const POLICY = fileURLToPath(new URL("policy", import.meta.url));

/** One school, read by this test on its own: no code of ours between the file and the second computation. */
interface School {
  readonly county: string;
  readonly students: number;
  readonly teachers: number;
  readonly classes: number;
}

function schoolsOfFile(): School[] {
  const [header = "", ...lines] = readFileSync(FILE, "utf8")
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  const names = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    if (cells.length !== names.length) throw new Error(`a quoted cell stands in the file: ${line}`);
    const number = (name: string): number => Number(cells[names.indexOf(name)]);
    const classes = [1, 2, 3, 4, 5, 6].reduce((sum, grade) => sum + number(`classes_g${grade}`), 0);
    return {
      county: cells[names.indexOf("county")] ?? "",
      students: number("students_2024"),
      teachers: number("teachers_m") + number("teachers_f"),
      classes,
    };
  });
}

/** CV = √(Σx²·p/P − m²) / m with x per student: another form of the formula than the engine's two passes. */
function secondCv(schools: readonly School[], what: "teachers" | "classes"): number {
  const students = schools.reduce((sum, one) => sum + one.students, 0);
  const mean = schools.reduce((sum, one) => sum + one[what], 0) / students;
  const meanSquare = schools.reduce((sum, one) => sum + one[what] ** 2 / one.students, 0) / students;
  return Math.sqrt(meanSquare - mean ** 2) / mean;
}

function unweightedCv(schools: readonly School[], what: "teachers" | "classes"): number {
  const values = schools.map((one) => one[what] / one.students);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean;
}

const schools = schoolsOfFile();
const counties = [...new Set(schools.map(({ county }) => county))];
const of = (county: string, least = 1): School[] =>
  schools.filter((one) => one.county === county && one.students >= least);

let documents: ReadonlyMap<string, AssessmentDocument>;
let without50: ReadonlyMap<string, AssessmentDocument>;

beforeAll(async () => {
  documents = await assessed({});
  without50 = await assessed({ schools_under_50: true });
});

async function assessed(switches: Readonly<Record<string, boolean>>): Promise<ReadonlyMap<string, AssessmentDocument>> {
  const { policy } = await loadPolicy([POLICY_ROOT, POLICY]);
  const form = policy.forms.get("tw-elementary-2024");
  if (form === undefined) throw new Error("the form is not there");
  const { result } = await readReturn({ path: FILE }, { form, fields: policy.fields, fileName: "schools.csv" });
  const answer = assess(compileStandard(bundleOf(policy, "tw-elementary-2024-example", { switches })), result.facts);
  const all = answer.result.grouped.groups.map((_, group) => assessmentDocument(answer, group));
  return new Map(all.map((document) => [document.region_code ?? "", document]));
}

describe("the elementary schools of Taiwan, 2024–25, by the example standard", () => {
  it("assesses each of the 22 counties in its own year", () => {
    expect([...documents.keys()].toSorted()).toEqual(counties.toSorted());
    expect(documents.size).toBe(22);
    expect(new Set([...documents.values()].map((one) => one.school_year))).toEqual(new Set([2024]));
  });

  it("leaves out the 13 schools without students and counts every other", () => {
    const sections = [...documents.values()].reduce((sum, one) => sum + (one.stages["primary"]?.sections ?? 0), 0);
    const students = [...documents.values()].reduce((sum, one) => sum + (one.stages["primary"]?.students ?? 0), 0);
    expect(schools.filter((one) => one.students === 0)).toHaveLength(13);
    expect(sections).toBe(2668 - 13);
    expect(students).toBe(1_202_761);
  });

  it.each(counties)("agrees with a second computation in %s", (county) => {
    const primary = documents.get(county)?.stages["primary"];
    expect(primary?.indicators["teachers_per_100"]?.cv).toBeCloseTo(secondCv(of(county), "teachers"), 9);
    expect(primary?.indicators["classes_per_100"]?.cv).toBeCloseTo(secondCv(of(county), "classes"), 9);
  });

  it("gives 桃園市 0.22 weighted, against 0.42 unweighted, over schools of 50 students and more", () => {
    const cv = without50.get("桃園市")?.stages["primary"]?.indicators["teachers_per_100"]?.cv;
    expect(cv).toBeCloseTo(secondCv(of("桃園市", 50), "teachers"), 9);
    expect(cv).toBeCloseTo(0.22, 2);
    expect(unweightedCv(of("桃園市", 50), "teachers")).toBeCloseTo(0.42, 2);
  });
});
