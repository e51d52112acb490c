import path from "node:path";
import type { Page } from "playwright-core";
import { atRest } from "./browse.ts";

const folder = process.env["PICTURES"];
const desk = { width: 1440, height: 900 };
const telephone = { width: 390, height: 844 };

/**
 * Takes pictures of a page to be looked at by people, wide and narrow, in Chinese and in English, and leaves it as it was: Chinese, wide.
 * Only when PICTURES names a folder for them.
 */
export async function pictures(page: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  const take = async (kind: string): Promise<void> => {
    await atRest(page);
    await page.screenshot({ path: path.join(folder, `${name}-${kind}.png`), fullPage: true });
  };
  const speak = (label: string): Promise<void> =>
    page.evaluate((wanted) => document.querySelector<HTMLElement>(`button[aria-label="${wanted}"]`)?.click(), label);
  await take("zh-1440");
  await page.setViewportSize(telephone);
  await take("zh-390");
  await speak("切换为英文");
  await take("en-390");
  await page.setViewportSize(desk);
  await take("en-1440");
  await speak("Switch to Chinese");
  await atRest(page);
}
