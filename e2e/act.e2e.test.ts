import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, scrollsSideways, unnamed, watch, type Watch } from "./browse.ts";
import { type Product, startProduct } from "./start-product.ts";

/** From a gap to tasks, measures with a decision, and the day on which it would be enough. */
describe("acting on a gap", () => {
  let product: Product;
  let browser: Browser;
  let page: Page;
  let watched: Watch;

  beforeAll(async () => {
    product = await startProduct({ example: true });
    browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    watched = await watch(context, product.url);
    page = await context.newPage();
    await page.goto(product.link);
    await page.getByRole("link", { name: "落实" }).click();
    await page.getByRole("heading", { level: 1, name: "落实" }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  afterEach(() => {
    expect(watched.trouble.splice(0)).toEqual([]);
  });

  it("makes one task for each school that falls short of an indicator", async () => {
    await page.getByRole("button", { name: "由差距生成任务" }).click();
    const dialog = page.getByRole("dialog");
    await choose(page, "学段", "小学");
    await choose(page, "指标", "体育艺术教师");
    await dialog.getByLabel("期限").fill("2027-08-31");
    await dialog.getByLabel("责任单位").fill("人事科");
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByText("生成 4 条任务").waitFor();
    expect(await page.getByRole("row", { name: /体育艺术教师/ }).count()).toBe(4);
    expect(await unnamed(page)).toEqual([]);
  });

  it("says of a measure that nobody decided it, until a decision is recorded", async () => {
    await page.getByRole("button", { name: "写一条措施" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("措施", { exact: true }).fill("公开招聘体育艺术教师");
    await dialog.getByLabel("责任单位").fill("人事科");
    await dialog.getByLabel("开始").fill("2027-01-10");
    await dialog.getByLabel("完成").fill("2027-05-31");
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByText("没有决定").waitFor();
    await page.getByText(/2027-05-31：还有 \d+ 个学部未达标/).waitFor();
    await page.getByRole("button", { name: "记录决定" }).click();
    await dialog.getByLabel("事项").fill("体艺教师补充");
    await dialog.getByLabel("会议").fill("局党组会");
    await dialog.getByLabel("日期").fill("2026-12-18");
    await dialog.getByLabel("出席").fill("张、李、王");
    await dialog.getByLabel("结果").fill("一致同意");
    await choose(page, "通过哪些措施", "公开招聘");
    await page.keyboard.press("Escape");
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByText("局党组会 2026-12-18").waitFor();
  });

  it("does not close a task because somebody says so, but by a signed exception with its reason", async () => {
    const first = page.getByRole("row", { name: /体育艺术教师.*报完成/ }).first();
    await first.getByRole("button", { name: "报完成" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "报完成" }).click();
    await page.getByText("报称完成，待报表证实").waitFor();
    await first.getByRole("button", { name: "签署例外" }).click();
    expect(await page.getByRole("dialog").getByRole("button", { name: "签署例外" }).isDisabled()).toBe(true);
    await page.getByRole("dialog").getByLabel("理由").fill("该教学点 2027 年撤并");
    await page.getByRole("dialog").getByRole("button", { name: "签署例外" }).click();
    await page.getByText("已签署例外").waitFor();
  });

  it("fits a telephone", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await scrollsSideways(page)).toBe(false);
  });
});

async function choose(page: Page, label: string, word: string): Promise<void> {
  await page.getByRole("dialog").getByLabel(label, { exact: true }).click();
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: word }).first().click();
}
