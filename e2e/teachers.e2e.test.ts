import { describe, expect, it } from "vitest";
import { scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

const page = "/regions/990102/2026/teachers/assess";

/** A personnel officer's way: how the teachers stand, and whether the return says the same as the roster. */
describe("how the teachers stand", () => {
  const at = journey({ example: true });

  it("counts the roster and marks where the return leads to another verdict", async () => {
    await at.page.goto(at.product.url + page);
    const rotation = at.page.getByRole("article", { name: "交流轮岗教师占符合条件教师" });
    await rotation.getByText("名册：1,234 人中 94 人。").waitFor();
    await rotation.getByText("与名册的结论不同").waitFor();
    await rotation.getByRole("button", { name: "11.6%" }).click();
    const why = at.page.getByRole("dialog", { name: "为什么是这个数？" });
    await why.getByText("交流轮岗教师数").first().waitFor();
    await at.page.keyboard.press("Escape");
    await why.waitFor({ state: "hidden" });
    expect(await unnamed(at.page)).toEqual([]);
  });

  it("shows which school lacks which subject, and all schools when asked", async () => {
    const table = at.page.getByRole("table", { name: "哪所学校缺哪一科" });
    await table
      .getByRole("row", { name: /榕坪镇上塅教学点/ })
      .getByText("缺")
      .first()
      .waitFor();
    await at.page.getByRole("group", { name: "学段" }).first().getByRole("button", { name: "初中" }).click();
    await table
      .getByRole("row", { name: /石垄|北岫|茶坳/ })
      .first()
      .waitFor();
    const before = await table.getByRole("row").count();
    await at.page.getByLabel("显示全部学校").check();
    await expect.poll(() => table.getByRole("row").count()).toBeGreaterThan(before);
  });

  it("reads in English, and on a telephone without scrolling sideways", async () => {
    await at.page.getByText("English", { exact: true }).click();
    await at.page.getByRole("heading", { level: 1, name: "Teachers: enough, and evenly spread?" }).waitFor();
    await at.page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => scrollsSideways(at.page)).toBe(false);
  });

  it("says what is missing in a year without rosters", async () => {
    await at.page.goto(`${at.product.url}/regions/990102/2024/teachers/assess`);
    await at.page.getByText("There is no roster yet.").waitFor();
  });
});
