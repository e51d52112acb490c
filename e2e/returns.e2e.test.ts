import { readFile } from "node:fs/promises";
import path from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { pick, scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

const district = path.resolve(import.meta.dirname, "../examples/district");
const password = "correct horse 42";

/** A bureau's way from an empty house to a verdict: a damaged return, every error named, corrected, published. */
describe("a return, from the file to the verdict", () => {
  const at = journey({ example: false, signedIn: false });

  const bring = async (file: string): Promise<void> => {
    await at.page.locator("input[type=file]").setInputFiles(path.join(district, file));
    await at.page.getByRole("heading", { level: 1, name: file }).waitFor();
    await at.page.getByRole("heading", { name: "生成的草稿" }).waitFor({ timeout: 60_000 });
  };

  it("teaches what to do where nothing is known yet", async () => {
    await at.page.goto(at.product.link);
    await at.page.getByRole("heading", { level: 1, name: "先放进一份报表" }).waitFor();
    await at.page.getByText("可以填哪些列").click();
    await expect
      .poll(() => at.page.getByRole("row", { name: /小学在校生数/ }).textContent())
      .toContain("students_primary");
    expect(await unnamed(at.page)).toEqual([]);
  });

  it("lets one set a password, and sign in with it", async () => {
    await at.page.goto(`${at.product.url}/password`);
    await at.page.getByLabel("新密码（至少 10 个字符）").fill(password);
    await at.page.getByLabel("再输一次").fill(password);
    await at.page.getByRole("button", { name: "保存" }).click();
    await at.page.getByRole("heading", { level: 1, name: "先放进一份报表" }).waitFor();
    const account = at.page.locator('.tools button[aria-haspopup="menu"]');
    await account.waitFor();
    const name = ((await account.textContent()) ?? "").trim();
    await pick(account, "退出登录");
    await at.page.getByLabel("用户名").fill(name);
    await at.page.getByRole("textbox", { name: "密码" }).fill(password);
    await at.page.getByRole("button", { name: "登录" }).click();
    await at.page.getByRole("heading", { level: 1, name: "先放进一份报表" }).waitFor();
  });

  it("names every error of a damaged return, with sheet and cell", async () => {
    await bring("2026-return-draft.xlsx");
    const findings = at.page.getByRole("region", { name: "核对结果" });
    await expect.poll(() => findings.getByRole("status").textContent()).toMatch(/^3 个错误/);
    await expect.poll(() => findings.locator(".finding-error .finding-place strong").count()).toBe(3);
    const errors = await findings.locator(".finding-error .finding-place strong").allTextContents();
    for (const place of errors) expect(place).toMatch(/^学校基表 · [A-Z]+\d+$/);
  });

  it("gives the workbook back with the cells marked", async () => {
    const [download] = await Promise.all([
      at.page.waitForEvent("download"),
      at.page.getByRole("link", { name: "下载标出问题的工作簿" }).click(),
    ]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await readFile(await download.path())) as unknown as ArrayBuffer);
    const cells = (await at.page.locator(".finding-error .finding-place strong").allTextContents()).map(
      (place) => place.split(" · ")[1]!,
    );
    for (const cell of cells)
      expect(JSON.stringify(workbook.getWorksheet("学校基表")?.getCell(cell).note ?? null)).toMatch(/SENSE-/);
  });

  it("does not publish while errors stand", async () => {
    await at.page.getByRole("link", { name: "核对并发布" }).click();
    const publish = at.page.getByRole("button", { name: "发布" });
    await publish.waitFor();
    await expect.poll(() => publish.isDisabled()).toBe(true);
    await at.page.getByText(/还有 3 个错误/).waitFor();
  });

  it("shows which figure each column holds, and reads again as one says", async () => {
    await at.page.goBack();
    await at.page.getByText("列的对应").click();
    await expect.poll(() => at.page.getByLabel(/^列 [A-Z]+ /).count()).toBeGreaterThan(30);
  });

  it("publishes the corrected return, which has nothing left to explain, and the verdict is there", async () => {
    await at.page.getByRole("link", { name: "监测" }).click();
    await bring("2026-return-final.xlsx");
    await at.page.getByRole("link", { name: "核对并发布" }).click();
    await at.page.getByRole("heading", { name: "差异" }).waitFor();
    await at.page.getByRole("button", { name: "发布" }).click();
    await at.page.getByRole("dialog").getByRole("button", { name: "发布" }).click();
    await at.page.getByRole("heading", { level: 1, name: /未达到/ }).waitFor();
  });

  it("keeps every version, with who and when, and withdraws with a reason", async () => {
    await at.page.getByRole("link", { name: "监测" }).click();
    await at.page.getByRole("heading", { name: /版本/ }).waitFor();
    await expect.poll(() => at.page.locator(".version").count()).toBe(2);
    await expect.poll(() => at.page.locator(".version-published").textContent()).toContain("2026-return-final.xlsx");
    await at.page.locator(".version-published a").click();
    await at.page.getByRole("button", { name: "撤回" }).click();
    await at.page.getByRole("dialog").getByRole("textbox").fill("发错了");
    await at.page.getByRole("dialog").getByRole("button", { name: "撤回" }).click();
    await at.page.getByText("已撤回。").waitFor();
    await at.page.locator(".state-withdrawn").waitFor();
  });

  it("fits 390 pixels on every page of returns", async () => {
    await at.page.setViewportSize({ width: 390, height: 844 });
    expect(await scrollsSideways(at.page)).toBe(false);
    await at.page.goto(`${at.product.url}/imports`);
    await at.page.getByRole("heading", { level: 1 }).waitFor();
    expect(await scrollsSideways(at.page)).toBe(false);
  });
});
