import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { choose, dialogsGone, scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

const school = "青榕实验小学";

/** A year's return, filled in by a school: invited, filled, sent back, handed in again, accepted, seen by the county. */
describe("the yearly campaign, from the invitation to the acceptance", () => {
  let county: Page;
  let principal: Page;
  const at = journey({
    example: true,
    begin: async (set) => {
      county = set.page;
      principal = await set.visit();
    },
  });

  it("begins with a principal invited by a link that is shown once", async () => {
    await county.goto(`${at.product.url}/people`);
    await county.getByText("这里只有您自己").waitFor();
    await county.getByRole("button", { name: "邀请" }).click();
    const dialog = county.getByRole("dialog");
    await dialog.getByLabel("用户名").fill("li.xiaozhang");
    await dialog.getByLabel("姓名").fill("李校长");
    await choose(county, "地区", "990102");
    await choose(county, "角色", "校长");
    await choose(county, "学校", school);
    await county.keyboard.press("Escape");
    await dialog.getByRole("button", { name: "邀请" }).click();
    const once = county.getByLabel("一次性链接（只显示这一次）");
    await expect.poll(() => once.inputValue()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sign-in#/);
    const link = await once.inputValue();
    await county.getByRole("cell", { name: "李校长" }).waitFor();
    expect(await unnamed(county)).toEqual([]);
    await principal.goto(link);
    await principal.getByRole("heading", { level: 1, name: "我的学校" }).waitFor();
    await principal.getByText("现在没有要填的报表").waitFor();
  });

  it("is opened by the county, with what the system has carried over", async () => {
    await county.goto(`${at.product.url}/campaigns`);
    await county.getByRole("button", { name: "开启填报" }).click();
    const dialog = county.getByRole("dialog");
    await dialog.getByLabel("截止日期").fill("2099-10-15");
    await dialog.getByRole("button", { name: "开启填报" }).click();
    await dialogsGone(county);
    await county.getByText("0 / 86 所已接收").waitFor();
    await principal.reload();
    await principal.getByRole("link", { name: "去填报" }).click();
    await principal.getByRole("heading", { level: 1, name: `${school} · 报表` }).waitFor();
    await expect.poll(() => principal.getByLabel("学校名称").inputValue()).toBe(school);
  });

  it("is saved as it is typed, also when the line was lost, and says at once what looks wrong", async () => {
    at.watched.forgive(/ERR_INTERNET_DISCONNECTED/);
    await principal.context().setOffline(true);
    await principal.getByLabel("小学 在校生数").fill("１,２００");
    await principal.getByText("未连上服务器：1 格存在本机").waitFor();
    await principal.context().setOffline(false);
    await principal.getByText("已保存", { exact: true }).waitFor();
    await principal.reload();
    await expect.poll(() => principal.getByLabel("小学 在校生数").inputValue()).toBe("1200");
    const asLastYear = principal.getByRole("button", { name: "照去年" });
    while ((await asLastYear.count()) > 0) await asLastYear.first().click();
    await principal.getByLabel("小学 县级以上骨干教师数").fill("999");
    await principal.getByText("县级以上骨干教师数多于专任教师数").waitFor();
    await expect.poll(() => principal.getByRole("button", { name: "报送" }).isDisabled()).toBe(true);
    await principal.getByLabel("小学 县级以上骨干教师数").fill("12");
    await principal.getByText("已保存", { exact: true }).waitFor();
    expect(await unnamed(principal)).toEqual([]);
  });

  it("is handed in, sent back with a remark, corrected and accepted", async () => {
    await handIn(principal, "在校生减少系学区调整，已核");
    await county.reload();
    await county.getByRole("button", { name: "待核对 1" }).click();
    await county.getByRole("link", { name: school, exact: true }).click();
    await county
      .getByRole("row", { name: /骨干教师数/ })
      .getByLabel("写意见")
      .fill("请附名单核对");
    await county.getByRole("button", { name: /^退回/ }).click();
    await county.getByText("已退回").first().waitFor();
    await principal.reload();
    await principal.getByText("admin：请附名单核对").waitFor();
    await principal.getByLabel("小学 县级以上骨干教师数").fill("11");
    await principal.getByText("已保存", { exact: true }).waitFor();
    await handIn(principal, "已改为 11 人");
    await county.reload();
    await county.getByRole("button", { name: "接收" }).click();
    await county.getByText("县里已接收").waitFor();
  });

  it("fits a telephone, and speaks English", async () => {
    await principal.setViewportSize({ width: 390, height: 844 });
    await principal.reload();
    await principal.getByRole("heading", { level: 1 }).waitFor();
    expect(await scrollsSideways(principal)).toBe(false);
    await principal.getByRole("button", { name: "切换为英文" }).click();
    await principal.getByText("Accepted by the county.").waitFor();
  });

  it("lets a school see nothing of another, by whatever address", async () => {
    const status = (path: string) => principal.evaluate(async (one) => (await fetch(one)).status, path);
    at.watched.forgive(/status of 403/);
    expect(await status("/api/regions/990102/years/2026/facts")).toBe(403);
    expect(await status("/api/regions/990102/years/2027/schools/1199110001/form")).toBe(403);
    expect(await status("/api/people")).toBe(403);
  });
});

async function handIn(page: Page, note: string): Promise<void> {
  await page.getByRole("button", { name: "报送" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("说明（有提醒时必填）").fill(note);
  await dialog.getByRole("button", { name: "报送" }).click();
  await page.getByText("已报送，等县里核对。").waitFor();
}
