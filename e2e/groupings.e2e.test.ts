import { describe, expect, it } from "vitest";
import { motionOver, scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

/** The district by township and school group: subtotals, and the schools of one part. */
describe("the schools in groups", () => {
  const at = journey({
    example: true,
    begin: async ({ page, product }) => {
      await page.goto(`${product.url}/regions/990102/2026/balance/assess?standard=cn-quality-balance-2017`);
      await page.getByText("62 / 62 个学部").waitFor();
    },
  });

  it("shows subtotals that add up to the district", async () => {
    await at.page.getByRole("combobox", { name: "按什么小计" }).click();
    await motionOver(at.page);
    await at.page.getByTitle("按乡镇街道小计", { exact: true }).click();
    const lines = at.page.locator(".totals tbody tr");
    await lines.first().waitFor();
    const sections = () =>
      lines
        .locator("td:nth-child(3)")
        .evaluateAll((cells) => cells.reduce((sum, cell) => sum + Number(cell.childNodes[0]?.textContent), 0));
    await expect.poll(sections).toBe(62);
    await expect.poll(() => at.page.locator(".totals").textContent()).toContain("新澜街道");
  });

  it("shows the schools of one part, and of two groupings at once", async () => {
    const part = at.page.locator(".totals tbody").first().getByRole("button", { name: "文榕街道" });
    await part.click();
    await at.page.getByText("16 / 62 个学部").waitFor();
    await expect.poll(() => part.getAttribute("aria-pressed")).toBe("true");
    await at.page.getByRole("combobox", { name: "教育集团" }).click();
    await motionOver(at.page);
    await at.page.getByTitle("青榕实验教育集团", { exact: true }).click();
    await at.page.getByText("2 / 62 个学部").waitFor();
    await at.page.getByRole("button", { name: "不限分组" }).click();
    await at.page.getByText("62 / 62 个学部").waitFor();
  });

  it("names everything that can be pressed, and fits 390 pixels", async () => {
    expect(await unnamed(at.page)).toEqual([]);
    await at.page.setViewportSize({ width: 390, height: 844 });
    expect(await scrollsSideways(at.page)).toBe(false);
    await at.page.setViewportSize({ width: 1440, height: 900 });
  });
});
