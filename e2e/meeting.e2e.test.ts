import { readFile } from "node:fs/promises";
import type { Download } from "playwright-core";
import { describe, expect, it } from "vitest";
import { scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

const district = "/regions/990102/2026/balance/assess";
const cockpit = "/regions/990102/2026/cockpit";

/** A supervisor's way to the meeting: what else is asked, how it is spread, pictures for the report, the screen in the room. */
describe("from the requirements to the meeting room", () => {
  const at = journey({ example: true });

  const open = async (path: string): Promise<void> => {
    await at.page.goto(at.product.url + path);
    await at.page.getByRole("heading", { level: 1 }).waitFor();
  };
  const saved = async (name: string): Promise<{ readonly file: Download; readonly bytes: Buffer }> => {
    const [file] = await Promise.all([at.page.waitForEvent("download"), at.page.getByRole("button", { name }).click()]);
    return { file, bytes: await readFile(await file.path()) };
  };

  it("lists what is asked beside resources, area by area, and says what is not known yet", async () => {
    await open(district);
    const list = at.page.getByRole("region", { name: "资源配置以外的要求" });
    for (const area of ["政府保障程度", "教育质量", "社会认可度", "一票否决", "申报条件"])
      await list.getByRole("region", { name: area }).waitFor();
    await expect.poll(() => at.page.locator(".hero").textContent()).toMatch(/项还没有数据，尚未判定/);
  });

  it("names the schools that fail a requirement, and answers why with formula and cell", async () => {
    const short = at.page.locator(".requirement-falls_short").filter({ hasText: "所有班级学生数" });
    await short.getByRole("link", { name: "新澜实验小学" }).waitFor();
    await expect.poll(() => short.textContent()).toMatch(/小学最大班额 ≤ \d+.*\d+ > \d+/);
    await short.getByRole("button").first().click();
    const drawer = at.page.getByRole("dialog", { name: "为什么是这个数？" });
    await drawer.getByRole("heading", { name: /所有班级学生数/ }).waitFor();
    await expect.poll(() => drawer.textContent()).toMatch(/2026-return-final\.xlsx · 学校基表 · [A-Z]+\d+/);
    await at.page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
  });

  it("draws the distribution, and says in plain words what chance would do", async () => {
    await at.page.getByRole("link", { name: "分布", exact: true }).click();
    await at.page.getByRole("heading", { level: 1, name: "分布" }).waitFor();
    await at.page.getByRole("img", { name: /^洛伦兹曲线/ }).waitFor();
    await at.page
      .getByText(/随机重新分类 999 次/)
      .first()
      .waitFor();
    await at.page.getByRole("img", { name: /历年|2022–23 学年 到 2026–27 学年/ }).waitFor();
    await expect.poll(() => at.page.locator(".heat-table tbody tr").count()).toBeGreaterThan(10);
    expect(await unnamed(at.page)).toEqual([]);
  });

  it("follows the indicator that is chosen", async () => {
    await at.page.getByRole("button", { name: "骨干教师", exact: true }).first().click();
    await at.page.getByRole("heading", { name: "洛伦兹曲线：小学骨干教师" }).waitFor();
  });

  it("saves a chart as a picture that stands alone, as SVG and as PNG", async () => {
    const svg = await saved("把“洛伦兹曲线：小学骨干教师”存为 SVG");
    expect(svg.file.suggestedFilename()).toBe("洛伦兹曲线：小学骨干教师.svg");
    const text = svg.bytes.toString("utf8");
    expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(text).toContain("青榕区（虚构） · 2026–27 学年");
    expect(text).not.toContain("var(--");
    const png = await saved("把“洛伦兹曲线：小学骨干教师”存为 PNG");
    expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(png.bytes.readUInt32BE(16)).toBe(2000);
  });

  it("saves a chart as data that a spreadsheet opens", async () => {
    const { bytes } = await saved("把“学校 × 指标：小学”存为 CSV");
    const lines = bytes.toString("utf8").split("\r\n");
    expect(lines[0]).toMatch(/^\uFEFF学校,学生数,/);
    expect(lines.length).toBe(1 + 40 + 1);
  });

  it("opens the table behind a chart", async () => {
    await at.page.getByText("看数据表").first().click();
    await at.page.locator(".table-behind[open] tbody tr").nth(10).waitFor();
  });

  it("walks the stories of the year by keyboard, and leaves by Escape", async () => {
    await open(cockpit);
    const story = (name: string): Promise<void> => at.page.getByRole("heading", { level: 1, name }).waitFor();
    await story("我们在哪里");
    await at.page.keyboard.press("ArrowRight");
    await story("比上年动了什么");
    await at.page.getByText("21 → ").waitFor();
    await at.page.keyboard.press("Space");
    await story("谁需要帮助");
    await at.page.keyboard.press("End");
    await story("合计还差多少");
    await at.page.keyboard.press("ArrowRight");
    await story("合计还差多少");
    await at.page.keyboard.press("ArrowLeft");
    await story("谁需要帮助");
    expect(await unnamed(at.page)).toEqual([]);
    await at.page.keyboard.press("Escape");
    await at.page.getByRole("heading", { level: 1, name: /未达到/ }).waitFor();
  });

  it("fits one screen of the meeting room, every story", async () => {
    await at.page.setViewportSize({ width: 1920, height: 1080 });
    await open(cockpit);
    for (const name of ["我们在哪里", "比上年动了什么", "谁需要帮助", "合计还差多少"]) {
      await at.page.getByRole("heading", { level: 1, name }).waitFor();
      const over = (): Promise<number> =>
        at.page.locator(".cockpit-story").evaluate((box) => box.scrollHeight - box.clientHeight);
      await expect.poll(over, { message: name }).toBe(0);
      await at.page.keyboard.press("ArrowRight");
    }
    await at.page.setViewportSize({ width: 1440, height: 900 });
  });

  it("fits 390 pixels without scrolling sideways", async () => {
    await at.page.setViewportSize({ width: 390, height: 844 });
    for (const path of [district, `${district}/distribution`, cockpit]) {
      await open(path);
      expect([path, await scrollsSideways(at.page)]).toEqual([path, false]);
    }
    await at.page.setViewportSize({ width: 1440, height: 900 });
  });
});
