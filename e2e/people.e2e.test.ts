import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { choose, scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";
import { pictures } from "./pictures.ts";

/** A county with two planners and something to do, made through the page's own session. */
async function twoPlanners(page: Page): Promise<void> {
  const made = await page.evaluate(async () => {
    const send = (path: string, body: object) =>
      fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    const status: number[] = [];
    for (const [name, full_name] of [
      ["li", "李建国"],
      ["wang", "王秀兰"],
    ])
      status.push(
        (await send("/api/people", { name, full_name, role: "planner", region_code: "990102", schools: [] })).status,
      );
    const task = { school_code: null, title: "编制布局规划", due_on: "2020-01-31", owner: "规划科" };
    status.push((await send("/api/regions/990102/act/tasks", task)).status);
    return status;
  });
  expect(made).toEqual([201, 201, 201]);
}

/** A school's principal and Party secretary, and a measure that names both by account; the links by which they sign in. */
async function headsOfSchool(page: Page): Promise<{ readonly secretary: string }> {
  return await page.evaluate(async () => {
    const send = async (path: string, body: object) => {
      const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      const answer = await fetch(path, init);
      if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as { person: { account_id: string }; link: string };
    };
    const schools = (await (await fetch("/api/regions/990102/schools")).json()) as {
      school_code: string;
      school_name: string;
    }[];
    const school = schools.find((one) => one.school_name === "新澜实验小学")!.school_code;
    const invite = (name: string, full_name: string, role: string) =>
      send("/api/people", { name, full_name, role, region_code: "990102", schools: [school] });
    const principal = await invite("zhao", "赵校长", "principal");
    const secretary = await invite("sun", "孙书记", "party_secretary");
    await send("/api/regions/990102/act/measures", {
      title: "补美术教室",
      owner: "规划基建科",
      school_code: school,
      starts_on: "2027-03-01",
      ends_on: "2027-08-31",
      principal_account: principal.person.account_id,
      secretary_account: secretary.person.account_id,
    });
    return { secretary: secretary.link };
  });
}

/** What is to be done, evidence that it was, and somebody who leaves. */
describe("duties, evidence, hand-over", () => {
  let secretary: Page;
  const at = journey({ example: true, begin: ({ page }) => twoPlanners(page) });

  it("counts what is late in the header, and lists it", async () => {
    await at.page.reload();
    const count = at.page.getByRole("link", {
      name: /待办：1 项待办，其中 1 项已逾期|待办: 1 项待办，其中 1 项已逾期/,
    });
    await count.waitFor();
    await count.click();
    await at.page.getByRole("heading", { name: "我的待办" }).waitFor();
    await at.page.getByText("编制布局规划").waitFor();
    expect(await unnamed(at.page)).toEqual([]);
  });

  it("takes evidence for a task, refuses what is not what it says, and withdraws with a reason", async () => {
    await at.page.getByRole("link", { name: "去办理" }).click();
    await at.page.getByRole("button", { name: "佐证" }).first().click();
    const dialog = at.page.getByRole("dialog", { name: /佐证/ });
    await dialog.getByText("还没有佐证").waitFor();
    at.watched.forgive(/415/);
    await dialog.getByLabel("选择文件").setInputFiles([
      { name: "批复.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 批复") },
      { name: "照片.png", mimeType: "image/png", buffer: Buffer.from("<html><script>alert(1)</script>") },
    ]);
    await dialog.getByText("“照片.png”没有收下").waitFor();
    const line = dialog.getByRole("listitem").filter({ hasText: "批复.pdf" });
    await line.getByText("待确认").waitFor();
    await line.getByRole("button", { name: "撤回" }).click();
    const asking = at.page.getByRole("dialog", { name: "撤回“批复.pdf”" });
    await asking.getByLabel("理由").fill("传错了");
    await asking.getByRole("button", { name: "撤回" }).click();
    await line.getByText(/撤回：传错了/).waitFor();
    await at.page.keyboard.press("Escape");
  });

  it("names a person for the task, who then leaves: everything goes to another, and the account ends", async () => {
    await at.page.getByRole("button", { name: "指定办理人" }).first().click();
    const giving = at.page.getByRole("dialog", { name: /由谁办/ });
    await giving.getByRole("combobox").click();
    await option(at.page, "李建国").click();
    await giving.getByRole("button", { name: "指定办理人" }).click();
    await at.page.getByText("办理人：李建国").waitFor();
    await at.page.goto(`${at.product.url}/people`);
    await at.page
      .getByRole("row", { name: /李建国/ })
      .getByRole("button", { name: "移交" })
      .click();
    const over = at.page.getByRole("dialog", { name: /李建国.*离开/ });
    await over.getByText("编制布局规划").waitFor();
    await over.getByRole("combobox").click();
    await option(at.page, "王秀兰").click();
    await over.getByRole("button", { name: "移交" }).click();
    await at.page.getByText("已移交 1 件事").waitFor();
    await at.page
      .getByRole("row", { name: /李建国/ })
      .getByText("已停用")
      .waitFor();
  });

  it("says so in the audit, which is found by its subject", async () => {
    await at.page.goto(`${at.product.url}/audit?what=account.hand-over&subject=li`);
    await at.page.getByRole("cell", { name: /离任移交/ }).waitFor();
    expect(await unnamed(at.page)).toEqual([]);
  });

  it("shows a school the measures it is to carry out, and takes its word on them; its secretary records decisions", async () => {
    const heads = await headsOfSchool(at.page);
    secretary = await at.visit();
    await secretary.goto(`${at.product.url}${heads.secretary}`);
    await secretary.getByRole("heading", { level: 1, name: "我的学校" }).waitFor();
    const measures = secretary.getByRole("region", { name: "本校要落实的措施" });
    await measures.getByRole("button", { name: "补美术教室" }).click();
    const detail = secretary.getByRole("dialog", { name: "补美术教室" });
    await detail.getByText("赵校长（账号）").waitFor();
    await detail.getByRole("button", { name: "开始", exact: true }).click();
    await detail.getByText("进行中").first().waitFor();
    expect(await unnamed(secretary)).toEqual([]);
    await detail.getByRole("button", { name: "佐证" }).click();
    await secretary.getByRole("dialog", { name: /^佐证/ }).getByText("还没有佐证").waitFor();
    await secretary.reload();
    await secretary.getByRole("button", { name: "记录决定" }).click();
    const deciding = secretary.getByRole("dialog");
    for (const [label, words] of [
      ["事项", "美术教室改造"],
      ["会议", "学校党组织会议"],
      ["日期", "2026-12-18"],
      ["出席", "赵、孙"],
      ["结果", "一致同意"],
    ] as const)
      await deciding.getByLabel(label, { exact: true }).fill(words);
    await choose(secretary, "通过哪些措施", "补美术教室");
    await secretary.keyboard.press("Escape");
    await deciding.getByRole("button", { name: "保存" }).click();
    await pictures(secretary, "secretary");
    await expect.poll(() => measures.getByText("没有决定").count()).toBe(0);
    await secretary.getByRole("region", { name: "决定" }).getByText("美术教室改造").waitFor();
    expect(await scrollsSideways(secretary)).toBe(false);
  });

  it("lets whoever is away name his own deputy, and opens his duties to a calendar", async () => {
    await secretary.goto(`${at.product.url}/account`);
    const own = secretary.getByRole("region", { name: "我的代办人" });
    await own.getByRole("combobox").click();
    await option(secretary, "赵校长").click();
    await own.getByLabel("到", { exact: true }).fill("2099-12-31");
    await own.getByRole("button", { name: "指定" }).click();
    await own.getByText(/赵校长 代办：.* 至 2099-12-31/).waitFor();
    const calendar = secretary.getByRole("region", { name: "日历订阅" });
    await calendar.getByRole("button", { name: "得到订阅地址" }).click();
    const address = await calendar.getByLabel("订阅地址（只显示这一次）").inputValue();
    const text = await secretary.evaluate(
      async (url) => await (await fetch(url, { credentials: "omit" })).text(),
      address,
    );
    expect(text).toContain("SUMMARY:补美术教室");
    await pictures(secretary, "account");
    expect(await unnamed(secretary)).toEqual([]);
  });

  it("fits a telephone", async () => {
    await at.page.setViewportSize({ width: 390, height: 844 });
    for (const path of ["/duties", "/people", "/account", "/mail", "/audit", "/regions/990102/2026/answers"]) {
      await at.page.goto(`${at.product.url}${path}`);
      await at.page.getByRole("heading", { level: 1 }).first().waitFor();
      expect([path, await scrollsSideways(at.page)]).toEqual([path, false]);
    }
  });
});

function option(page: Page, name: string) {
  return page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: name }).first();
}
