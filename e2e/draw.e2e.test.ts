import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Receipt, verifyReceipt } from "@youheng/kernel/decide";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { scrollsSideways, unnamed } from "./browse.ts";
import { journey } from "./journey.ts";

const LIST = [
  "报名号,多胞胎组,第一志愿,第二志愿",
  ...Array.from(
    { length: 14 },
    (_, i) => `K${100 + i},${i > 11 ? "T1" : ""},${i % 3 ? "A1" : "B1"},${i % 3 ? "B1" : ""}`,
  ),
]
  .join("\n")
  .replace("K112,T1,B1,", "K112,T1,A1,B1");

/** An officer runs a draw step by step; a parent, who has not signed in, checks it. */
describe("a draw that anyone can check", () => {
  let officer: Page;
  let parent: Page;
  let folder: string;
  const at = journey({
    example: true,
    begin: async (set) => {
      folder = await mkdtemp(join(tmpdir(), "youheng-draw-"));
      officer = set.page;
      parent = await set.visit({ width: 390, height: 844 });
    },
    end: async () => await rm(folder, { recursive: true, force: true }),
  });

  const bring = async (text: string): Promise<void> => {
    const file = join(folder, "list.csv");
    await writeFile(file, text);
    await officer.getByLabel("选择名单文件").setInputFiles(file);
  };

  it("is opened with its places, its seed source and its two days", async () => {
    await officer.goto(`${at.product.url}/regions/990102/2026/places/act`);
    await officer.getByRole("heading", { level: 1, name: "摇号派位" }).waitFor();
    await officer.getByLabel("名称", { exact: true }).fill("示例派位");
    await officer.getByLabel("学校和学位").fill("A1，甲学校，5\nB1，乙学校，4，1");
    await officer.getByLabel("一共几个数").fill("6");
    await officer.getByLabel("写明谁、在哪里").fill("两名家长代表当众掷骰子");
    await officer.getByLabel("摇号日期").fill("2027-07-10");
    await officer.getByLabel("报名者数据的删除日期").fill("2028-08-31");
    expect(await unnamed(officer)).toEqual([]);
    await officer.getByRole("button", { name: "开这次摇号" }).click();
    await officer.getByRole("heading", { level: 1, name: "示例派位" }).waitFor();
  });

  it("reads a list, names what is wrong with it, and takes the corrected one", async () => {
    await bring(LIST.replace("K103", "K102"));
    await officer.getByText("名单有错误，没有保存").waitFor();
    await expect.poll(() => officer.getByText("报名号“K102”在第").count()).toBeGreaterThan(0);
    await bring(LIST);
    await officer.getByText("已读入 14 名报名者，13 个号码。").waitFor();
  });

  it("publishes the digest, which a parent sees before the draw and notes down", async () => {
    await officer.getByRole("button", { name: "固定名单和规则，公布摘要" }).click();
    await officer.getByRole("button", { name: "核对过了，固定" }).click();
    await officer.locator(".digest-large").waitFor();
    await parent.goto(`${at.product.url}/draws`);
    await parent.getByRole("link", { name: "示例派位" }).click();
    await parent.getByText("谁也不知道结果").waitFor();
    await expect
      .poll(() => parent.locator(".digest-large").textContent())
      .toBe(await officer.locator(".digest-large").textContent());
    expect(await scrollsSideways(parent)).toBe(false);
    expect(await unnamed(parent)).toEqual([]);
  });

  it("lets a family find its own line among the digests before the draw", async () => {
    const [download] = await Promise.all([
      officer.waitForEvent("download"),
      officer.getByRole("link", { name: "下载各家的核对单" }).click(),
    ]);
    const slip = (await readFile(await download.path(), "utf8")).split("\r\n")[6]!.split(",").slice(2).join(",");
    await parent.getByRole("textbox", { name: "我的那一行在名单里吗？" }).fill(slip);
    await parent.getByRole("button", { name: "查找" }).click();
    await parent.getByText("找到了：固定的名单里有这一行").waitFor();
    await parent.getByRole("textbox", { name: "我的那一行在名单里吗？" }).fill(slip.replace("A1", "B1"));
    await parent.getByRole("button", { name: "查找" }).click();
    await parent.getByText("没有找到").waitFor();
  });

  it("takes the seed in the promised form only, and is drawn", async () => {
    await officer.getByLabel("种子", { exact: true }).fill("3 5 1 2 6 7");
    await officer.getByText("7 不在 1–6 之间").waitFor();
    await expect.poll(() => officer.getByRole("button", { name: "记录种子" }).isDisabled()).toBe(true);
    await officer.getByLabel("种子", { exact: true }).fill("351264");
    await officer.getByLabel("见证人").fill("公证员");
    await officer.getByRole("button", { name: "记录种子" }).click();
    await officer.getByText("种子：3 5 1 2 6 4").waitFor();
    await officer.getByRole("button", { name: "摇号并公布收据" }).click();
    await officer.getByRole("link", { name: "下载收据" }).waitFor();
  });

  it("is looked up, run again and taken home by a parent who has not signed in", async () => {
    const digest = ((await parent.locator(".digest-large").textContent()) ?? "").trim();
    await parent.reload();
    await parent.getByRole("textbox", { name: "查我的报名号" }).fill("k105");
    await parent.getByRole("button", { name: "查", exact: true }).click();
    await parent.locator(".found").waitFor();
    await parent.getByRole("textbox", { name: "您在摇号前记下的摘要" }).fill(digest);
    await parent.getByRole("button", { name: "在我的电脑上重算" }).click();
    await parent.getByText("核对无误：14 名报名者的结果全部重算一致。").waitFor();
    await parent.getByRole("textbox", { name: "您在摇号前记下的摘要" }).fill("0".repeat(64));
    await parent.getByRole("button", { name: "在我的电脑上重算" }).click();
    await parent.getByText("重算结果与公布的不一致！").waitFor();
    const [download] = await Promise.all([
      parent.waitForEvent("download"),
      parent.getByRole("link", { name: "下载收据" }).click(),
    ]);
    const receipt = JSON.parse(await readFile(await download.path(), "utf8")) as Receipt;
    expect(verifyReceipt(receipt, { published: digest }).verified).toBe(true);
    const found = receipt.results.find(({ applicant }) => applicant === "K105")!;
    const shown = (await parent.locator(".found-school").textContent()) ?? "";
    expect(shown).toContain(found.school === null ? "未录取" : found.school === "A1" ? "甲学校" : "乙学校");
  });

  it("opens the independent verifier under a policy that lets nothing out, and it agrees", async () => {
    const [download] = await Promise.all([
      parent.waitForEvent("download"),
      parent.getByRole("link", { name: "下载收据" }).click(),
    ]);
    await download.saveAs(join(folder, "receipt.json"));
    await parent.goto(`${at.product.url}/api/public/draw-verifier`);
    await parent.getByLabel("收据 receipt").setInputFiles(join(folder, "receipt.json"));
    await expect.poll(() => parent.locator("#verdict").textContent()).toBe("✓ 核对无误 · verified (14)");
  });

  it("speaks English too", async () => {
    await officer.goto(`${at.product.url}/regions/990102/2026/places/act`);
    await officer.getByRole("heading", { level: 1, name: "摇号派位" }).waitFor();
    await officer.getByRole("button", { name: "切换为英文" }).click();
    await officer.getByRole("heading", { level: 1, name: "Draws" }).waitFor();
    await officer.getByRole("radio", { name: /Start number and interval/ }).check();
    await officer.getByText("Fates hang together in a ring", { exact: false }).waitFor();
    expect(await scrollsSideways(officer)).toBe(false);
  });
});
