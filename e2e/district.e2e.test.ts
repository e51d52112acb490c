import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { motionOver, scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

/** A person's way through the example district: sign in, see the verdict, ask why, try a change. */
describe("the district, as people see it", () => {
  const at = journey({ example: true, signedIn: false });

  const home = async (): Promise<void> => {
    await at.page.goto(at.product.url);
    await at.page.getByRole("heading", { level: 1 }).waitFor();
  };
  /** "Nobody is signed in", asked before the link was followed, is answered after it: it must not sign anybody out. */
  const sessionAnswersLate = async (): Promise<{ readonly answered: Promise<void> }> => {
    const lateMs = 2000;
    const { promise, resolve } = Promise.withResolvers<void>();
    await at.page.route(
      /\/api\/session$/,
      async (route) => {
        const answer = await route.fetch();
        await setTimeout(lateMs);
        await route.fulfill({ response: answer }).catch(() => undefined); // nobody waits for it any more: as it should be
        resolve();
      },
      { times: 1 },
    );
    return { answered: promise };
  };
  const openSchool = async (name: string): Promise<void> => {
    await home();
    await at.page.getByRole("searchbox").fill(name);
    await at.page.getByRole("link", { name, exact: true }).last().click();
    await at.page.getByRole("heading", { level: 1, name }).waitFor();
  };

  it("signs in by the one-time link, and the first page says the verdict in one sentence", async () => {
    const { answered } = await sessionAnswersLate();
    await at.page.goto(at.product.link);
    const verdict = at.page.getByRole("heading", { level: 1 });
    await verdict.waitFor();
    await expect.poll(() => verdict.textContent()).toMatch(/^2026–27 学年，青榕区（虚构）未达到《.+》的要求。$/);
    await expect.poll(() => at.page.locator(".because").textContent()).toMatch(/个学部中 \d+ 个未达标/);
    await expect.poll(() => at.page.url()).toContain("/regions/990102/2026/balance/assess");
    await expect.poll(() => at.page.url()).not.toContain("#");
    await answered;
    await at.page.getByRole("navigation", { name: "当前位置" }).getByRole("link", { name: "监测" }).waitFor();
  });

  it("says where one is, in region, year, scene and step", async () => {
    const where = at.page.getByRole("navigation", { name: "当前位置" });
    await expect.poll(() => where.textContent()).toContain("青榕区（虚构）");
    await expect.poll(() => where.getByRole("combobox", { name: "学年" }).inputValue()).toBe("2026");
    await expect.poll(() => where.getByRole("link", { name: "诊断" }).getAttribute("aria-current")).toBe("page");
  });

  it("says what is missing in real units", async () => {
    const lacks = at.page.getByRole("region", { name: "还差多少" });
    await expect.poll(() => lacks.textContent()).toMatch(/\d+人体育艺术教师/);
    await expect.poll(() => lacks.textContent()).toMatch(/[\d,]+m²教学用房/);
  });

  it("never prints a CV on the wrong side of its limit", async () => {
    await expect.poll(() => at.page.locator(".indicators tbody tr .cv-number .why").count()).toBe(14);
    const rows = await at.page.locator(".indicators tbody tr").evaluateAll((all) =>
      all.map((row) => ({
        over: row.classList.contains("row-over"),
        cv: Number.parseFloat(row.querySelector(".cv-number .why")?.childNodes[0]?.textContent ?? ""),
      })),
    );
    expect(rows.length).toBe(14);
    expect(rows.some((row) => row.over)).toBe(true);
    rows.forEach((row, i) => expect(row.cv > (i < 7 ? 0.5 : 0.45)).toBe(row.over));
  });

  it("answers why: the formula, the values put in, the source cell, the standing of the source", async () => {
    await openSchool("青榕明德学校");
    const floor = at.page.getByRole("listitem").filter({ hasText: "教学用房" }).first();
    await floor.locator(".bar-value button").click();
    const drawer = at.page.getByRole("dialog", { name: "为什么是这个数？" });
    await drawer.getByText("教学及辅助用房面积 ÷ 在校生数").waitFor();
    await expect.poll(() => drawer.textContent()).toMatch(/2026-return-final\.xlsx · 学校基表 · [A-Z]+\d+/);
    await expect.poll(() => drawer.textContent()).toContain("1.1 ×");
    await expect.poll(() => drawer.textContent()).toMatch(/转引|官方文本|待核实/);
    await at.page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
  });

  it("flips a verdict by a what-if, marks it as not saved, and undoes it", async () => {
    await openSchool("文榕小学");
    const section = at.page.getByRole("region", { name: "小学" });
    await expect.poll(() => section.textContent()).toContain("未达标");
    await at.page.getByLabel("体育运动场馆面积").fill("9000");
    await at.page.keyboard.press("Enter");
    const bar = at.page.getByRole("complementary", { name: "试算" });
    await bar.waitFor();
    await expect.poll(() => bar.textContent()).toMatch(/未保存.*改动 1 处/);
    await expect.poll(() => bar.textContent()).toMatch(/未达标学部 (\d+) → \d+/);
    await expect.poll(() => section.locator(".section-verdict").textContent()).toMatch(/未达标.*→.*达标/);
    await bar.getByRole("button", { name: "全部还原" }).click();
    await bar.waitFor({ state: "detached" });
    await expect.poll(() => at.page.getByLabel("体育运动场馆面积").inputValue()).not.toBe("9000");
  });

  it("saves a what-if as a draft only when asked, with a reason", async () => {
    await openSchool("文榕小学");
    await at.page.getByLabel("体育运动场馆面积").fill("9000");
    await at.page.keyboard.press("Enter");
    await at.page.getByRole("button", { name: "存为草稿" }).click();
    const dialog = at.page.getByRole("dialog", { name: "把试算存为一份草稿版本" });
    const keep = dialog.getByRole("button", { name: "存为草稿" });
    await expect.poll(() => keep.isDisabled()).toBe(true);
    await dialog.getByRole("textbox").fill("核对：新操场已验收");
    await keep.click();
    await at.page.getByText(/已存为草稿/).waitFor();
    await at.page.getByRole("link", { name: "监测" }).click();
    await at.page.getByText("核对：新操场已验收").waitFor();
  });

  it("sorts, filters and searches the schools", async () => {
    await home();
    const table = at.page.locator(".school-table");
    await at.page.getByRole("combobox", { name: "学段" }).click();
    await motionOver(at.page);
    await at.page.getByTitle("初中", { exact: true }).click();
    await at.page.getByText("22 / 62 个学部").waitFor();
    await table.getByRole("button", { name: "学生数" }).click();
    await table.locator('th[aria-sort="ascending"]').waitFor();
    const counts = () =>
      table
        .locator("tbody tr td:nth-child(3)")
        .evaluateAll((cells) => cells.map((cell) => Number(cell.textContent?.replaceAll(",", ""))));
    await expect.poll(counts).toSatisfy((all: number[]) => all.every((one, i) => i === 0 || all[i - 1]! <= one));
  });

  it("can be used by keyboard alone: from the table to a school", async () => {
    await home();
    await at.page.getByRole("searchbox").focus();
    await at.page.keyboard.type("新澜实验小学");
    await at.page.getByText("1 / 62 个学部").waitFor();
    const link = at.page.locator(".school-table tbody a").first();
    for (let i = 0; i < 40 && !(await link.evaluate((element) => element === document.activeElement)); i++)
      await at.page.keyboard.press("Tab");
    await expect.poll(() => link.evaluate((element) => element === document.activeElement)).toBe(true);
    await at.page.keyboard.press("ArrowRight");
    await expect.poll(() => at.page.evaluate(() => document.activeElement?.className)).toBe("why");
    await at.page.keyboard.press("ArrowLeft");
    await at.page.keyboard.press("Enter");
    await at.page.getByRole("heading", { level: 1, name: "新澜实验小学" }).waitFor();
  });

  it("changes the language at once, and remembers it", async () => {
    await home();
    await at.page.getByRole("button", { name: "切换为英文" }).click();
    await expect
      .poll(() => at.page.getByRole("heading", { level: 1 }).textContent())
      .toMatch(/^In 2026–27, Qingrong District \(fictional\) falls short of/);
    await at.page.reload();
    await at.page.getByRole("heading", { level: 1, name: /falls short/ }).waitFor();
    await expect.poll(() => at.page.evaluate(() => document.documentElement.lang)).toBe("en");
    await at.page.getByRole("button", { name: "Switch to Chinese" }).click();
    await at.page.getByRole("heading", { level: 1, name: /未达到/ }).waitFor();
  });

  it("draws the schools on a map, and takes a boundary of one's own", async () => {
    await home();
    await at.page.locator(".drawn-map canvas").waitFor();
    const square = {
      type: "Polygon",
      coordinates: [
        [
          [114.6, 25],
          [115, 25],
          [115, 25.4],
          [114.6, 25.4],
          [114.6, 25],
        ],
      ],
    };
    const kept = at.page.waitForResponse((response) => response.request().method() === "PUT");
    await at.page
      .getByRole("region", { name: "学校在哪里" })
      .locator("input[type=file]")
      .setInputFiles({
        name: "mine.geojson",
        mimeType: "application/geo+json",
        buffer: Buffer.from(JSON.stringify({ type: "Feature", properties: {}, geometry: square })),
      });
    expect((await kept).status()).toBe(204);
    await at.page.locator(".drawn-map canvas").waitFor();
  });

  it("shows the standard with its sources and what awaits checking", async () => {
    await at.page.goto(`${at.product.url}/standards`);
    await at.page.getByRole("heading", { name: "有待核对官方文本的地方" }).waitFor();
    await expect.poll(() => at.page.locator("main").textContent()).toContain("7 项中至少 6 项达标");
    await expect.poll(() => at.page.locator("main").textContent()).toContain("“1-3-4-5”");
  });

  it("names everything that can be pressed, on every page", async () => {
    for (const path of ["/", "/regions/990102/2026/balance/sense", "/standards"]) {
      await at.page.goto(at.product.url + path);
      await at.page.getByRole("heading").first().waitFor();
      expect(await unnamed(at.page)).toEqual([]);
    }
  });

  it("fits 390 pixels without scrolling sideways", async () => {
    await at.page.setViewportSize({ width: 390, height: 844 });
    for (const path of ["/", "/regions/990102/2026/balance/sense", "/standards"]) {
      await at.page.goto(at.product.url + path);
      await at.page.getByRole("heading").first().waitFor();
      expect([path, await scrollsSideways(at.page)]).toEqual([path, false]);
    }
    await openSchool("青榕明德学校");
    expect(await scrollsSideways(at.page)).toBe(false);
    await at.page.setViewportSize({ width: 1440, height: 900 });
  });

  it("prints every section, and no button", async () => {
    await home();
    await at.page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await at.page.emulateMedia({ media: "print" });
    await expect.poll(() => at.page.locator(".school-table tbody tr").count()).toBe(62);
    await expect.poll(() => at.page.getByRole("button", { name: "切换为英文" }).isVisible()).toBe(false);
    await at.page.emulateMedia({ media: "screen" });
    await at.page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  });
});
