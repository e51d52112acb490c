import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, scrollsSideways, unnamed, watch, type Watch } from "./browse.ts";
import { type Product, startProduct } from "./start-product.ts";

const places = "/regions/990102/2026/places";

/** A planning officer in autumn: how well would it have been told, which schools turn red, when, and what is published. */
describe("from the back-test to the notice", () => {
  let product: Product;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let watched: Watch;

  beforeAll(async () => {
    product = await startProduct({ example: true });
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    watched = await watch(context, product.url);
    page = await context.newPage();
    await page.goto(product.link);
    await page.getByRole("heading", { level: 1 }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  afterEach(() => {
    expect(watched.trouble.splice(0)).toEqual([]);
  });

  const open = async (path: string): Promise<void> => {
    await page.goto(product.url + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
  };

  it("shows the back-test before the forecast", async () => {
    await open(`${places}/decide`);
    const panels = await page.locator(".foresee > section h2").allTextContents();
    expect(panels[0]).toBe("回测：用您自己的数据");
    expect(panels.indexOf("学位预警")).toBeGreaterThan(0);
    expect(await scrollsSideways(page)).toBe(false);
    expect(await unnamed(page)).toEqual([]);
  });

  it("names the schools that turn red, with year, probability and lead time", async () => {
    const said = await page.locator(".warn-headline").first().textContent();
    expect(said).toMatch(/^\d+ 所学校在 2027 年转红：/);
    expect(await page.locator(".warn-mark-red").count()).toBeGreaterThan(2);
    expect(await page.locator(".warn-cell").first().textContent()).toMatch(/转红可能 \d+%/);
  });

  it("draws a school's entries with the line of planned enrolment, and keeps the numbers as a file", async () => {
    await page.getByLabel("看哪里").selectOption({ label: "新澜实验中学" });
    await page.getByLabel("看什么").selectOption({ label: "入学（初中）" });
    await page.getByText("常态招生计划 450").waitFor();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /CSV/ }).first().click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
  });

  it("makes the notice with the caveat", async () => {
    await page.getByRole("button", { name: "生成公布稿" }).click();
    expect(await page.locator(".notice").textContent()).toMatch(/不作为购房和入学的依据/);
  });

  it("reads on a phone, and shows what is known and how full schools are", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    for (const step of ["sense", "assess", "decide"]) {
      await open(`${places}/${step}`);
      expect(await scrollsSideways(page)).toBe(false);
    }
  });
});
