import { describe, expect, it } from "vitest";
import { scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

const scene = "/regions/990102/2026/teachers";
/** A director's way: from the verdict over a computed plan and a change by hand to a plan that is adopted by a decision. */
describe("the what-if studio", () => {
  const at = journey({ example: true });
  let link = "";
  const figures = () => at.page.locator(".studio-figures").textContent();

  it("begins from a computed plan", async () => {
    await at.page.goto(`${at.product.url}${scene}/decide`);
    await at.page.getByRole("button", { name: "求资源方案" }).click();
    await at.page.getByRole("heading", { name: /^措施（\d+ 项）$/ }).waitFor({ timeout: 120_000 });
    await at.page.getByRole("heading", { name: "方案地图" }).waitFor();
    await at.page.getByRole("button", { name: "保存方案" }).click();
    await at.page.getByRole("heading", { name: "保存的方案" }).waitFor();
    await at.page.getByRole("link", { name: /打开推演台/ }).click();
    await at.page.getByRole("heading", { level: 1, name: /推演台/ }).waitFor();
    await expect.poll(figures).toContain("44 → 44");
    await at.page.getByRole("button", { name: "并入我的方案" }).click();
    await expect.poll(figures).toContain("44 → 62");
    expect(await unnamed(at.page)).toEqual([]);
  });

  it("answers a change by hand at once, says which rules it breaks, and takes it back", async () => {
    const tab = at.page.getByRole("tabpanel");
    await tab.getByLabel("学校").selectOption({ index: 1 });
    const send = tab.getByLabel(/到哪所学校/).first();
    await send.waitFor();
    await send.selectOption({ index: 1 });
    await at.page.getByRole("heading", { name: /^碰到的规则（\d+ 条）$/ }).waitFor();
    await expect.poll(() => at.page.locator(".speed").textContent()).toMatch(/改动 \d+ 处/);
    const times = await at.page.evaluate(timedSteps);
    process.stdout.write(`a change in the page: ${times.map((ms) => Math.round(ms)).join(", ")} ms\n`);
    expect(times.some(Number.isNaN)).toBe(false); // each step was drawn
    await at.page.getByRole("heading", { name: "没有碰到任何规则。" }).waitFor();
    await at.page.locator("h1").click();
    await at.page.keyboard.press("Control+Shift+Z");
    await at.page.getByRole("heading", { name: /^碰到的规则（\d+ 条）$/ }).waitFor();
    await at.page.keyboard.press("Control+Z");
    await at.page.getByRole("heading", { name: "没有碰到任何规则。" }).waitFor();
  });

  it("changes a measure at a school, and the cost follows", async () => {
    await at.page.getByRole("tab", { name: "补资源" }).click();
    const field = at.page.getByRole("tabpanel").getByLabel("增加 仪器设备");
    await field.fill("123456");
    await expect.poll(figures).toContain("1,959.4");
  });

  it("comes back exactly by its link", async () => {
    await at.page.waitForURL(/[?&]s=/);
    await expect.poll(() => at.page.locator(".compare-table").textContent()).toContain("我的方案");
    const before = await figures();
    await expect.poll(() => new URL(at.page.url()).searchParams.get("s")).toContain("123456");
    link = at.page.url();
    await at.page.goto(`${at.product.url}${scene}/sense`);
    await at.page.getByRole("heading", { level: 1, name: "教师情况" }).waitFor();
    await at.page.goto(link);
    await expect.poll(figures).toBe(before);
    await expect.poll(() => at.page.url()).toBe(link);
  });

  it("is kept, adopted and decided, and its work is there for the road map", async () => {
    await at.page.getByRole("button", { name: "保存为方案" }).click();
    const kept = at.page.locator(".kept-plans").last().locator("li");
    await kept.nth(1).waitFor();
    await kept
      .filter({ hasText: "局长方案" })
      .getByRole("button", { name: /采用并记录决定/ })
      .click();
    const dialog = at.page.getByRole("dialog");
    await dialog.getByLabel("谁决定").fill("局党组会");
    await dialog.getByLabel("日期").fill("2026-11-25");
    await dialog.getByRole("button", { name: /采用并记录决定/ }).click();
    await at.page.getByText("已采用 · admin").waitFor();
    const plans = await at.page.evaluate(async () => (await fetch("/api/regions/990102/act/plans")).json());
    expect(plans).toMatchObject([{ kind: "resources", name: "局长方案", decision_id: expect.any(String) }]);
  });

  it("reads in English, and on a telephone without scrolling sideways", async () => {
    await at.page.getByText("English", { exact: true }).click();
    await at.page.getByRole("heading", { level: 1, name: /what-if studio/ }).waitFor();
    await at.page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => scrollsSideways(at.page)).toBe(false);
  });
});

/** Presses "undo" and "redo" in turn, ending undone: milliseconds from each click to the drawn figure. */
async function timedSteps(): Promise<readonly number[]> {
  const button = (words: RegExp): HTMLButtonElement | undefined =>
    [...document.querySelectorAll("button")].find(({ textContent }) => words.test(textContent ?? ""));
  const figure = document.querySelector(".studio-figures");
  const drawn = (): Promise<number> => new Promise(requestAnimationFrame);
  const times: number[] = [];
  for (let turn = 0; turn < 9; turn++) {
    const before = figure?.textContent;
    const from = performance.now();
    button(turn % 2 === 0 ? /撤\s*销/ : /重\s*做/)?.click();
    while (figure?.textContent === before && performance.now() - from < 10_000) await drawn();
    await drawn();
    times.push(figure?.textContent === before ? Number.NaN : performance.now() - from);
  }
  return times;
}
