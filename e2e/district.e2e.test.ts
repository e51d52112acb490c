import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, scrollsSideways, unnamed, watch, type Watch } from "./browse.ts";
import { type Product, startProduct } from "./start-product.ts";

/** A person's way through the example district: sign in, see the verdict, ask why, try a change. */
describe("the district, as people see it", () => {
  let product: Product;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let watched: Watch;

  beforeAll(async () => {
    product = await startProduct({ example: true });
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    watched = await watch(context, product.url);
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  afterEach(() => {
    expect(watched.trouble.splice(0)).toEqual([]);
  });

  const home = async (): Promise<void> => {
    await page.goto(product.url);
    await page.getByRole("heading", { level: 1 }).waitFor();
  };
  const openSchool = async (name: string): Promise<void> => {
    await home();
    await page.getByRole("searchbox").fill(name);
    await page.getByRole("link", { name, exact: true }).last().click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
  };

  it("signs in by the one-time link, and the first page says the verdict in one sentence", async () => {
    await page.goto(product.link);
    const verdict = page.getByRole("heading", { level: 1 });
    await verdict.waitFor();
    expect(await verdict.textContent()).toMatch(/^2026–27 学年，青榕区（虚构）未达到《.+》的要求。$/);
    expect(await page.locator(".because").textContent()).toMatch(/个学部中 \d+ 个未达标/);
    expect(page.url()).toContain("/regions/990102/2026/balance/assess");
    expect(page.url()).not.toContain("#");
  });

  it("says where one is, in region, year, scene and step", async () => {
    const where = page.getByRole("navigation", { name: "当前位置" });
    expect(await where.textContent()).toContain("青榕区（虚构）");
    expect(await where.getByRole("combobox", { name: "学年" }).inputValue()).toBe("2026");
    expect(await where.getByRole("link", { name: "诊断" }).getAttribute("aria-current")).toBe("page");
  });

  it("says what is missing in real units", async () => {
    const lacks = page.getByRole("region", { name: "还差多少" });
    expect(await lacks.textContent()).toMatch(/\d+人体育艺术教师/);
    expect(await lacks.textContent()).toMatch(/[\d,]+m²教学用房/);
  });

  it("never prints a CV on the wrong side of its limit", async () => {
    const rows = await page.locator(".indicators tbody tr").evaluateAll((all) =>
      all.map((row) => ({
        over: row.classList.contains("row-over"),
        cv: Number.parseFloat(row.querySelector(".cv-number .why")?.childNodes[0]?.textContent ?? ""),
      })),
    );
    expect(rows.length).toBe(14);
    expect(rows.some((row) => row.over)).toBe(true);
    rows.forEach((row, i) => expect(row.cv > (i < 7 ? 0.5 : 0.45)).toBe(row.over));
  });

  it("answers why: the formula, the values put in, the source cell, the standing of the source", async () => {
    await openSchool("青榕明德学校");
    const floor = page.getByRole("listitem").filter({ hasText: "教学用房" }).first();
    await floor.locator(".bar-value button").click();
    const drawer = page.getByRole("dialog", { name: "为什么是这个数？" });
    await drawer.getByText("教学及辅助用房面积 ÷ 在校生数").waitFor();
    const text = (await drawer.textContent()) ?? "";
    expect(text).toMatch(/2026-return-final\.xlsx · 学校基表 · [A-Z]+\d+/);
    expect(text).toContain("1.1 ×");
    expect(text).toMatch(/转引|官方文本|待核实/);
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
  });

  it("flips a verdict by a what-if, marks it as not saved, and undoes it", async () => {
    await openSchool("文榕小学");
    const section = page.getByRole("region", { name: "小学" });
    expect(await section.textContent()).toContain("未达标");
    await page.getByLabel("体育运动场馆面积").fill("9000");
    await page.keyboard.press("Enter");
    const bar = page.getByRole("complementary", { name: "试算" });
    await bar.waitFor();
    expect(await bar.textContent()).toMatch(/未保存.*改动 1 处/);
    expect(await bar.textContent()).toMatch(/未达标学部 (\d+) → \d+/);
    expect(await section.locator(".section-verdict").textContent()).toMatch(/未达标.*→.*达标/);
    await bar.getByRole("button", { name: "全部还原" }).click();
    await bar.waitFor({ state: "detached" });
    expect(await page.getByLabel("体育运动场馆面积").inputValue()).not.toBe("9000");
  });

  it("saves a what-if as a draft only when asked, with a reason", async () => {
    await openSchool("文榕小学");
    await page.getByLabel("体育运动场馆面积").fill("9000");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "存为草稿" }).click();
    const dialog = page.getByRole("dialog", { name: "把试算存为一份草稿版本" });
    const keep = dialog.getByRole("button", { name: "存为草稿" });
    expect(await keep.isDisabled()).toBe(true);
    await dialog.getByRole("textbox").fill("核对：新操场已验收");
    await keep.click();
    await page.getByText(/已存为草稿/).waitFor();
    await page.getByRole("link", { name: "监测" }).click();
    await page.getByText("核对：新操场已验收").waitFor();
  });

  it("sorts, filters and searches the schools", async () => {
    await home();
    const table = page.locator(".school-table");
    await page.getByRole("combobox", { name: "学段" }).click();
    await page.getByTitle("初中", { exact: true }).click();
    await page.getByText("22 / 62 个学部").waitFor();
    await table.getByRole("button", { name: "学生数" }).click();
    const counts = await table
      .locator("tbody tr td:nth-child(3)")
      .evaluateAll((cells) => cells.map((cell) => Number(cell.textContent?.replaceAll(",", ""))));
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });

  it("can be used by keyboard alone: from the table to a school", async () => {
    await home();
    await page.getByRole("searchbox").focus();
    await page.keyboard.type("新澜实验小学");
    await page.getByText("1 / 62 个学部").waitFor();
    const link = page.locator(".school-table tbody a").first();
    for (let i = 0; i < 40 && !(await link.evaluate((element) => element === document.activeElement)); i++)
      await page.keyboard.press("Tab");
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("why");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "新澜实验小学" }).waitFor();
  });

  it("changes the language at once, and remembers it", async () => {
    await home();
    await page.getByRole("button", { name: "切换为英文" }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toMatch(
      /^In 2026–27, Qingrong District \(fictional\) falls short of/,
    );
    await page.reload();
    await page.getByRole("heading", { level: 1, name: /falls short/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
    await page.getByRole("button", { name: "Switch to Chinese" }).click();
    await page.getByRole("heading", { level: 1, name: /未达到/ }).waitFor();
  });

  it("draws the schools on a map, and takes a boundary of one's own", async () => {
    await home();
    await page.locator(".drawn-map canvas").waitFor();
    const square = {
      type: "Polygon",
      coordinates: [
        [
          [114.6, 25],
          [115, 25],
          [115, 25.4],
          [114.6, 25.4],
          [114.6, 25],
        ],
      ],
    };
    const kept = page.waitForResponse((response) => response.request().method() === "PUT");
    await page
      .getByRole("region", { name: "学校在哪里" })
      .locator("input[type=file]")
      .setInputFiles({
        name: "mine.geojson",
        mimeType: "application/geo+json",
        buffer: Buffer.from(JSON.stringify({ type: "Feature", properties: {}, geometry: square })),
      });
    expect((await kept).status()).toBe(204);
    await page.locator(".drawn-map canvas").waitFor();
  });

  it("shows the standard with its sources and what awaits checking", async () => {
    await page.goto(`${product.url}/standards`);
    await page.getByRole("heading", { name: "有待核对官方文本的地方" }).waitFor();
    const text = (await page.locator("main").textContent()) ?? "";
    expect(text).toContain("7 项中至少 6 项达标");
    expect(text).toContain("“1-3-4-5”");
  });

  it("names everything that can be pressed, on every page", async () => {
    for (const path of ["/", "/regions/990102/2026/balance/sense", "/standards"]) {
      await page.goto(product.url + path);
      await page.getByRole("heading").first().waitFor();
      await page.waitForLoadState("networkidle");
      expect(await unnamed(page)).toEqual([]);
    }
  });

  it("fits 390 pixels without scrolling sideways", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of ["/", "/regions/990102/2026/balance/sense", "/standards"]) {
      await page.goto(product.url + path);
      await page.getByRole("heading").first().waitFor();
      await page.waitForLoadState("networkidle");
      expect([path, await scrollsSideways(page)]).toEqual([path, false]);
    }
    await openSchool("青榕明德学校");
    expect(await scrollsSideways(page)).toBe(false);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it("prints every section, and no button", async () => {
    await home();
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => page.locator(".school-table tbody tr").count()).toBe(62);
    expect(await page.getByRole("button", { name: "切换为英文" }).isVisible()).toBe(false);
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  });
});
