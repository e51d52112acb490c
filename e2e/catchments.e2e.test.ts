import { describe, expect, it } from "vitest";
import { lookOutFor, scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

/** A planning officer draws catchments by hand, asks the solver, keeps a plan, and looks for the site of a new school. */
describe("who goes to which school", () => {
  const at = journey({ example: true });

  const figure = async (row: string, column: number): Promise<number> => {
    const cells = at.page.locator(".plan-figures tbody tr", { hasText: row }).locator("td");
    return Number((await cells.nth(column).innerText()).replace(/[^\d.]/g, ""));
  };

  it("shows today's catchments with their figures", async () => {
    await at.page.goto(`${at.product.url}/regions/990102/2026/places/decide/catchments`);
    await at.page.locator(".unit-map path.unit").first().waitFor();
    await expect.poll(() => at.page.locator(".unit-map:visible path.unit").count()).toBe(530);
    await expect.poll(() => figure("调整学生", 0)).toBe(0);
    await expect.poll(() => figure("超出上下限的学校", 0)).toBeGreaterThan(0);
    expect(await unnamed(at.page)).toEqual([]);
  });

  it("follows a stroke of the hand at once, by mouse and by keys, and takes it back", async () => {
    await at.page.locator(".load-table tbody tr").first().getByRole("button").click();
    const ms = await at.page.evaluate(async () => {
      const unit = [...document.querySelectorAll("path.unit")].find((one) => !one.classList.contains("unit-mine"))!;
      const before = performance.now();
      unit.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
      unit.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
      await new Promise((resume) => void requestAnimationFrame(resume));
      return performance.now() - before;
    });
    await expect.poll(() => figure("调整学生", 1)).toBeGreaterThan(0);
    // 100 ms on a machine of one's own; the machine of tests is shared
    expect(ms).toBeLessThan(1000);
    await at.page.locator(".unit-map:visible svg").focus();
    for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "Enter"]) await at.page.keyboard.press(key);
    await at.page.getByRole("button", { name: "撤销" }).click();
    await at.page.getByRole("button", { name: "回到现行" }).click();
    await expect.poll(() => figure("调整学生", 1)).toBe(0);
  });

  it("solves with progress, and says how far from the best the plan is at most", async () => {
    const panel = at.page.locator(".catchments .solve-panel:visible");
    await panel.getByLabel("时限（秒）").fill("60");
    await panel.getByLabel("每个学区连成一片").uncheck();
    const progressShown = await lookOutFor(at.page, ".catchments .solve-panel .job-state");
    await panel.getByRole("button", { name: "求解", exact: true }).click();
    await panel.locator(".notice").waitFor({ timeout: 120_000 });
    expect(await progressShown()).toBe(true);
    await expect.poll(() => panel.locator(".notice").innerText()).toMatch(/至多相差|最优/);
    await expect.poll(() => figure("超出上下限的学校", 2)).toBe(0);
    await expect.poll(async () => (await figure("平均路程", 2)) - (await figure("平均路程", 0))).toBeLessThan(0);
  });

  it("keeps the plan under a name", async () => {
    const shelf = at.page.locator(".plan-shelf:visible");
    await shelf.getByLabel("方案名称").fill("第一稿");
    await shelf.getByRole("button", { name: "保存求解方案" }).click();
    await shelf.locator(".plan-list li", { hasText: "第一稿" }).waitFor();
  });

  it("finds the site of a new school", async () => {
    await at.page.getByRole("tab", { name: "新校选址" }).click();
    const panel = at.page.locator(".catchments .solve-panel:visible");
    await panel.getByRole("button", { name: "求解", exact: true }).click();
    await at.page.locator(".site-mark-on").waitFor({ timeout: 120_000 });
    await expect.poll(() => at.page.locator(".site-answer").innerText()).toContain("开办");
  });

  it("does not scroll sideways on a telephone, and speaks English", async () => {
    await at.page.setViewportSize({ width: 390, height: 844 });
    await at.page.getByRole("button", { name: "切换为英文" }).click();
    await at.page.getByRole("heading", { level: 1, name: /Who goes to which school/ }).waitFor();
    expect(await scrollsSideways(at.page)).toBe(false);
  });
});
