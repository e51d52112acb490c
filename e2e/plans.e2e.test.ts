import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, scrollsSideways, unnamed, watch, type Watch } from "./browse.ts";
import { type Product, startProduct } from "./start-product.ts";

const scene = "/regions/990102/2026/teachers";

/** A personnel officer's way: from the verdict over the roster to a plan that is adopted. */
describe("from verdict to adopted plan", () => {
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
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  afterEach(() => {
    expect(watched.trouble.splice(0)).toEqual([]);
  });

  it("shows the teachers in figures", async () => {
    await page.goto(`${product.url}${scene}/sense`);
    await page.getByRole("heading", { level: 1, name: "教师情况" }).waitFor();
    await page.getByRole("heading", { name: "今后五年退休" }).waitFor();
    expect(await page.locator(".teacher-figures").textContent()).toContain("2,485");
    expect(await unnamed(page)).toEqual([]);
  });

  it("makes a rotation, says why each teacher moves, and keeps it", async () => {
    await page.getByRole("link", { name: "决策" }).click();
    await page.getByRole("button", { name: "求轮岗方案" }).click();
    await page.getByRole("heading", { name: /^调动（\d+ 人）$/ }).waitFor({ timeout: 90_000 });
    expect(await page.locator(".why-cell").first().textContent()).toMatch(/公里。$/);
    expect(await page.locator(".compare-table").textContent()).toContain("已证明最优");
    await page.getByRole("button", { name: "保存方案" }).click();
    await page.getByRole("heading", { name: "保存的方案" }).waitFor();
  });

  it("lays the cheapest measures beside it, and adopts one; the link brings it back", async () => {
    await page.getByRole("button", { name: "求资源方案" }).click();
    await page.getByRole("heading", { name: /^措施（\d+ 项）$/ }).waitFor({ timeout: 90_000 });
    await page.getByRole("button", { name: "保存方案" }).click();
    await page.locator(".kept-plans > li").nth(1).waitFor();
    await page
      .getByRole("button", { name: /采\s*用/ })
      .first()
      .click();
    await page.getByText("已采用 · admin").waitFor();
    await page.waitForURL(/plan=/);
    const link = page.url();
    await page.goto(`${product.url}${scene}/sense`);
    await page.goto(link);
    await page.getByRole("heading", { name: /^措施（\d+ 项）$/ }).waitFor();
    expect(await page.locator(".compare-table thead th").count()).toBe(4);
  });

  it("reads in English, and on a telephone without scrolling sideways", async () => {
    await page.getByText("English", { exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Teachers and money: plans side by side" }).waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await scrollsSideways(page)).toBe(false);
  });
});
