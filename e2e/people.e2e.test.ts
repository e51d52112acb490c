import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

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

/** What is to be done, evidence that it was, and somebody who leaves. */
describe("duties, evidence, hand-over", () => {
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
