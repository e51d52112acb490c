import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { pick } from "./browse.ts";
import { journey } from "./journey.ts";

/** The reports, taken away as files from the district's page and from a school's. */
describe("the report, as people take it away", () => {
  const at = journey({ example: true });

  const take = async (menu: string, item: RegExp): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
    const opener = at.page.getByRole("button", { name: menu });
    const [file] = await Promise.all([at.page.waitForEvent("download"), pick(opener, item)]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };

  it("is a Word document", async () => {
    const { name, bytes } = await take("写成报告", /^Word/);
    expect(name).toBe("990102-2026-cn-quality-balance-2017.docx");
    expect(bytes.subarray(0, 2).toString("latin1")).toBe("PK");
    expect(bytes.includes("word/document.xml")).toBe(true);
  });

  it("is a workbook with the application tables", async () => {
    const { name, bytes } = await take("写成报告", /^Excel/);
    expect(name).toMatch(/\.xlsx$/);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
    const names = workbook.worksheets.map((sheet) => sheet.name);
    expect(names).toEqual(expect.arrayContaining(["总览", "表Ⅰ", "表Ⅲ", "小学", "数据"]));
    expect(workbook.getWorksheet("表Ⅲ")!.getCell("D5").formula).toBeTruthy();
  });

  it("holds every school's plan in one zip, says how far it is, and stops when told", async () => {
    const name = /^全部学校打成一个 zip：PDF，中文$/;
    await pick(at.page.getByRole("button", { name: "写成报告" }), name);
    await at.page
      .getByText(/正在写一校一案：[1-9]/)
      .first()
      .waitFor();
    await at.page.getByRole("button", { name: "取消", exact: true }).click();
    await at.page.getByRole("button", { name: "写成报告" }).waitFor();
    const { name: file, bytes } = await take("写成报告", name);
    expect(file).toMatch(/2026.*一校一案\.zip$/);
    const entries = bytes.readUInt16LE(bytes.length - 12);
    expect(entries).toBeGreaterThan(50);
    expect(bytes.includes(Buffer.from("青榕明德学校.pdf"))).toBe(true);
    expect(bytes.includes("%PDF-")).toBe(true);
  });

  it("comes with a package that makes the assessment again, byte for byte", async () => {
    const { bytes } = await take("写成报告", /^评估包/);
    const file = path.join(await mkdtemp(path.join(tmpdir(), "youheng-package-")), "package.json");
    await writeFile(file, bytes);
    const program = ["packages/cli/bin/youheng.mjs", "replay", file];
    const run = spawnSync(process.execPath, program, {
      cwd: path.resolve(import.meta.dirname, ".."),
      encoding: "utf8",
    });
    expect(`${run.status} ${run.stderr}`).toMatch(/^0 /);
  });

  it("has the map beside it, as a picture and as data", async () => {
    const map = at.page.getByRole("region", { name: "学校在哪里" });
    const saved = async (kind: string): Promise<string> => {
      const begun = at.page.waitForEvent("download");
      await map.getByRole("button", { name: new RegExp(kind) }).click();
      return await readFile(await (await begun).path(), "utf8");
    };
    expect(await saved("SVG")).toMatch(/<svg[\s\S]*<path/);
    expect(await saved("CSV")).toContain("青榕明德学校");
  });

  it("is one school's plan on the school's page", async () => {
    await at.page.getByRole("searchbox").fill("青榕明德学校");
    await at.page.getByRole("link", { name: "青榕明德学校", exact: true }).last().click();
    await at.page.getByRole("heading", { level: 1, name: "青榕明德学校" }).waitFor();
    const { bytes } = await take("写成“一校一案”", /^网页/);
    expect(bytes.toString("utf8")).toContain("青榕明德学校“一校一案”");
  });

  it("says in words why it could not be written", async () => {
    at.watched.forgive(/status of 503/);
    await at.page.route("**/report?*", (route) =>
      route.fulfill({
        status: 503,
        contentType: "application/problem+json",
        body: JSON.stringify({ type: "about:blank", title: "busy", status: 503, detail: "服务器正忙，请稍后再试。" }),
      }),
    );
    await pick(at.page.getByRole("button", { name: "写成“一校一案”" }), /^PDF/);
    await at.page.getByText("服务器正忙，请稍后再试。").waitFor();
    await at.page.unroute("**/report?*");
  });
});
