import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

const root = path.resolve(import.meta.dirname, "..");
const national = "cn-quality-balance-2017";
const local = "qingrong-balance";

/** A county makes a standard of its own: copy, change, see whose verdict flips, save, assess by it, take the file away. */
describe("the standards workshop", () => {
  let folder: string;
  const at = journey({
    example: true,
    begin: async () => (folder = await mkdtemp(path.join(tmpdir(), "youheng-workshop-"))),
    end: async () => await rm(folder, { recursive: true, force: true }),
  });

  const indicator = (name: string) => at.page.locator(".indicator-form").filter({ hasText: name });
  const preview = () => at.page.getByRole("region", { name: "在本区数据上试算" });

  it("reads a standard with its cases, each run now, and goes on to a copy of it", async () => {
    await at.page.goto(`${at.product.url}/standards/${national}`);
    const cases = at.page.getByRole("region", { name: "算例" });
    await cases
      .getByText(/个数全部对上/)
      .first()
      .waitFor();
    await expect.poll(() => cases.getByText(/个数对不上/).count()).toBe(0);
    await at.page.getByRole("link", { name: "复制为本地标准" }).click();
    await at.page.getByRole("heading", { level: 1, name: /^青榕区（虚构）：/ }).waitFor();
    await expect.poll(() => at.page.getByText("还没有改动").count()).toBe(1);
  });

  it("flips verdicts in the preview as a threshold is changed, and says why", async () => {
    await preview().getByText("没有变化").waitFor();
    await indicator("生均教学仪器设备值").getByLabel("小学每校至少").fill("2900");
    await preview()
      .getByText(/判定会变的学校（\d+）/)
      .waitFor();
    await expect.poll(() => preview().textContent()).toMatch(/达标 ?→ ?未达标/);
    await expect.poll(() => preview().textContent()).toMatch(/仪器设备：[\d,.]+，要求 2,000 → 2,900/);
    await expect.poll(() => at.page.getByText("改了 1 处").count()).toBe(1);
  });

  it("helps while a formula is typed: the place, the likely word, completion; and judges by no wrong one", async () => {
    const form = indicator("生均教学及辅助用房面积");
    const formula = form.getByRole("combobox");
    await formula.fill("教学及辅助用房面职 ÷ 在校生数");
    await form.getByText("公式第 1 字").waitFor();
    await preview().getByText("公式有错或数字没写好").waitFor();
    await expect.poll(() => at.page.getByRole("button", { name: "保存为本地标准" }).isDisabled()).toBe(true);
    await form.getByRole("button", { name: "改成“教学及辅助用房面积”" }).click();
    await form.getByText("公式可用，单位相符").waitFor();
    await formula.fill("教学及辅助用房面积 ÷ 在校");
    await at.page.keyboard.press("Enter");
    await form.getByText("公式可用，单位相符").waitFor();
    await expect.poll(() => formula.inputValue()).toBe("教学及辅助用房面积 ÷ 在校生数");
    await formula.fill("教学及辅助用房面积 × 在校生数");
    await form.getByRole("alert").waitFor();
    await formula.fill("教学及辅助用房面积 ÷ 在校生数");
    await preview()
      .getByText(/判定会变的学校/)
      .waitFor();
  });

  it("lists every mistake of an edited file with its line, and keeps nothing of it", async () => {
    await at.page.getByLabel("编号").fill(local);
    await at.page.getByRole("tab", { name: "文件" }).click();
    await at.page.getByRole("button", { name: "直接改文件" }).click();
    const file = at.page.getByRole("textbox", { name: "政策文件（YAML）" });
    const good = await file.inputValue();
    await file.fill(
      `${good.replace("at_least", "atleast")}\n  - id: sports_area\n    formula: 体育运动场馆面职 ÷ 在校生数\n`,
    );
    await at.page.getByRole("button", { name: "读入改好的文件" }).click();
    const mistakes = at.page.getByRole("alert").filter({ hasText: "处错误" });
    await mistakes.waitFor();
    await expect.poll(() => mistakes.textContent()).toMatch(/第 \d+ 行.*at_least/);
    await at.page.getByRole("button", { name: "不改了" }).click();
    await at.page.getByRole("button", { name: "检查并运行算例" }).click();
    await at.page.getByText("检查通过：没有错误。").waitFor();
    await at.page.getByRole("region", { name: "算例" }).waitFor();
    await at.page.getByRole("tab", { name: "要求" }).click();
  });

  it("saves with a reason, and assesses by the saved standard", async () => {
    await at.page.getByRole("button", { name: "保存为本地标准" }).click();
    const dialog = at.page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("市里要求仪器设备再提高");
    await dialog.getByRole("button", { name: "保存", exact: false }).last().click();
    await at.page.getByRole("heading", { level: 1, name: "标准工坊" }).waitFor();
    await at.page.getByText("第 1 版在用").waitFor();
    await at.page.getByText("各版本（1）").click();
    await at.page.getByText("市里要求仪器设备再提高").waitFor();
    await at.page.getByRole("link", { name: "用它诊断" }).click();
    await at.page.getByRole("heading", { level: 1, name: /青榕区（虚构）：县域义务教育/ }).waitFor();
    await expect.poll(() => at.page.url()).toContain(`standard=${local}`);
    await expect
      .poll(() => at.page.getByRole("combobox", { name: "标准", exact: false }).last().inputValue())
      .toBe(local);
  });

  it("gives the policy file, which the command line accepts and assesses by, alone and in a policy folder", async () => {
    await at.page.goto(`${at.product.url}/workshop`);
    const waiting = at.page.waitForEvent("download");
    await at.page.getByRole("link", { name: "下载 YAML" }).first().click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe(`${local}.yaml`);
    const policy = path.join(folder, "policy");
    await mkdir(path.join(policy, "standards"), { recursive: true });
    const file = path.join(policy, "standards", `${local}.yaml`);
    await download.saveAs(file);
    expect(await readFile(file, "utf8")).toContain('at_least: { primary: "2900" }');
    for (const argument of [file, policy]) {
      const check = youheng(["policy", "check", argument]);
      expect([check.status, check.stdout]).toEqual([0, expect.stringContaining("Examined")]);
    }
    const district = path.join(root, "examples/district/2026-return-final.xlsx");
    const assessed = youheng(["assess", district, "--standard", local, "--policy", policy, "--json"]);
    expect(assessed.status).toBe(0);
    const document = JSON.parse(assessed.stdout);
    expect(document.standard).toBe(local);
    expect(document.stages.primary.indicators.equipment.threshold ?? 2900).toBe(2900);
  });

  it("names everything that can be pressed, and fits 390 pixels, in both languages", async () => {
    const paths = ["/workshop", `/workshop/${national}`, `/workshop/${local}`, `/standards/${local}`];
    for (const language of ["zh", "en"]) {
      if (language === "en") await at.page.getByRole("button", { name: "切换为英文" }).click();
      await at.page.setViewportSize({ width: 390, height: 844 });
      for (const path of paths) {
        await at.page.goto(at.product.url + path);
        await at.page.getByRole("heading", { level: 1 }).waitFor();
        expect([path, await unnamed(at.page), await scrollsSideways(at.page)]).toEqual([path, [], false]);
      }
      await at.page.setViewportSize({ width: 1440, height: 900 });
    }
  });
});

function youheng(args: readonly string[]): { readonly status: number | null; readonly stdout: string } {
  const done = spawnSync(process.execPath, ["packages/cli/bin/youheng.mjs", ...args], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 << 20,
  });
  return { status: done.status, stdout: done.stdout };
}
