import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL, fileURLToPath } from "node:url";
import {
  type Applicant,
  commitDraw,
  drawReceipt,
  type DrawMethod,
  readDrawRules,
  type Receipt,
} from "@youheng/kernel/decide";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, scrollsSideways, unnamed, watch, type Watch } from "./browse.ts";

const VERIFIER = pathToFileURL(fileURLToPath(new URL("../verifier/draw-verifier.html", import.meta.url))).href;

function receiptOf(method: DrawMethod): Receipt {
  const { rules } = readDrawRules(
    {
      method,
      schools: ["S1", "S2"].map((school_code) => ({ school_code, name: `${school_code} 小学`, places: 15 })),
      seed: { source: "家长代表当众摇球" },
    },
    "rules",
  );
  const list: readonly Applicant[] = Array.from({ length: 40 }, (_, i) => ({
    applicant: `A${100 + i}`,
    group: i < 2 ? "T" : null,
    number: method === "ring" ? Math.max(1, i) : null,
    preferences: i % 3 > 0 || i < 2 ? ["S1", "S2"] : ["S2"],
    priorities: i % 3 > 0 || i < 2 ? [null, null] : [null],
  }));
  const opening = { salt: "0f".repeat(32) };
  const commitment = commitDraw({ list, rules: rules!, committedOn: "2026-07-01" }, opening);
  const seed = { text: method === "ring" ? "17 5" : "公开数据 03 07 12", drawn_on: "2026-07-10", witnesses: [] };
  return drawReceipt({ commitment, opening, list, seed });
}

/** The verifier as a parent uses it: downloaded, opened from the disk, without a network. */
describe("the stand-alone verifier in a browser", () => {
  let browser: Browser;
  let page: Page;
  let watched: Watch;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "youheng-verifier-"));
    browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 390, height: 800 }, offline: true });
    watched = await watch(context, "file://");
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(watched.endStep()).toEqual([]));

  const verdictOn = async (receipt: unknown): Promise<string> => {
    const file = join(folder, "receipt.json");
    await writeFile(file, JSON.stringify(receipt));
    await page.goto(VERIFIER);
    await page.getByLabel("收据 receipt").setInputFiles(file);
    // the page was loaded anew, so that what it says is of this receipt
    await expect.poll(() => page.locator("#verdict").textContent()).not.toBe("");
    return (await page.locator("#verdict").textContent()) ?? "";
  };

  it("verifies a receipt of every method, by the digest of before the draw, and looks a number up", async () => {
    for (const method of ["random_numbers", "ring", "deferred_acceptance"] as const) {
      const receipt = receiptOf(method);
      expect(await verdictOn(receipt)).toBe("✓ 核对无误 · verified (40)");
      await page.locator("#digest").fill(receipt.commitment.commitment_digest);
      await expect.poll(() => page.locator("#verdict").textContent()).toBe("✓ 核对无误 · verified (40)");
      const winner = receipt.results.find(({ school }) => school !== null)!;
      await page.locator("#who").fill(winner.applicant);
      await expect.poll(() => page.locator("#found").textContent()).toContain(`录取 school: ${winner.school} 小学`);
    }
    expect(await scrollsSideways(page)).toBe(false);
    expect(await unnamed(page)).toEqual([]);
  });

  it("rejects tampered receipts and says what differs", async () => {
    const receipt = receiptOf("deferred_acceptance");
    const loser = receipt.results.findIndex(({ school }) => school === null);
    const results = receipt.results.with(loser, { ...receipt.results[loser]!, school: "S1", preference: 1 });
    expect(await verdictOn({ ...receipt, results })).toContain("✗");
    await expect.poll(() => page.locator("li.bad").first().textContent()).toContain(receipt.results[loser]!.applicant);
    expect(await verdictOn({ ...receipt, seed: { ...receipt.seed, text: "公开数据 03 07 13" } })).toContain("✗");
    await expect.poll(() => page.locator("li.bad").first().textContent()).toContain("种子");
    const list = receipt.list.with(9, { ...receipt.list[9]!, preferences: ["S1"], priorities: [1] });
    expect(await verdictOn({ ...receipt, list })).toContain("✗");
    await expect.poll(() => page.locator("li.bad").first().textContent()).toContain("A109");
    expect(await verdictOn({ kind: "something else" })).toContain("✗");
    await page.locator("#digest").fill("0".repeat(64));
    expect(await verdictOn(receipt)).toContain("✓");
    await page.locator("#digest").fill("0".repeat(64));
    await expect.poll(() => page.locator("#verdict").textContent()).toContain("✗");
  });
});
