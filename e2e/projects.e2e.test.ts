import { describe, expect, it } from "vitest";
import { scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

const places = "/regions/990102/2026/places";

const numberOf = (text: string | null): number => Number((text ?? "").replaceAll(",", ""));

/** A planning officer: from the published return to the cheapest way out, kept, adopted, in the road map. */
describe("from the yearly return to the cheapest way out", () => {
  const at = journey({ example: true });
  const line = (which: "first" | "last") => at.page.locator(".way-out-line")[which]();

  it("says which schools turn red, then who has no place if nothing is built", async () => {
    await at.page.goto(`${at.product.url}${places}/decide`);
    await at.page.locator(".warn-headline").first().waitFor();
    await at.page.getByRole("navigation", { name: "最省的出路" }).getByRole("link", { name: "逐年建设" }).click();
    await at.page
      .getByRole("heading", { level: 1, name: "哪年建哪所学校，每个孩子都有学位" })
      .waitFor({ timeout: 60_000 });
    await expect.poll(() => line("first").textContent()).toMatch(/什么都不建：20\d\d 年起有 \d+ 名学生没有学位/);
    expect(await unnamed(at.page)).toEqual([]);
  });

  it("finds the cheapest way out, and says why each project is in it", async () => {
    await at.page.getByRole("button", { name: "求最省的出路" }).click();
    await at.page.getByText("已证明最优").waitFor({ timeout: 60_000 });
    await expect.poll(() => line("last").textContent()).toMatch(/^最省的出路：\d+ 个项目，建设费 [\d,]+ 万元/);
    await expect
      .poll(() => at.page.locator(".why-cell").allTextContents())
      .toEqual(expect.arrayContaining([expect.stringMatching(/^没有它，20\d\d 年.*没有学位/)]));
  });

  it("follows the hand: a project taken out leaves more children without a place", async () => {
    const short = at.page.locator(".way-out-line strong");
    const row = at.page.locator(".project-table tbody tr:not(.project-off)").filter({ hasText: "没有它" }).first();
    const name = (await row.locator("th").innerText()).trim();
    const choice = at.page.getByLabel(`${name} 的开办学年`);
    const year = await choice.inputValue();
    const found = numberOf(await short.innerText());
    await choice.selectOption("");
    await expect.poll(() => line("last").textContent()).toMatch(/^手中的方案/);
    await expect.poll(async () => numberOf(await short.textContent())).toBeGreaterThan(found);
    await choice.selectOption(year);
    await expect.poll(() => line("last").textContent()).toMatch(/^最省的出路/);
    await expect.poll(async () => numberOf(await short.textContent())).toBe(found);
  });

  it("keeps the picture as a file", async () => {
    const [file] = await Promise.all([
      at.page.waitForEvent("download"),
      at.page.getByRole("button", { name: /历年与今后.*CSV/ }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
  });

  it("keeps the plan, adopts it, and it is there for the road map", async () => {
    await at.page.getByRole("button", { name: "保存求解方案" }).first().click();
    const kept = at.page.locator(".plan-list > li");
    await kept.first().waitFor();
    await kept.getByRole("button", { name: /采\s*用/ }).click();
    await at.page.getByText("已采用 · admin").waitFor();
    const plans = await at.context.request.get(`${at.product.url}/api/regions/990102/act/plans`);
    const [plan] = (await plans.json()) as { readonly kind: string; readonly items: readonly unknown[] }[];
    expect(plan?.kind).toBe("places");
    expect(plan?.items.length).toBeGreaterThan(0);
  });

  it("keeps a plan moved by hand, judged again by the server, and takes it back to the desk", async () => {
    const row = at.page.locator(".project-table tbody tr:not(.project-off)").filter({ hasText: "没有它" }).first();
    const name = (await row.locator("th").innerText()).trim();
    const choice = at.page.getByLabel(`${name} 的开办学年`);
    const year = await choice.inputValue();
    await choice.selectOption("");
    await expect.poll(() => line("last").textContent()).toMatch(/^手中的方案/);
    const short = await at.page.locator(".way-out-line strong").innerText();
    await at.page.getByRole("button", { name: "保存手中的方案" }).click();
    const kept = at.page.locator(".plan-list > li").filter({ hasText: "手改的建设方案" });
    await kept.first().waitFor();
    await kept.first().getByText("逐年建设 · 手改").waitFor();
    await choice.selectOption(year);
    await expect.poll(() => line("last").textContent()).toMatch(/^最省的出路/);
    await kept.first().getByRole("button", { name: "放到手中" }).click();
    await expect.poll(() => choice.inputValue()).toBe("");
    await expect.poll(() => at.page.locator(".way-out-line strong").textContent()).toBe(short);
  });

  it("lets new schools fill one grade a year: fewer places at first", async () => {
    await at.page.getByLabel("新学校怎样招满").selectOption("by-grade");
    await at.page.getByRole("button", { name: "求最省的出路" }).click();
    await at.page.getByText("已证明最优").waitFor({ timeout: 60_000 });
    await at.page
      .getByText(/（6 年招满）/)
      .first()
      .waitFor();
  });

  it("reads in English, and on a telephone without scrolling sideways", async () => {
    await at.page.getByText("English", { exact: true }).click();
    await at.page.getByRole("button", { name: "Find the cheapest way out" }).waitFor();
    await at.page.setViewportSize({ width: 390, height: 844 });
    expect(await scrollsSideways(at.page)).toBe(false);
  });
});
