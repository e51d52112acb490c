import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assess, assessmentDocument, compileStandard, placeInWords, placeOf } from "@youheng/kernel/assess";
import type { Answer, Facts, Finding } from "@youheng/kernel/model";
import { bundleOf, loadPolicy, officialGround } from "@youheng/server/policy";
import { readReturn, type ReadReturn } from "@youheng/server/sense";
import { describe, expect, it } from "vitest";
import { damagedFiles, fileOf } from "./make/damage.ts";
import { districtReturns, filesOf } from "./make/district.ts";
import { zipOf } from "./make/zip.ts";

const { policy } = await loadPolicy();
const tidy = policy.forms.get("tidy")!;
const form = policy.officialForms.get("cn-return-2021")!;
const how = { form: tidy, fields: policy.fields, official: officialGround(policy), checks: true };
const schools = districtReturns(2026);
const district = fileURLToPath(new URL("../district/2026-return-final.xlsx", import.meta.url));
const published = fileURLToPath(new URL("../../../shared/data/china-published/forms/", import.meta.url));

function read(files: ReadonlyMap<string, Uint8Array>): Promise<Answer<ReadReturn>> {
  return readReturn({ bytes: zipOf(files), name: "returns.zip" }, how);
}

const [official, table] = await Promise.all([
  filesOf(form, schools).then(read),
  readReturn({ path: district }, { form: tidy, fields: policy.fields }),
]);

function rowsByCode(facts: Facts): ReadonlyMap<string | null, number> {
  return new Map(facts.text["school_code"]!.map((code, row) => [code, row]));
}

/** Facts the sheets say only by bands or counts. */
const ROUNDED = ["largest_class_primary", "largest_class_lower_secondary", "migrant_students_share"];

