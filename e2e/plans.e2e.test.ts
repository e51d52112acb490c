import { describe, expect, it } from "vitest";
import { scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

const scene = "/regions/990102/2026/teachers";

/** A personnel officer's way: from the verdict over the roster to a plan that is adopted. */
describe("from verdict to adopted plan", () => {
  const at = journey({ example: true });

  it("shows the teachers in figures", async () => {
    await at.page.goto(`${at.product.url}${scene}/sense`);
    await at.page.getByRole("heading", { level: 1, name: "教师情况" }).waitFor();
    await at.page.getByRole("heading", { name: "今后五年退休" }).waitFor();
    await expect.poll(() => at.page.locator(".teacher-figures").textContent()).toContain("2,485");
    expect(await unnamed(at.page)).toEqual([]);
  });

  it("makes a rotation, says why each teacher moves, and keeps it", async () => {
    await at.page.getByRole("link", { name: "决策" }).click();
    await at.page.getByRole("button", { name: "求轮岗方案" }).click();
    await at.page.getByRole("heading", { name: /^调动（\d+ 人）$/ }).waitFor({ timeout: 120_000 });
    await expect.poll(() => at.page.locator(".why-cell").first().textContent()).toMatch(/公里。$/);
    await expect.poll(() => at.page.locator(".compare-table").textContent()).toContain("已证明最优");
    await at.page.getByRole("button", { name: "保存方案" }).click();
    await at.page.getByRole("heading", { name: "保存的方案" }).waitFor();
  });

  it("lays the cheapest measures beside it, and adopts one; the link brings it back", async () => {
    await at.page.getByRole("button", { name: "求资源方案" }).click();
    await at.page.getByRole("heading", { name: /^措施（\d+ 项）$/ }).waitFor({ timeout: 120_000 });
    await at.page.getByRole("button", { name: "保存方案" }).click();
    await at.page.locator(".kept-plans > li").nth(1).waitFor();
    await at.page
      .getByRole("button", { name: /采\s*用/ })
      .first()
      .click();
    await at.page.getByText("已采用 · admin").waitFor();
    await at.page.waitForURL(/plan=/);
    const link = at.page.url();
    await at.page.goto(`${at.product.url}${scene}/sense`);
    await at.page.goto(link);
    await at.page.getByRole("heading", { name: /^措施（\d+ 项）$/ }).waitFor();
    await expect.poll(() => at.page.locator(".compare-table thead th").count()).toBe(4);
  });

  it("reads in English, and on a telephone without scrolling sideways", async () => {
    await at.page.getByText("English", { exact: true }).click();
    await at.page.getByRole("heading", { level: 1, name: "Teachers and money: plans side by side" }).waitFor();
    await at.page.setViewportSize({ width: 390, height: 844 });
    expect(await scrollsSideways(at.page)).toBe(false);
  });
});
