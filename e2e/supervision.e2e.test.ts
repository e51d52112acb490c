import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { choose, scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

const school = "新澜实验小学";
/** The day so many days from now, where the product stands. */
const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toLocaleDateString("sv-SE");
const overdue = dayFromNow(-60);

/** A supervisor's visits, from the plan to the close-out: what to look at, what was found, mended, sent back, closed. */
describe("supervision of a school", () => {
  let supervisor: Page;
  let principal: Page;
  const at = journey({
    example: true,
    begin: async (set) => {
      supervisor = await set.visit();
      principal = await set.visit();
    },
  });
  const invite = async (name: string, fullName: string, role: string): Promise<string> => {
    const { page } = at;
    await page.goto(`${at.product.url}/people`);
    await page.getByRole("button", { name: "邀请" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("用户名").fill(name);
    await dialog.getByLabel("姓名").fill(fullName);
    await choose(page, "地区", "990102");
    await choose(page, "角色", role);
    await choose(page, "学校", school);
    await page.keyboard.press("Escape");
    await dialog.getByRole("button", { name: "邀请" }).click();
    const once = page.getByLabel("一次性链接（只显示这一次）");
    await expect.poll(() => once.inputValue()).toMatch(/sign-in#/);
    return await once.inputValue();
  };
  const ledger = async (page: Page): Promise<void> => {
    await page.goto(`${at.product.url}/regions/990102/2026/balance/act/supervision`);
    await page.getByRole("heading", { level: 2, name: "督导台账" }).waitFor();
  };

  it("begins with a supervisor and a principal, invited", async () => {
    await supervisor.goto(await invite("chen.duxue", "陈督学", "督学"));
    await supervisor.getByRole("heading", { level: 1 }).first().waitFor();
    await principal.goto(await invite("wang.xiaozhang", "王校长", "校长"));
    await principal.getByRole("heading", { level: 1, name: "我的学校" }).waitFor();
  });

  it("proposes a visit with what the school lacks, and keeps it", async () => {
    await ledger(supervisor);
    await supervisor.getByRole("button", { name: "拟督导计划" }).click();
    const dialog = supervisor.getByRole("dialog");
    await dialog.getByLabel("从").fill("2027-03-01");
    await dialog.getByLabel("到", { exact: true }).fill("2027-03-31");
    await dialog.getByRole("button", { name: "拟一份" }).click();
    await dialog.getByText(/体育场馆缺/).waitFor();
    await dialog.getByRole("button", { name: "保存计划" }).click();
    await supervisor.getByText("待督导").waitFor();
    expect(await unnamed(supervisor)).toEqual([]);
  });

  it("records the visit with a finding", async () => {
    await supervisor.getByRole("button", { name: `记录督导：${school}` }).click();
    const dialog = supervisor.getByRole("dialog");
    await dialog.getByLabel("督导日期").fill(overdue);
    await dialog.getByRole("button", { name: "记一条发现" }).click();
    await dialog.getByLabel("发现").fill("美术教室兼作库房");
    await dialog.getByLabel("期限").fill(overdue);
    await dialog.getByRole("button", { name: "保存" }).click();
    await supervisor.getByText("已督导").waitFor();
    const item = supervisor.getByRole("region", { name: school });
    await item.getByText("待整改").waitFor();
    await item.getByText(/▲ 已过期 \d+ 天/).waitFor();
    await item.getByText(`${dayFromNow(-15)} 起报省`).waitFor();
  });

  it("is answered by the school, sent back, answered again, found mended, and only then closed", async () => {
    const answer = async (words: string): Promise<void> => {
      await principal.reload();
      await principal.getByRole("button", { name: "报整改" }).click();
      await principal.getByRole("dialog").getByLabel("整改").fill(words);
      await principal.getByRole("dialog").getByRole("button", { name: "保存" }).click();
      await principal.getByText("已报整改，待复查").waitFor();
    };
    const check = async (choice: string): Promise<void> => {
      await supervisor.reload();
      await supervisor.getByRole("button", { name: "复查" }).click();
      await supervisor.getByRole("dialog").getByText(choice, { exact: true }).click();
      await supervisor.getByRole("dialog").getByRole("button", { name: "保存" }).click();
      await supervisor.getByRole("dialog").waitFor({ state: "hidden" });
    };
    await answer("库房已搬出");
    await check("还不到位，退回");
    await supervisor.getByText("复查退回，继续整改").waitFor();
    await answer("库房搬出，课表已补");
    await check("整改到位");
    await supervisor.getByRole("button", { name: "销号" }).click();
    await supervisor.getByText("已销号", { exact: true }).waitFor();
    await supervisor.getByText("整改 · 库房搬出，课表已补").waitFor();
  });

  it("stands in the ledger's file, school by school", async () => {
    const coming = supervisor.waitForEvent("download");
    await supervisor.getByRole("link", { name: "CSV" }).click();
    expect((await coming).suggestedFilename()).toMatch(/督导台账-990102-.*\.csv/);
  });

  it("fits a telephone", async () => {
    await supervisor.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => scrollsSideways(supervisor)).toBe(false);
  });
});
