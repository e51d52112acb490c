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

const district = path.resolve(import.meta.dirname, "../examples/district");

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

  const part = (name: string): Promise<void> =>
    county.getByRole("navigation", { name: "落实" }).getByRole("link", { name }).click();

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
    await county.getByLabel("导入单价表").setInputFiles(path.join(district, "costs.csv"));
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

  it("makes the plan the road map, by a decision of the meeting", async () => {
    await county.getByRole("combobox", { name: "场景" }).selectOption({ label: "优质均衡" });
    await county.getByRole("link", { name: "落实" }).click();
    await county.getByRole("button", { name: /^生成措施：2027 年补短板方案/ }).click();
    await county.getByText("✓ 已全部列入路线图").waitFor();
    await part("决定");
    await county.getByRole("button", { name: "记录决定" }).click();
    const dialog = county.getByRole("dialog");
    await dialog.getByLabel("事项").fill("2027 年补短板方案");
    await dialog.getByLabel("会议", { exact: true }).fill("局党组会");
    await dialog.getByLabel("日期").fill("2027-11-20");
    await dialog.getByLabel("出席").fill("党组成员 5 人");
    await dialog.getByLabel("结果").fill("一致同意");
    await dialog.getByLabel("是：党组织会议").check();
    await choose(county, "通过哪个方案（连同由它生成的措施）", "2027 年补短板方案");
    await pictures(county, "10-decision");
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialogsGone(county);
    await county.getByText("● 党组织会议决定").waitFor();
    await pictures(county, "11-decided");
    await part("路线图");
    await county.getByText("决定：2027 年补短板方案").waitFor();
    await pictures(county, "12-road-map");
  });

  it("gives every school that is short its task", async () => {
    await part("任务");
    await county.getByRole("button", { name: "由差距生成任务" }).click();
    const dialog = county.getByRole("dialog");
    await choose(county, "学段", "小学");
    await choose(county, "指标", "骨干教师");
    await dialog.getByLabel("期限").fill("2028-08-31");
    await dialog.getByLabel("责任单位").fill("人事科");
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialogsGone(county);
    await county.getByRole("row", { name: new RegExp(school) }).waitFor();
    await pictures(county, "13-tasks");
  });

  it("lets the school do its task, with a remark and evidence; that closes nothing yet", async () => {
    await principal.goto(`${new URL(principal.url()).origin}/my-schools`);
    const task = principal.getByRole("row", { name: /骨干教师.*报完成/ });
    await task.getByRole("button", { name: "佐证" }).click();
    await principal
      .getByRole("dialog")
      .getByLabel("选择文件")
      .setInputFiles({
        name: "骨干教师认定文件.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("县教育局认定 1 名教师为县级骨干教师，2028 年 3 月。"),
      });
    await principal.getByRole("dialog").getByText("骨干教师认定文件.txt").first().waitFor();
    await pictures(principal, "14-evidence");
    await principal.keyboard.press("Escape");
    await dialogsGone(principal);
    await task.getByRole("button", { name: "报完成" }).click();
    await principal.getByRole("dialog").getByLabel("说明").fill("已认定 1 名县级骨干教师");
    await principal.getByRole("dialog").getByRole("button", { name: "报完成" }).click();
    await dialogsGone(principal);
    await principal.getByText("报称完成，待报表证实").waitFor();
    await pictures(principal, "15-my-school");
  });

  it("closes the task by the next return, which shows it met", async () => {
    await county.getByRole("link", { name: "监测" }).click();
    await county.locator("input[type=file]").setInputFiles(path.join(folder, "2028-return.xlsx"));
    await county.getByRole("heading", { level: 1, name: "2028-return.xlsx" }).waitFor();
    await county.getByRole("link", { name: "核对并发布" }).click();
    await county.getByRole("button", { name: "发布" }).click();
    await county.getByRole("dialog").getByRole("button", { name: "发布" }).click();
    await expect
      .poll(() => county.getByRole("heading", { level: 1 }).textContent())
      .toMatch(/^2028–29 学年，青榕区（虚构）/);
    await expect
      .poll(() => county.locator(".because").textContent())
      .toMatch(/个学部中 17 个未达标；14 项校际差异系数都在/);
    await pictures(county, "16-next-return");
    await county.getByRole("link", { name: "落实" }).click();
    await part("任务");
    await county.getByRole("row", { name: new RegExp(`${school}.*已由报表证实.*990102-2028-1`) }).waitFor();
    const halfPit = county.getByRole("row", { name: /半坑教学点/ });
    await expect.poll(() => halfPit.textContent()).toContain("显示仍未达到");
    await halfPit.getByRole("button", { name: "签署例外" }).click();
    await county.getByRole("dialog").getByLabel("理由").fill("该教学点 2029 年撤并");
    await county.getByRole("dialog").getByRole("button", { name: "签署例外" }).click();
    await dialogsGone(county);
    await expect.poll(() => halfPit.textContent()).toContain("已签署例外");
    await county.getByText("17 条还没有结束；1 条由报表证实，1 条按例外或取消结束。").waitFor();
    await pictures(county, "17-tasks-closed");
    await principal.reload();
    await principal.getByText("已由报表证实").waitFor();
  });

  it("ends in the ledger: found on a visit, put right by the school, looked at again and closed out", async () => {
    await part("督导");
    await county.getByRole("button", { name: "记一条发现" }).click();
    const dialog = county.getByRole("dialog");
    await choose(county, "学校", school);
    await dialog.getByLabel("督导日期").fill("2028-10-20");
    await dialog.getByLabel("发现").fill("骨干教师认定材料没有归档");
    await dialog.getByLabel("期限").fill("2028-11-20");
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialogsGone(county);
    await principal.reload();
    await principal.getByRole("button", { name: "报整改" }).click();
    await principal.getByRole("dialog").getByLabel("整改").fill("已归档，附目录");
    await principal.getByRole("dialog").getByRole("button", { name: "保存" }).click();
    await dialogsGone(principal);
    await county.reload();
    await county.getByRole("button", { name: "复查" }).click();
    await county.getByRole("dialog").getByLabel("整改到位").check();
    await county.getByRole("dialog").getByLabel("复查情况").fill("已看，属实");
    await county.getByRole("dialog").getByRole("button", { name: "保存" }).click();
    await dialogsGone(county);
    await county.getByRole("button", { name: "销号" }).click();
    await county.getByText(`${school}：0 条未销号，1 条已销号`).waitFor();
    await pictures(county, "18-ledger");
  });
});
