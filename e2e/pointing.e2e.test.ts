import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { writeXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import { scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

const root = path.resolve(import.meta.dirname, "..");
const pictures = process.env["PICTURES"];

/** A city's own questionnaire, which no form of the policy knows. */
function survey(name: string, code: string, students: number, equipment: number): (string | number | null)[][] {
  return [
    ["临江市中小学办学条件调查表（2026/2027学年）"],
    ["单位代号", code, "校名", name],
    ["属地码", "990102", "类别", "小学"],
    [],
    ["项目", "计量", "本年", "上年"],
    ["在读人数", "人", students, students - 9],
    ["教学班", "个", Math.ceil(students / 40), null],
    ["仪器设备", "万元", equipment, 10],
    ["馆场面积", "平方米", students * 8, null],
  ];
}

async function workbook(...sheets: readonly (string | number | null)[][][]): Promise<Uint8Array> {
  return await writeXlsx({ sheets: sheets.map((rows, i) => ({ name: `Sheet${i + 1}`, rows })) });
}

/** A statistician gets a workbook that nobody knows, shows where its figures stand, and never has to again. */
describe("pointing at cells", () => {
  let folder: string;
  const at = journey({
    example: false,
    begin: async () => {
      folder = await mkdtemp(path.join(tmpdir(), "youheng-pointing-"));
      await writeFile(path.join(folder, "一小.xlsx"), await workbook(survey("临江一小", "L001", 300, 12.5)));
      await writeFile(path.join(folder, "二小.xlsx"), await workbook(survey("临江二小", "L002", 410, 20)));
    },
    end: async () => await rm(folder, { recursive: true, force: true }),
  });

  const bring = async (file: string): Promise<void> => {
    await at.page.goto(`${at.product.url}/imports`);
    await at.page.locator("input[type=file]").setInputFiles(path.join(folder, file));
    await at.page.getByRole("heading", { level: 1, name: file }).waitFor();
  };
  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await at.page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
  };
  const point = async (fact: string, cell: string): Promise<void> => {
    await at.page.getByRole("searchbox", { name: "找一项数据" }).fill(fact);
    await at.page.getByRole("button", { name: fact, exact: true }).click();
    await at.page.getByRole("button", { name: new RegExp(`^${cell}：`) }).click();
  };

  it("offers to be shown where the figures of an unknown workbook stand", async () => {
    await bring("一小.xlsx");
    await at.page.getByRole("link", { name: "指着单元格对应" }).click();
    await at.page.getByRole("heading", { level: 1, name: "指着单元格，做成一种表式" }).waitFor();
    await at.page.getByText("还没有指任何单元格").waitFor();
    expect(await unnamed(at.page)).toEqual([]);
  });

  it("shows at once what would be read, with the unit that stands beside the cell", async () => {
    await point("学校标识码", "B2");
    await point("学校名称", "D2");
    await point("区划代码", "B3");
    await point("办学类型", "D3");
    await point("小学在校生数", "C6");
    await point("小学班级数", "C7");
    await point("教学仪器设备值", "C8");
    await point("体育运动场馆面积", "C9");
    await at.page.getByRole("searchbox", { name: "找一项数据" }).fill("");
    const preview = at.page.getByRole("region", { name: "按这样读，会得到" });
    await preview.getByText("1 所学校").waitFor();
    await preview.getByRole("cell", { name: "临江一小" }).waitFor();
    await preview.getByRole("cell", { name: "125000" }).waitFor();
    await picture("pointing-zh");
  });

  it("keeps the form, reads the file by it, and knows the next one by itself, with the cell of every figure", async () => {
    const save = at.page.getByRole("region", { name: "保存为本地表式" });
    await save.getByLabel("表式名称").fill("临江市办学条件调查表");
    await save.getByLabel("英文名称").fill("Linjiang survey");
    await save.getByLabel("编号（小写字母、数字、-）").fill("linjiang-2026");
    await save.getByLabel("理由（例如：临江市 2026 年调查表）").fill("市里的调查表");
    const [taken] = await Promise.all([
      at.page.waitForEvent("download"),
      save.getByRole("button", { name: "下载表式文件" }).click(),
    ]);
    await taken.saveAs(path.join(folder, "linjiang.yaml"));
    await save.getByRole("button", { name: "保存并重读这份文件" }).click();
    await at.page.getByRole("link", { name: "核对并发布" }).waitFor();
    await bring("二小.xlsx");
    await at.page.getByRole("link", { name: "核对并发布" }).waitFor();
    await expect.poll(() => at.page.getByText("没有一张表能认出来").count()).toBe(0);
  });

  it("reads by the file on the command line as the page does, and refuses a damaged one", async () => {
    const check = (form: string) =>
      spawnSync(
        process.execPath,
        ["packages/cli/bin/youheng.mjs", "check", path.join(folder, "二小.xlsx"), "--form", form, "--json"],
        { cwd: root, encoding: "utf8" },
      );
    const read = check(path.join(folder, "linjiang.yaml"));
    const document = JSON.parse(read.stdout) as { rows: number; sheet: string; errors: number };
    expect([document.rows, document.sheet, document.errors]).toEqual([1, "临江市办学条件调查表", 0]);
    const text = await readFile(path.join(folder, "linjiang.yaml"), "utf8");
    await writeFile(path.join(folder, "broken.yaml"), text.replace('"fact":"equipment_yuan"', '"fact":"equipment"'));
    expect(check(path.join(folder, "broken.yaml")).status).toBe(1);
  });

  it("fits a phone and speaks English", async () => {
    await bring("一小.xlsx");
    await at.page.getByRole("link", { name: "指着单元格对应" }).click();
    await at.page.getByRole("heading", { level: 1, name: "指着单元格，做成一种表式" }).waitFor();
    await at.page.setViewportSize({ width: 390, height: 844 });
    expect(await scrollsSideways(at.page)).toBe(false);
    await picture("pointing-phone");
    await at.page.setViewportSize({ width: 1440, height: 900 });
    await at.page.getByRole("button", { name: "切换为英文" }).click();
    await at.page.getByRole("heading", { level: 1, name: "Point at cells to make a form" }).waitFor();
    await picture("pointing-en");
  });
});
