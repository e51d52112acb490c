import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { choose, scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

/** From a gap to tasks, goals, measures with a decision, and the day on which it would be enough. */
describe("acting on a gap", () => {
  const at = journey({
    example: true,
    begin: async ({ page }) => {
      await page.getByRole("link", { name: "落实" }).click();
      await page.getByRole("heading", { level: 1, name: "落实" }).waitFor();
    },
  });
  const part = (name: string) => at.page.getByRole("navigation", { name: "落实" }).getByRole("link", { name }).click();

  it("makes one task for each school that falls short of an indicator", async () => {
    const { page } = at;
    await part("任务");
    await page.getByRole("button", { name: "由差距生成任务" }).click();
    const dialog = page.getByRole("dialog");
    await choose(page, "学段", "小学");
    await choose(page, "指标", "体育艺术教师");
    await dialog.getByLabel("期限").fill("2027-08-31");
    await dialog.getByLabel("责任单位").fill("人事科");
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByText("生成 4 条任务").waitFor();
    await expect.poll(() => page.getByRole("row", { name: /体育艺术教师/ }).count()).toBe(4);
    expect(await unnamed(page)).toEqual([]);
  });

  it("does not close a task because somebody says so, but by a signed exception with its reason", async () => {
    const { page } = at;
    const first = page.getByRole("row", { name: /体育艺术教师.*报完成/ }).first();
    await first.getByRole("button", { name: "报完成" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "报完成" }).click();
    await page.getByText("报称完成，待报表证实").waitFor();
    await first.getByRole("button", { name: "签署例外" }).click();
    const sign = page.getByRole("dialog").getByRole("button", { name: "签署例外" });
    await expect.poll(() => sign.isDisabled()).toBe(true);
    await page.getByRole("dialog").getByLabel("理由").fill("该教学点 2027 年撤并");
    await sign.click();
    await page.getByText("已签署例外").waitFor();
  });

  it("sets a goal, and says what the newest return and the measures make of it", async () => {
    const { page } = at;
    await part("路线图");
    await page.getByRole("button", { name: "定一个目标" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("目标", { exact: true }).fill("各学部资源配置全部达标");
    await choose(page, "看什么", "达标学部的比例");
    await dialog.getByLabel("目标值（%）").fill("100");
    await dialog.getByLabel("哪一学年的报表见到").fill("2028");
    await dialog.getByLabel("责任单位").fill("计财科");
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByRole("heading", { name: /各学部资源配置全部达标/ }).waitFor();
    await page.getByText("定目标后还没有新报表").waitFor();
    await page.getByRole("button", { name: "计入学生数预测" }).click();
    await page.getByText("什么都不做时").waitFor({ timeout: 60_000 });
  });

  it("writes measures of which one waits for the other, and refuses a circle, naming it", async () => {
    const { page } = at;
    at.watched.forgive(/409/);
    await measure(page, { title: "核定编制", from: "2027-01-10", to: "2027-02-28" });
    await measure(page, { title: "公开招聘体育艺术教师", from: "2027-02-01", to: "2027-05-31", after: "核定编制" });
    await page.getByText(/2027-06-28：还有 \d+ 个学部未达标/).waitFor();
    await page.getByRole("button", { name: /^核定编制/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "修改" }).click();
    await choose(page, "要等哪些措施先完成", "公开招聘");
    await page.keyboard.press("Escape");
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialog.getByText("核定编制 → 公开招聘体育艺术教师 → 核定编制").waitFor();
    await dialog.getByRole("button", { name: "取消" }).click();
    await dialog.waitFor({ state: "hidden" });
  });

  it("moves a measure on by the keyboard, and looks at the same in three views that stand in the link", async () => {
    const { page } = at;
    const card = page.getByRole("button", { name: /^核定编制/ });
    await card.focus();
    await page.keyboard.press("ArrowDown");
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    await expect.poll(focused).toContain("公开招聘");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "开始" }).click();
    await page.getByRole("dialog").locator(".state", { hasText: "进行中" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    const column = page.getByRole("region", { name: "进行中" });
    await column.getByRole("button", { name: /^核定编制/ }).waitFor();
    await page.getByRole("button", { name: "时间表" }).click();
    await page.waitForURL(/view=timeline/);
    await page.getByRole("button", { name: /^公开招聘体育艺术教师，2027-02-01 – 2027-05-31，未开始/ }).waitFor();
    await page.getByRole("button", { name: "表格" }).click();
    await page.waitForURL(/view=table/);
    await page.reload();
    await page.getByRole("row", { name: /公开招聘体育艺术教师/ }).waitFor();
    expect(await unnamed(page)).toEqual([]);
  });

  it("says of a measure that nobody decided it, until a decision is recorded, and who decided", async () => {
    const { page } = at;
    await expect.poll(() => page.getByText("没有决定").count()).toBe(2);
    await part("决定");
    await page.getByRole("button", { name: "记录决定" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("事项").fill("体艺教师补充");
    await dialog.getByLabel("会议", { exact: true }).fill("局党组会");
    await dialog.getByLabel("日期").fill("2026-12-18");
    await dialog.getByLabel("出席").fill("张、李、王");
    await dialog.getByLabel("结果").fill("一致同意");
    await dialog.getByLabel("是：党组织会议").check();
    await choose(page, "通过哪些措施", "公开招聘");
    await page.keyboard.press("Escape");
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByRole("heading", { name: "体艺教师补充" }).waitFor();
    await page.getByText("● 党组织会议决定").waitFor();
    await page.getByRole("heading", { name: "还没有决定的措施：1 条" }).waitFor();
  });

  it("fits a telephone", async () => {
    const { page } = at;
    await page.setViewportSize({ width: 390, height: 844 });
    for (const name of ["路线图", "决定", "任务", "督导"]) {
      await part(name);
      await page.getByRole("heading", { level: 2 }).first().waitFor();
      expect(await scrollsSideways(page)).toBe(false);
    }
  });
});

interface Written {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly after?: string;
}

async function measure(page: Page, { title, from, to, after }: Written): Promise<void> {
  await page.getByRole("button", { name: "写一条措施" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("措施", { exact: true }).fill(title);
  await dialog.getByLabel("责任单位").fill("人事科");
  await dialog.getByLabel("开始", { exact: true }).fill(from);
  await dialog.getByLabel("完成", { exact: true }).fill(to);
  if (after !== undefined) {
    await choose(page, "要等哪些措施先完成", after);
    await page.keyboard.press("Escape");
  }
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: new RegExp(`^${title}`) }).waitFor();
}
