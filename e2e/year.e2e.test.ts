import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { choose, dialogsGone, pick } from "./browse.ts";
import { journey } from "./journey.ts";
import { pictures } from "./pictures.ts";
import { writeReturn } from "./year-returns.ts";

/** One backbone teacher short, and the district's spread of them above its limit by as much: see the example's stories. */
const school = "北岫乡中心小学";
const backbone = { school, column: "县级以上骨干教师数" };

/** The whole year of a district: the campaign, the assessment, the plan, the decision, the tasks, the next return, the close-out. */
describe("a year of the district", () => {
  let county: Page;
  let principal: Page;
  let folder: string;
  journey({
    example: true,
    begin: async (set) => {
      county = set.page;
      principal = await set.visit();
      folder = await mkdtemp(path.join(tmpdir(), "youheng-year-"));
      await writeReturn(path.join(folder, "2027-return.xlsx"), 2027);
      await writeReturn(path.join(folder, "2028-return.xlsx"), 2028, [{ ...backbone, value: 3 }]);
    },
    end: async () => await rm(folder, { recursive: true, force: true }),
  });

  const fromMenu = async (name: string): Promise<void> => {
    await pick(county.locator('.tools button[aria-haspopup="menu"]'), name);
    await county.getByRole("heading", { level: 1, name }).waitFor();
  };

  it("begins with the campaign, and a principal who is invited to it", async () => {
    await fromMenu("年度填报");
    await county.getByRole("button", { name: "开启填报" }).click();
    await county.getByRole("dialog").getByLabel("截止日期").fill("2099-10-15");
    await pictures(county, "01-open-campaign");
    await county.getByRole("dialog").getByRole("button", { name: "开启填报" }).click();
    await dialogsGone(county);
    await county.getByText("0 / 86 所已接收").waitFor();
    await fromMenu("账号与权限");
    await county.getByRole("button", { name: "邀请" }).click();
    const dialog = county.getByRole("dialog");
    await dialog.getByLabel("用户名").fill("bei.xiaozhang");
    await dialog.getByLabel("姓名").fill("岳校长");
    await choose(county, "地区", "990102");
    await choose(county, "角色", "校长");
    await choose(county, "学校", school);
    await county.keyboard.press("Escape");
    await pictures(county, "02-invite");
    await dialog.getByRole("button", { name: "邀请" }).click();
    const link = county.getByLabel("一次性链接（只显示这一次）");
    await expect.poll(() => link.inputValue()).toContain("/sign-in#");
    await principal.goto(await link.inputValue());
    await principal.getByRole("heading", { level: 1, name: "我的学校" }).waitFor();
  });

  it("lets the school report its own figures, and hand them in", async () => {
    await principal.getByRole("link", { name: "去填报" }).click();
    await principal.getByRole("heading", { level: 1, name: `${school} · 报表` }).waitFor();
    const asLastYear = principal.getByRole("button", { name: "照去年" });
    await asLastYear.first().waitFor();
    await pictures(principal, "03-form");
    while ((await asLastYear.count()) > 0) await asLastYear.first().click();
    await principal.getByText("已保存", { exact: true }).waitFor();
    await principal.getByRole("button", { name: "报送" }).click();
    await principal.getByRole("dialog").getByLabel("说明（有提醒时必填）").fill("与去年相同，已核");
    await principal.getByRole("dialog").getByRole("button", { name: "报送" }).click();
    await principal.getByText("已报送，等县里核对。").waitFor();
  });

  it("lets the county fill in the other schools from its file, accept all, and publish", async () => {
    await fromMenu("年度填报");
    await county.getByRole("link", { name: "青榕区（虚构）" }).click();
    await county.getByRole("button", { name: "待核对 1" }).waitFor();
    await county.getByLabel("用一份文件填入各校").setInputFiles(path.join(folder, "2027-return.xlsx"));
    await county.getByText("85 所已填入并报送，待核对").waitFor();
    await county.getByText("1 所没有动").waitFor();
    await pictures(county, "04-county-file");
    await county.getByRole("dialog").getByRole("button", { name: "知道了" }).click();
    await dialogsGone(county);
    await county.getByRole("button", { name: "接收全部待核对的（86）" }).click();
    await county.getByRole("dialog").getByRole("button", { name: "接收" }).click();
    await dialogsGone(county);
    await county.getByText("86 / 86 所已接收").waitFor();
    await county.getByRole("button", { name: "汇总发布" }).click();
    await county.getByRole("dialog").getByLabel("理由（有提醒或有学校不计入时必填）").fill("各校已核对，属实");
    await county.getByRole("dialog").getByRole("button", { name: "汇总发布" }).click();
    await dialogsGone(county);
    await county.getByText("已发布为").waitFor();
    await pictures(county, "05-published");
  });

  it("says at once where the district stands, and what it lacks", async () => {
    await county.getByRole("link", { name: "看诊断结论" }).click();
    const verdict = county.getByRole("heading", { level: 1 });
    await expect.poll(() => verdict.textContent()).toMatch(/^2027–28 学年，青榕区（虚构）未达到/);
    await pictures(county, "06-assessment");
    await county.getByRole("searchbox").fill(school);
    await county.getByRole("link", { name: school, exact: true }).last().click();
    await county.getByRole("heading", { level: 1, name: school }).waitFor();
    await expect.poll(() => county.getByRole("region", { name: "小学" }).textContent()).toContain("未达标");
  });

  it("finds the cheapest measures, and keeps and adopts them as a plan", async () => {
    await county.getByRole("combobox", { name: "场景" }).selectOption({ label: "师资建设" });
    await county.getByRole("link", { name: "决策" }).click();
    await county.getByRole("heading", { level: 1, name: /方案/ }).waitFor();
    await pictures(county, "07-plans");
    await county.getByRole("button", { name: "求资源方案" }).click();
    await county.getByRole("heading", { name: /^措施（\d+ 项）$/ }).waitFor();
    await pictures(county, "08-plan-made");
    await county.getByLabel("名称").fill("2027 年补短板方案");
    await county.getByRole("button", { name: "保存方案" }).click();
    await county.getByRole("button", { name: "采用", exact: true }).click();
    await county.getByText("已采用 · admin").waitFor();
    await pictures(county, "09-adopted");
  });
});
