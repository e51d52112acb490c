import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

/** From a number to the cell of the uploaded file that it was read from, in one click each. */
describe("where a number comes from", () => {
  const at = journey({ example: true });

  /** Asks why of the teaching area of a school, and gives the line of a figure used with what it says. */
  const whyOf = async (school: string): Promise<{ line: Locator; drawer: Locator }> => {
    await at.page.goto(`${at.product.url}/regions/990102/2026/balance/assess?standard=cn-quality-balance-2017`);
    await at.page.getByRole("searchbox").fill(school);
    await at.page.getByRole("link", { name: school, exact: true }).last().click();
    await at.page.getByRole("heading", { level: 1, name: school }).waitFor();
    await at.page.getByRole("listitem").filter({ hasText: "教学用房" }).first().locator(".bar-value button").click();
    const drawer = at.page.getByRole("dialog", { name: "为什么是这个数？" });
    const line = drawer.locator(".inputs > tbody > tr").filter({ has: at.page.locator(".source-place") });
    await line.first().waitFor();
    return { line: line.first(), drawer };
  };

  it("opens the uploaded file at the cell, with the value that was put in and the school's name", async () => {
    const { line, drawer } = await whyOf("青榕明德学校");
    const value = ((await line.locator("td").nth(1).textContent()) ?? "").replace(/[^\d.]/g, "");
    const place = line.locator(".source-place");
    const cell = /[A-Z]+\d+$/.exec(((await place.textContent()) ?? "").trim())?.[0];
    await place.click();
    const asked = drawer.locator(".source-sheet .asked");
    await asked.waitFor();
    await expect.poll(async () => Number(await asked.textContent())).toBe(Number(value));
    await expect.poll(() => drawer.locator(".source-sheet tr.on").textContent()).toContain("青榕明德学校");
    await expect.poll(() => drawer.locator(".source-said").textContent()).toContain(`${cell}（`);
    await expect.poll(() => place.getAttribute("aria-expanded")).toBe("true");
    await expect.poll(() => asked.isVisible()).toBe(true);
    expect(await unnamed(at.page)).toEqual([]);
  });

  it("hands out the file itself beside it", async () => {
    const { line, drawer } = await whyOf("青榕明德学校");
    await line.locator(".source-place").click();
    const download = at.page.waitForEvent("download");
    await drawer.getByRole("link", { name: "下载原文件" }).first().click();
    expect((await download).suggestedFilename()).toBe("2026-return-final.xlsx");
  });

  it("works by keyboard, and closes again", async () => {
    const { line, drawer } = await whyOf("文榕小学");
    await line.locator(".source-place").focus();
    await at.page.keyboard.press("Enter");
    const sheet = drawer.getByRole("region", { name: /2026-return-final\.xlsx，工作表 .+ 周围/ });
    await sheet.waitFor();
    await at.page.keyboard.press("Tab");
    await expect.poll(() => sheet.evaluate((element) => element === document.activeElement)).toBe(true);
    await at.page.keyboard.press("Shift+Tab");
    await at.page.keyboard.press("Enter");
    await sheet.waitFor({ state: "detached" });
  });

  it("can be read at 390 pixels: the cell stands in sight, nothing scrolls sideways but the sheet", async () => {
    await at.page.setViewportSize({ width: 390, height: 844 });
    const { line, drawer } = await whyOf("青榕明德学校");
    await line.locator(".source-place").click();
    const asked = drawer.locator(".source-sheet .asked");
    await asked.waitFor();
    const inSight = async (): Promise<boolean> => {
      const [cell, box] = [await asked.boundingBox(), await drawer.locator(".source-box").boundingBox()];
      return cell!.x >= box!.x && cell!.x + cell!.width <= box!.x + box!.width + 1;
    };
    await expect.poll(inSight).toBe(true);
    expect(await scrollsSideways(at.page)).toBe(false);
    await at.page.setViewportSize({ width: 1440, height: 900 });
  });
});
