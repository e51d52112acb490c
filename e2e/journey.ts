import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { openBrowser, watch, type Watch } from "./browse.ts";
import { type Product, startProduct } from "./start-product.ts";

/** What a journey walks with; there once its tests run. */
export interface Journey {
  readonly product: Product;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly watched: Watch;
}

/**
 * Sets a journey up: the product on a port and folder of its own, a browser 1440 pixels wide, someone signed in by the one-time link;
 * and takes all of it down. Every step fails on a request that leaves the machine, a breach of the security policy, or a complaint.
 *
 * @param options  `example` false: begins with an empty store · `begin`: what comes before the first step
 * @example        const at = journey({ example: true }); it("…", () => at.page.goto(…))
 */
export function journey(options: {
  readonly example: boolean;
  readonly begin?: (at: Journey) => Promise<unknown>;
}): Journey {
  const at: { -readonly [K in keyof Journey]?: Journey[K] } = {};
  beforeAll(async () => {
    at.product = await startProduct({ example: options.example });
    at.browser = await openBrowser();
    at.context = await at.browser.newContext({ viewport: { width: 1440, height: 900 } });
    at.watched = await watch(at.context, at.product.url);
    at.page = await at.context.newPage();
    await at.page.goto(at.product.link);
    await at.page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    await at.page.getByRole("heading", { level: 1 }).first().waitFor();
    await options.begin?.(at as Journey);
  });
  afterAll(async () => {
    await at.browser?.close();
    await at.product?.stop();
  });
  afterEach(() => {
    expect(at.watched?.trouble.splice(0)).toEqual([]);
  });
  return at as Journey;
}
