import { readFile } from "node:fs/promises";
import path from "node:path";
import ExcelJS from "exceljs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, scrollsSideways, unnamed, watch, type Watch } from "./browse.ts";
import { type Product, startProduct } from "./start-product.ts";

const district = path.resolve(import.meta.dirname, "../examples/district");
const password = "correct horse 42";

/** A bureau's way from an empty house to a verdict: a damaged return, every error named, corrected, published. */
describe("a return, from the file to the verdict", () => {
  let product: Product;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let watched: Watch;

  beforeAll(async () => {
    product = await startProduct({ example: false });
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
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

  const bring = async (file: string): Promise<void> => {
    await page.locator("input[type=file]").setInputFiles(path.join(district, file));
    await page.getByRole("heading", { level: 1, name: file }).waitFor();
    await page.getByRole("heading", { name: "生成的草稿" }).waitFor({ timeout: 60_000 });
  };

  it("teaches what to do where nothing is known yet", async () => {
    await page.goto(product.link);
    await page.getByRole("heading", { level: 1, name: "先放进一份报表" }).waitFor();
    await page.getByText("可以填哪些列").click();
    expect(await page.getByRole("row", { name: /小学在校生数/ }).textContent()).toContain("students_primary");
    expect(await unnamed(page)).toEqual([]);
  });

  it("lets one set a password, and sign in with it", async () => {
    await page.goto(`${product.url}/password`);
    await page.getByLabel("新密码（至少 10 个字符）").fill(password);
    await page.getByLabel("再输一次").fill(password);
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByRole("heading", { level: 1, name: "先放进一份报表" }).waitFor();
    const name = (await page.locator(".tools .tool").last().textContent()) ?? "";
    await page.getByRole("button", { name }).click();
    await page.getByRole("menuitem", { name: "退出登录" }).click();
    await page.getByLabel("用户名").fill(name);
    await page.getByRole("textbox", { name: "密码" }).fill(password);
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("heading", { level: 1, name: "先放进一份报表" }).waitFor();
  });

  it("names every error of a damaged return, with sheet and cell", async () => {
    await bring("2026-return-draft.xlsx");
    const findings = page.getByRole("region", { name: "核对结果" });
    expect(await findings.getByRole("status").textContent()).toMatch(/^3 个错误/);
    const errors = await findings.locator(".finding-error .finding-place strong").allTextContents();
    expect(errors.length).toBe(3);
    for (const place of errors) expect(place).toMatch(/^学校基表 · [A-Z]+\d+$/);
  });

  it("gives the workbook back with the cells marked", async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "下载标出问题的工作簿" }).click(),
    ]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await readFile(await download.path())) as unknown as ArrayBuffer);
    const cells = (await page.locator(".finding-error .finding-place strong").allTextContents()).map(
      (place) => place.split(" · ")[1]!,
    );
    for (const cell of cells)
      expect(JSON.stringify(workbook.getWorksheet("学校基表")?.getCell(cell).note ?? null)).toMatch(/SENSE-/);
  });

  it("does not publish while errors stand", async () => {
    await page.getByRole("link", { name: "核对并发布" }).click();
    const publish = page.getByRole("button", { name: "发布" });
    await publish.waitFor();
    expect(await publish.isDisabled()).toBe(true);
    await page.getByText(/还有 3 个错误/).waitFor();
  });

  it("shows which figure each column holds, and reads again as one says", async () => {
    await page.goBack();
    await page.getByText("列的对应").click();
    expect(await page.getByLabel(/^列 [A-Z]+ /).count()).toBeGreaterThan(30);
  });

  it("publishes the corrected return with a reason, and the verdict is there", async () => {
    await page.getByRole("link", { name: "监测" }).click();
    await bring("2026-return-final.xlsx");
    await page.getByRole("link", { name: "核对并发布" }).click();
    await page.getByRole("heading", { name: "差异" }).waitFor();
    await page.getByRole("button", { name: "发布" }).click();
    const dialog = page.getByRole("dialog");
    const reason = dialog.getByRole("textbox");
    if (await reason.isVisible()) await reason.fill("已逐条核对，属实");
    await dialog.getByRole("button", { name: "发布" }).click();
    await page.getByRole("heading", { level: 1, name: /未达到/ }).waitFor();
  });

  it("keeps every version, with who and when, and withdraws with a reason", async () => {
    await page.getByRole("link", { name: "监测" }).click();
    await page.getByRole("heading", { name: /版本/ }).waitFor();
    expect(await page.locator(".version").count()).toBe(2);
    expect(await page.locator(".version-published").textContent()).toContain("2026-return-final.xlsx");
    await page.locator(".version-published a").click();
    await page.getByRole("button", { name: "撤回" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("发错了");
    await page.getByRole("dialog").getByRole("button", { name: "撤回" }).click();
    await page.getByText("已撤回。").waitFor();
    await page.locator(".state-withdrawn").waitFor();
  });

  it("fits 390 pixels on every page of returns", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await scrollsSideways(page)).toBe(false);
    await page.goto(`${product.url}/imports`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await scrollsSideways(page)).toBe(false);
  });
});
