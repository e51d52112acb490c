import { describe, expect, it } from "vitest";
import { choose, dialogsGone, scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

/** From a gap to tasks, measures with a decision, and the day on which it would be enough. */
describe("acting on a gap", () => {
  const at = journey({
    example: true,
    begin: async ({ page }) => {
      await page.getByRole("link", { name: "落实" }).click();
      await page.getByRole("heading", { level: 1, name: "落实" }).waitFor();
    },
  });

  it("makes one task for each school that falls short of an indicator", async () => {
    await at.page.getByRole("button", { name: "由差距生成任务" }).click();
    const dialog = at.page.getByRole("dialog");
    await choose(at.page, "学段", "小学");
    await choose(at.page, "指标", "体育艺术教师");
    await dialog.getByLabel("期限").fill("2027-08-31");
    await dialog.getByLabel("责任单位").fill("人事科");
    await dialog.getByRole("button", { name: "保存" }).click();
    await at.page.getByText("生成 4 条任务").waitFor();
    await dialogsGone(at.page);
    await expect.poll(() => at.page.getByRole("row", { name: /体育艺术教师/ }).count()).toBe(4);
    expect(await unnamed(at.page)).toEqual([]);
  });

  it("says of a measure that nobody decided it, until a decision is recorded", async () => {
    await at.page.getByRole("button", { name: "写一条措施" }).click();
    const dialog = at.page.getByRole("dialog");
    await dialog.getByLabel("措施", { exact: true }).fill("公开招聘体育艺术教师");
    await dialog.getByLabel("责任单位").fill("人事科");
    await dialog.getByLabel("开始").fill("2027-01-10");
    await dialog.getByLabel("完成").fill("2027-05-31");
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialogsGone(at.page);
    await at.page.getByText("没有决定").waitFor();
    await at.page.getByText(/2027-05-31：还有 \d+ 个学部未达标/).waitFor();
    await at.page.getByRole("button", { name: "记录决定" }).click();
    await dialog.getByLabel("事项").fill("体艺教师补充");
    await dialog.getByLabel("会议").fill("局党组会");
    await dialog.getByLabel("日期").fill("2026-12-18");
    await dialog.getByLabel("出席").fill("张、李、王");
    await dialog.getByLabel("结果").fill("一致同意");
    await choose(at.page, "通过哪些措施", "公开招聘");
    await at.page.keyboard.press("Escape");
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialogsGone(at.page);
    await at.page.getByText("局党组会 2026-12-18").waitFor();
  });

  it("does not close a task because somebody says so, but by a signed exception with its reason", async () => {
    const first = at.page.getByRole("row", { name: /体育艺术教师.*报完成/ }).first();
    await first.getByRole("button", { name: "报完成" }).click();
    await at.page.getByRole("dialog").getByRole("button", { name: "报完成" }).click();
    await dialogsGone(at.page);
    await at.page.getByText("报称完成，待报表证实").waitFor();
    await first.getByRole("button", { name: "签署例外" }).click();
    await expect
      .poll(() => at.page.getByRole("dialog").getByRole("button", { name: "签署例外" }).isDisabled())
      .toBe(true);
    await at.page.getByRole("dialog").getByLabel("理由").fill("该教学点 2027 年撤并");
    await at.page.getByRole("dialog").getByRole("button", { name: "签署例外" }).click();
    await at.page.getByText("已签署例外").waitFor();
  });

  it("fits a telephone", async () => {
    await at.page.setViewportSize({ width: 390, height: 844 });
    expect(await scrollsSideways(at.page)).toBe(false);
  });
});
