import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

/** A provincial user: all districts at once, and the lineage of schools that lets the years be compared. */
describe("all districts at once", () => {
  const at = journey({ example: true });

  it("is reached from the header, and says where all of them stand", async () => {
    await at.page.getByRole("link", { name: "总览" }).click();
    await at.page.getByRole("heading", { name: /1 个区县中，0 个达标，1 个未达标/ }).waitFor();
    const row = at.page.locator(".region-table tbody tr");
    await expect.poll(() => row.textContent()).toMatch(/未达标.*18.*62.*小学骨干教师/);
    await expect.poll(() => at.page.getByText("少 3 个").count()).toBe(1);
  });

  it("draws the map from the boundary that was uploaded, and saves it as a picture and as data", async () => {
    await at.page.getByRole("img", { name: /区县地图/ }).waitFor();
    for (const kind of ["SVG", "CSV"] as const) {
      const [file] = await Promise.all([
        at.page.waitForEvent("download"),
        at.page.getByRole("button", { name: `把“按结论看地图”存为 ${kind}` }).click(),
      ]);
      const text = await readFile(await file.path(), "utf8");
      expect(text).toContain(kind === "SVG" ? "<svg" : "990102");
    }
  });

  it("writes one report on all of them, with the map and a heat table", async () => {
    await at.page.getByRole("button", { name: "写成汇总报告" }).click();
    const [file] = await Promise.all([
      at.page.waitForEvent("download"),
      at.page.getByRole("menuitem", { name: "网页：一个文件，离线可看" }).first().click(),
    ]);
    const text = await readFile(await file.path(), "utf8");
    expect(text).toContain("热力表：小学各区县各项指标的达标学校比例");
    await at.page.getByRole("button", { name: "写成汇总报告" }).waitFor();
  });

  it("narrows to nothing and back, sorts, and leads to the district", async () => {
    const find = at.page.getByRole("searchbox", { name: "按名称或区划代码查找" });
    await find.fill("没有这个区");
    await at.page.getByText("没有符合条件的区县。").waitFor();
    await find.fill("990102");
    await at.page.getByText("1 / 1 个区县").waitFor();
    await at.page.getByRole("button", { name: "未达标学部" }).click();
    await at.page.locator('th[aria-sort="descending"]').waitFor();
    await at.page.locator(".region-table").getByRole("link", { name: "青榕区（虚构）" }).click();
    await at.page.getByText("62 / 62 个学部").waitFor();
    await at.page.goBack();
  });

  it("keeps what is chosen in the address: an earlier year, another standard", async () => {
    await at.page.goto(`${at.product.url}/province?year=2025&standard=cn-basic-balance-2012`);
    await at.page.getByRole("heading", { name: /2025–26 学年/ }).waitFor();
    await at.page.locator(".province-choosers select").first().selectOption("2026");
    await at.page.getByRole("heading", { name: /2026–27 学年/ }).waitFor();
    await expect.poll(() => at.page.url()).toMatch(/year=2026.*cn-basic-balance-2012|cn-basic-balance-2012.*year=2026/);
  });

  it("fits 390 pixels, in English too, and names everything that can be pressed", async () => {
    await at.page.goto(`${at.product.url}/province`);
    await at.page.locator(".region-table tbody tr").first().waitFor();
    expect(await unnamed(at.page)).toEqual([]);
    await at.page.setViewportSize({ width: 390, height: 844 });
    expect(await scrollsSideways(at.page)).toBe(false);
    await at.page.getByRole("button", { name: "切换为英文" }).click();
    await at.page.getByRole("heading", { name: /of 1 districts/ }).waitFor();
    expect(await scrollsSideways(at.page)).toBe(false);
    await at.page.getByRole("button", { name: /Chinese/i }).click();
    await at.page.setViewportSize({ width: 1440, height: 900 });
  });

  it("follows a merged school, and says so; a lineage taken away is asked for again", async () => {
    await at.page.goto(`${at.product.url}/regions/990102/2025/balance/sense`);
    await at.page.getByRole("link", { name: /学校沿革/ }).click();
    await at.page.getByText("各年报表里新来和离开的学校都有说明。").waitFor();
    await at.page.getByRole("button", { name: "删去西园小学的这一条" }).click();
    await at.page.getByRole("button", { name: "西园小学", exact: true }).click();
    await at.page.getByRole("combobox", { name: "变动后 · 学校标识码" }).fill("2199210102");
    await at.page.getByRole("button", { name: "添加一条" }).click();
    await at.page.getByText("各年报表里新来和离开的学校都有说明。").waitFor();
    await at.page.getByRole("textbox", { name: "理由（会写进操作记录）" }).fill("按学年写");
    await at.page.getByRole("button", { name: "保存沿革" }).click();
    await at.page.getByText(/第 2 版，admin 于/).waitFor();
    expect(await unnamed(at.page)).toEqual([]);
  });
});
