import { describe, expect, it } from "vitest";
import { scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

const places = "/regions/990102/2026/places";

/** A planning officer in autumn: how well would it have been told, which schools turn red, when, and what is published. */
describe("from the back-test to the notice", () => {
  const at = journey({ example: true });

  const open = async (path: string): Promise<void> => {
    await at.page.goto(at.product.url + path);
    await at.page.getByRole("heading", { level: 1 }).waitFor();
  };

  it("shows the back-test before the forecast", async () => {
    await open(`${places}/decide`);
    const headings = at.page.locator(".foresee > section h2");
    await headings.filter({ hasText: "学位预警" }).waitFor();
    const panels = await headings.allTextContents();
    expect(panels[0]).toBe("回测：用您自己的数据");
    expect(panels.indexOf("学位预警")).toBeGreaterThan(0);
    expect(await scrollsSideways(at.page)).toBe(false);
    expect(await unnamed(at.page)).toEqual([]);
  });

  it("names the schools that turn red, with year, probability and lead time", async () => {
    const said = at.page.locator(".warn-headline").first();
    await expect.poll(() => said.textContent()).toMatch(/^\d+ 所学校在 2027 年转红：/);
    await expect.poll(() => at.page.locator(".warn-mark-red").count()).toBeGreaterThan(2);
    await expect.poll(() => at.page.locator(".warn-cell").first().textContent()).toMatch(/转红可能 \d+%/);
  });

  it("draws a school's entries with the line of planned enrolment, and keeps the numbers as a file", async () => {
    await at.page.getByLabel("看哪里").selectOption({ label: "新澜实验中学" });
    await at.page.getByLabel("看什么").selectOption({ label: "入学（初中）" });
    await at.page.getByText("常态招生计划 450").waitFor();
    const [file] = await Promise.all([
      at.page.waitForEvent("download"),
      at.page.getByRole("button", { name: /CSV/ }).first().click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
  });

  it("makes the notice with the caveat", async () => {
    await at.page.getByRole("button", { name: "生成公布稿" }).click();
    await expect.poll(() => at.page.locator(".notice").textContent()).toMatch(/不作为购房和入学的依据/);
  });

  it("reads on a phone, and shows what is known and how full schools are", async () => {
    await at.page.setViewportSize({ width: 390, height: 800 });
    for (const step of ["sense", "assess", "decide"]) {
      await open(`${places}/${step}`);
      expect(await scrollsSideways(at.page)).toBe(false);
    }
  });
});
