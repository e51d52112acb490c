import { Buffer } from "node:buffer";
import type { Answer, Finding } from "@youheng/kernel/model";
import { loadPolicy, officialGround } from "@youheng/server/policy";
import { readReturn, type ReadReturn } from "@youheng/server/sense";
import { writeXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import { districtReturns } from "./make/district.ts";
import { countyValues, formSheetOf, formValuesOf } from "./make/school-form.ts";
import { type PlainSheet, sheetsOf, workbookOf } from "./make/workbook.ts";
import { zipOf } from "./make/zip.ts";

const { policy } = await loadPolicy();
const yearly = policy.officialForms.get("cn-return-2021")!;
const school68 = policy.officialForms.get("cn-balance-school-form")!;
const how = { form: policy.forms.get("tidy")!, fields: policy.fields, official: officialGround(policy), checks: true };
const primaries = districtReturns(2026).filter(({ facts }) => facts["school_kind"] === "primary");
const [first, second] = [primaries[0]!, primaries[1]!];

async function read(files: readonly (readonly [string, Uint8Array])[]): Promise<Answer<ReadReturn>> {
  return await readReturn({ bytes: zipOf(new Map(files)), name: "各校.zip" }, how);
}

const codes = (findings: readonly Finding[]): readonly string[] => findings.map(({ code }) => code);
const errors = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === "error");
const sheets = sheetsOf(yearly, first);
const other = sheetsOf(yearly, second);

describe("zips as schools really make them", () => {
  it("reads workbooks in folders inside folders, and leaves the litter of spreadsheets and macOS alone", async () => {
    const { result, findings } = await read([
      ["2026/城关镇/第一片/一小/一小.xlsx", await workbookOf(sheets)],
      ["2026/城关镇/二小.xlsx", await workbookOf(other)],
      ["__MACOSX/2026/城关镇/._二小.xlsx", Buffer.from("litter")],
      ["2026/城关镇/~$二小.xlsx", Buffer.from("lock")],
      ["2026/说明.docx", Buffer.from("no workbook")],
    ]);
    expect(result.facts.rows).toBe(2);
    expect(errors(findings)).toEqual([]);
  });

  it("reads sheets in any order, among covers and notes", async () => {
    const cover: PlainSheet = { code: "", name: "封面", rows: [["2026/2027学年初"], ["填表说明"]] };
    const { result, findings } = await read([["一小.xlsx", await workbookOf([...sheets.toReversed(), cover])]]);
    expect(result.facts.numbers["students_primary"]![0]).toBe(first.facts["students_primary"]);
    expect(errors(findings)).toEqual([]);
    expect(codes(findings)).toContain("SENSE-071");
  });

  it("counts one of two versions of a school, and names both files", async () => {
    const { result, findings } = await read([
      ["一小.xlsx", await workbookOf(sheets)],
      ["一小（改）.xlsx", await workbookOf(sheets)],
    ]);
    expect(result.facts.rows).toBe(1);
    const twice = findings.filter(({ code }) => code === "SENSE-073");
    expect(twice).toHaveLength(1);
    expect(`${twice[0]!.place.file}${twice[0]!.zh}`).toMatch(/一小（改）.*一小\.xlsx|一小\.xlsx.*一小（改）/);
  });

  it("names the school and the sheet that was forgotten, and reads what is there", async () => {
    const { result, findings } = await read([
      ["一小.xlsx", await workbookOf(sheets.filter(({ code }) => code !== "教基3112"))],
    ]);
    expect(errors(findings).find(({ code }) => code === "SENSE-075")?.zh).toContain("教基3112");
    expect(result.facts.numbers["students_primary"]![0]).toBeNaN();
    expect(result.facts.numbers["equipment_yuan"]![0]).toBe(first.facts["equipment_yuan"]);
  });

  it("says of each file that has a password, is cut off, is empty or is something else why, and reads the others", async () => {
    const whole = await workbookOf(other);
    const locked = Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(600),
      Buffer.from("EncryptedPackage", "utf16le"),
      Buffer.alloc(600),
    ]);
    const { result, findings } = await read([
      ["加密.xlsx", locked],
      ["半截.xlsx", whole.subarray(0, Math.floor(whole.length / 2))],
      ["空.xlsx", new Uint8Array()],
      ["网页.xls", Buffer.from("<html><table><tr><td>1</td></tr></table></html>")],
      ["二小.xlsx", whole],
    ]);
    expect(result.facts.rows).toBe(1);
    for (const file of ["加密.xlsx", "半截.xlsx", "空.xlsx", "网页.xls"]) {
      const said = errors(findings).filter(({ place }) => place.file === file);
      expect(said, file).toHaveLength(1);
      expect(said[0]!.fix.length * said[0]!.fixEn.length).toBeGreaterThan(0);
    }
    expect(findings.find(({ place }) => place.file === "加密.xlsx")?.zh).toContain("密码");
  });

  it("reads one kind of return at a time, and says of the other what it is", async () => {
    const own = await workbookOf([formSheetOf(school68, "学校填报数据", formValuesOf(first))]);
    const county = await workbookOf([formSheetOf(school68, "区县填报数据", countyValues("990102", 2026))]);
    const { result, findings } = await read([
      ["一小.xlsx", await workbookOf(sheets)],
      ["一小68项.xlsx", own],
      ["区县.xlsx", county],
    ]);
    expect(result.fingerprint).toMatch(/^cn-return-2021@/);
    const said = findings.filter(({ place }) => place.file === "一小68项.xlsx");
    expect(said.map(({ zh }) => zh).join("")).toContain("优质均衡学校填报表（68 项）");
  });

  it("does not take a tidy return for an official one because a sheet is called Sheet1", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "Sheet1",
          rows: [
            ["学校标识码", "学校名称", "小学在校生数"],
            ["L1", "一小", 300],
          ],
        },
      ],
    });
    const { result } = await readReturn({ bytes: new Uint8Array(bytes), name: "表.xlsx" }, how);
    expect(result.facts.numbers["students_primary"]![0]).toBe(300);
  });
});