describe("the zip of a district's official workbooks", () => {
  it("is read without a finding but the note on layouts that await a template", () => {
    expect(official.findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(["note SENSE-082"]);
    expect(official.result.facts.rows).toBe(schools.length);
  });

  it("gives the facts of the tidy return, every figure that the sheets can say", () => {
    const { facts } = official.result;
    const rows = rowsByCode(facts);
    let compared = 0;
    for (const [code, row] of rowsByCode(table.result.facts)) {
      const kind = table.result.facts.text["school_kind"]![row]!;
      const at = rows.get(code)!;
      for (const id of ["school_name", "school_kind", "ownership", "locality", "region_code"])
        expect(facts.text[id]![at], `${code} ${id}`).toBe(table.result.facts.text[id]![row]);
      if (kind === "kindergarten" || kind === "upper_secondary") continue;
      for (const [id, column] of Object.entries(facts.numbers).filter(([one]) => !ROUNDED.includes(one))) {
        expect(column[at], `${code} ${id}`).toBe(table.result.facts.numbers[id]![row]);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(1000);
  });

  it("gives the largest class as the most that bands and roll allow: never less, and in the same band", () => {
    const { facts } = official.result;
    const rows = rowsByCode(facts);
    const band = (size: number): number => (size <= 25 ? 25 : size > 65 ? 66 : Math.ceil(size / 5) * 5);
    for (const [code, row] of rowsByCode(table.result.facts))
      for (const id of ROUNDED.slice(0, 2)) {
        const truth = table.result.facts.numbers[id]![row]!;
        const most = facts.numbers[id]![rows.get(code)!]!;
        if (Number.isNaN(truth)) continue;
        expect(most, `${code} ${id}`).toBeGreaterThanOrEqual(truth);
        expect(band(most), `${code} ${id}`).toBe(band(truth));
      }
  });

  it("is judged as the tidy return is", () => {
    const compiled = compileStandard(bundleOf(policy, "cn-quality-balance-2017"));
    const [one, other] = [official.result.facts, table.result.facts].map((facts) =>
      assessmentDocument(assess(compiled, facts)),
    );
    expect(one!.verdict).toBe(other!.verdict);
    for (const stage of ["primary", "lower_secondary"]) {
      expect(one!.stages[stage]!.indicators).toEqual(other!.stages[stage]!.indicators);
      expect(one!.stages[stage]!.sections).toBe(other!.stages[stage]!.sections);
    }
  });

  it("knows the file, sheet and cell of every figure, all cells of a derived one", () => {
    const { facts } = official.result;
    const row = facts.text["school_name"]!.indexOf(
      String(schools.find(({ facts: one }) => one["school_kind"] === "primary")!.facts["school_name"]),
    );
    expect(placeOf(facts, row, "students_primary")).toMatchObject({ cell: "I6" });
    expect(placeOf(facts, row, "teaching_area_m2")).toMatchObject({ cell: "F10", also: [{ cell: "F17" }] });
    expect(placeInWords(facts, row, "sports_area_m2")).toMatch(/\.xlsx · .* · D7 · .* F17 · /);
    for (const [id, column] of Object.entries(facts.numbers))
      for (let at = 0; at < facts.rows; at++)
        if (!Number.isNaN(column[at])) expect(placeOf(facts, at, id).cell, `${id} ${at}`).toMatch(/^[A-Z]+\d+$/);
  });
});

describe("a zip made by a Chinese Windows, names in GBK", () => {
  it("names the schools' files as they are called", async () => {
    const files = await filesOf(form, schools.slice(0, 1));
    const zip = Buffer.from(zipOf(new Map([["QRXX.xlsx", [...files.values()][0]!]])));
    const gbk = Buffer.from([0xc7, 0xe0, 0xe9, 0xc5]);
    for (let at = zip.indexOf("QRXX"); at >= 0; at = zip.indexOf("QRXX", at)) gbk.copy(zip, at);
    const { result } = await readReturn({ bytes: zip, name: "gbk.zip" }, how);
    expect(placeOf(result.facts, 0).file).toBe("青榕.xlsx");
  });
});

describe("the damaged zip", async () => {
  const damaged = await damagedFiles(form, schools);
  const answer = await read(damaged.files);
  const told = (code: string): Finding[] => answer.findings.filter((finding) => finding.code === code);

  it.each(damaged.damages)("names $code at $where", ({ school, code, severity, where }) => {
    const file = fileOf(schools[school]!);
    const found = told(code).filter(({ place }) => place.file === file);
    expect(found.map((finding) => `${finding.severity} ${finding.where} ${finding.zh}`)).toHaveLength(found.length);
    expect(
      found.some(
        (finding) =>
          finding.severity === severity &&
          [finding.place, ...(finding.place.also ?? [])].some((place) => (place.cell ?? "").includes(where)),
      ),
    ).toBe(true);
  });

  it("names the sheet that was forgotten, the school handed in twice, the cover and the broken file", () => {
    expect(told("SENSE-075")).toMatchObject([{ severity: "error", place: { file: damaged.forgotten } }]);
    expect(told("SENSE-073")).toMatchObject([{ severity: "error", place: { file: `补报/${damaged.twice}` } }]);
    expect(told("SENSE-071")).toMatchObject([{ severity: "note", place: { file: "说明.xlsx" } }]);
    expect(told("SENSE-034")).toMatchObject([{ severity: "error", place: { file: "损坏.xlsx" } }]);
  });

  it("reads every other school as before", () => {
    expect(answer.result.facts.rows).toBe(schools.length);
  });
});

describe.skipIf(!existsSync(published))("the blank official forms of ../shared/data/china-published", () => {
  it("are told apart from filled ones, all at once, without a school made of nothing", async () => {
    const { result, findings } = await readReturn({ path: published }, how);
    expect(result.facts.rows).toBe(0);
    expect(findings.map(({ code }) => code).toSorted()).not.toEqual([]);
    for (const finding of findings) expect(finding.fix.length * finding.fixEn.length).toBeGreaterThan(0);
  });
});
if (!existsSync(published))
  console.warn("没有 ../shared/data/china-published，跳过空白表样的测试 · skipped: the blank forms are not there");
