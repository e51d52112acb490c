import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, scrollsSideways, unnamed, watch, type Watch } from "./browse.ts";
import { type Product, startProduct } from "./start-product.ts";

/** The district by township and school group: subtotals, and the schools of one part. */
describe("the schools in groups", () => {
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
    await page.goto(product.link);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.goto(`${product.url}/regions/990102/2026/balance/assess?standard=cn-quality-balance-2017`);
    await page.getByText("62 / 62 个学部").waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  afterEach(() => {
    expect(watched.trouble.splice(0)).toEqual([]);
  });

  it("shows subtotals that add up to the district", async () => {
    await page.getByRole("combobox", { name: "按什么小计" }).click();
    await page.getByTitle("按乡镇街道小计", { exact: true }).click();
    const lines = page.locator(".totals tbody tr");
    await lines.first().waitFor();
    const sections = await lines
      .locator("td:nth-child(3)")
      .evaluateAll((cells) => cells.map((cell) => Number(cell.childNodes[0]?.textContent)));
    expect(sections.reduce((sum, one) => sum + one, 0)).toBe(62);
    expect(await page.locator(".totals").textContent()).toContain("新澜街道");
  });

  it("shows the schools of one part, and of two groupings at once", async () => {
    const part = page.locator(".totals tbody").first().getByRole("button", { name: "文榕街道" });
    await part.click();
    await page.getByText("16 / 62 个学部").waitFor();
    expect(await part.getAttribute("aria-pressed")).toBe("true");
    await page.getByRole("combobox", { name: "教育集团" }).click();
    await page.getByTitle("青榕实验教育集团", { exact: true }).click();
    await page.getByText("2 / 62 个学部").waitFor();
    await page.getByRole("button", { name: "不限分组" }).click();
    await page.getByText("62 / 62 个学部").waitFor();
  });

  it("names everything that can be pressed, and fits 390 pixels", async () => {
    expect(await unnamed(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await scrollsSideways(page)).toBe(false);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});
