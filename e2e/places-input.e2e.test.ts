import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

const places = "/regions/990102/2026/places";
const example = (name: string): string => readFileSync(new URL(`../examples/${name}`, import.meta.url), "utf8");
const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

/** A planning officer says what is planned, and sees how full schools will be. */
describe("what is planned, and what follows", () => {
  const at = journey({ example: true });
  const open = async (path: string): Promise<void> => {
    await at.page.goto(at.product.url + path);
    await at.page.getByRole("heading", { level: 1 }).waitFor();
  };

  it("shows how full every school was and will be, with shapes beside colours, and leads to the school", async () => {
    await open(`${places}/assess`);
    await at.page.locator(".use-heat .heat-red").first().waitFor();
    await at.page
      .locator(".use-heat .heat-red", { hasText: /■.*\d+%/ })
      .first()
      .waitFor();
    expect(await unnamed(at.page)).toEqual([]);
    const name = at.page.locator(".use-heat tbody th a").first();
    const words = (await name.textContent()) ?? "";
    await name.click();
    await at.page.getByRole("heading", { level: 1, name: words }).waitFor();
  });

  it("takes new housing typed in, tells every mistake at once, and shows it in the picture once it is kept", async () => {
    await open(`${places}/decide`);
    const panel = at.page.locator(".planned-panel");
    await panel.getByRole("button", { name: "填写或修改" }).click();
    const housing = panel.locator(".planned-editor", { hasText: "新建住房" });
    await housing.getByLabel("学校代码 1").fill("2199210101");
    await housing.getByLabel("学年 1").fill("2027");
    await housing.getByLabel("住房套数 1").fill("很多");
    at.watched.forgive(/status of 409/);
    await housing.getByRole("button", { name: "保存" }).click();
    await housing.getByRole("alert").waitFor();
    await expect.poll(() => housing.getByRole("alert").locator("li").count()).toBe(2);
    await housing.getByLabel("住房套数 1").fill("1200");
    await housing.getByLabel("户均学生数 1").fill("0.15");
    await housing.getByRole("button", { name: "保存" }).click();
    await panel.getByText("1200 套 × 0.15 = 180 名学生").waitFor({ timeout: 60_000 });
    await at.page.getByText("不计规划时").first().waitFor();
  }, 60_000);

  it("takes schools that change as a file, and takes all away again", async () => {
    const panel = at.page.locator(".planned-panel");
    const changes = panel.locator(".planned-editor", { hasText: "学校变动" });
    await changes.locator("input[type=file]").setInputFiles(csv("changes.csv", example("planned-changes/changes.csv")));
    await panel.getByText(/2029 年：.*并入/).waitFor({ timeout: 60_000 });
    await changes.getByRole("button", { name: "全部去掉" }).click();
    await expect.poll(() => panel.getByText(/2029 年：.*并入/).count(), { timeout: 60_000 }).toBe(0);
  }, 60_000);

  it("shows births beside entries, schools against the lines, classes over 45", async () => {
    for (const title of ["出生与入学", /各校学位利用率/, "会超班额、超规模的学校"])
      await at.page.getByRole("heading", { name: title }).waitFor();
    await at.page
      .locator(".panel td", { hasText: /\d+ 个班 · \d+ 所/ })
      .first()
      .waitFor();
    await at.page.getByRole("link", { name: "新校选址" }).click();
    await at.page.getByRole("tab", { name: "新校选址", selected: true }).waitFor();
  });
});

/** Coordinates that nobody named, pairs that must be, ways of one's own. */
describe("what catchments are planned from", () => {
  const at = journey({ example: true });

  it("asks in which system coordinates are, with the readings on the map, and keeps nothing before", async () => {
    await at.page.goto(`${at.product.url}${places}/decide/catchments?desk=files`);
    const schools = at.page.locator(".file-line").nth(1);
    await schools
      .locator("input[type=file]")
      .setInputFiles(csv("gaode.csv", `${example("district/2026-places.csv")}\n`));
    await schools.getByText("“gaode.csv”的坐标是哪一种坐标系？").waitFor();
    await expect.poll(() => schools.locator(".reading-list li").count()).toBe(3);
    await schools.getByText("2026-places.csv").waitFor();
    await schools.getByRole("button", { name: "是 GCJ-02" }).click();
    await schools.getByText("gaode.csv · GCJ-02").waitFor();
  });

  it("keeps a pair that must not be: the solver obeys, and the drawn plan says that it is broken", async () => {
    await at.page.getByRole("tab", { name: "学区划分" }).click();
    const pairs = at.page.locator(".pairs-panel");
    const rows = example("district/2026-catchments.csv").trim().split(/\r?\n/);
    const [unit = "", school = ""] = rows[1]!.split(",");
    await pairs.getByLabel("地块").fill(unit);
    await pairs.getByLabel("规则").selectOption("forbidden");
    await pairs.getByLabel("学校").selectOption(school);
    await pairs.getByRole("button", { name: "加上" }).click();
    await pairs.locator(".pair-list li").waitFor();
    const broken = at.page.locator(".plan-figures tr", { hasText: "违反必须与不得的地块" });
    await broken.waitFor();
    await expect.poll(() => broken.locator("td").first().textContent()).toContain("▲ 1");
    const panel = at.page.locator(".solve-panel:visible");
    await panel.getByLabel("每个学区连成一片").uncheck();
    await panel.getByLabel("时限（秒）").fill("8");
    await panel.getByRole("button", { name: "求解", exact: true }).click();
    await panel.locator(".notice").waitFor({ timeout: 45_000 });
    await expect.poll(() => broken.locator("td").nth(2).textContent()).toBe("0");
    expect(await unnamed(at.page)).toEqual([]);
  }, 60_000);

  it("counts units beyond the longest way, and does not scroll sideways on a telephone", async () => {
    await at.page.locator(".solve-panel:visible").getByLabel("最远路程（米，可空）").fill("1500");
    await at.page.locator(".plan-figures tr", { hasText: "超过最远路程的地块" }).waitFor();
    await at.page.setViewportSize({ width: 390, height: 844 });
    expect(await scrollsSideways(at.page)).toBe(false);
  });
});
