import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { openBrowser, watch, Watch } from "./browse.ts";
import { type Product, startProduct } from "./start-product.ts";

/** What a journey walks with; there once its tests run. */
export interface Journey {
  readonly product: Product;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly watched: Watch;
  /** a page of somebody else, who is not signed in; watched like the first */
  visit(viewport?: Size): Promise<Page>;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface JourneyOptions {
  /** false: begins with an empty store */
  readonly example: boolean;
  /** false: nobody follows the one-time link before the first step */
  readonly signedIn?: boolean;
  /** what comes before the first step */
  readonly begin?: (at: Journey) => Promise<unknown>;
  /** what goes after the last one, when browser and product have ended */
  readonly end?: () => Promise<unknown>;
}

const DESK: Size = { width: 1440, height: 900 };

/**
 * Sets a journey up: the product on a port and folder of its own, a browser 1440 pixels wide, someone signed in by the one-time link;
 * and takes all of it down. Every step fails on a request that leaves the machine, a breach of the security policy, or a complaint.
 *
 * @example  const at = journey({ example: true }); it("…", () => at.page.goto(…))
 */
export function journey(options: JourneyOptions): Journey {
  const at: { -readonly [K in keyof Journey]?: Journey[K] } = {};
  const watched = new Watch();
  const newContext = async (viewport: Size): Promise<BrowserContext> => {
    const context = await at.browser!.newContext({ viewport, acceptDownloads: true });
    await watch(context, at.product!.url, watched);
    return context;
  };
  beforeAll(async () => {
    at.product = await startProduct({ example: options.example });
    at.browser = await openBrowser();
    at.context = await newContext(DESK);
    at.watched = watched;
    at.visit = async (viewport = DESK) => await (await newContext(viewport)).newPage();
    at.page = await at.context.newPage();
    if (options.signedIn !== false) await signIn(at as Journey);
    await options.begin?.(at as Journey);
  });
  afterAll(async () => {
    await at.browser?.close();
    await at.product?.stop();
    await options.end?.();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await pagesAsTheyAre(at as Journey, task.name);
    const trouble = watched.endStep();
    expect(trouble, at.product?.said()).toEqual([]);
  });
  return at as Journey;
}

/** Pictures of all pages, into the folder that PICTURES names: to see why a step failed. */
async function pagesAsTheyAre({ browser }: Journey, step: string): Promise<void> {
  const folder = process.env["PICTURES"];
  if (folder === undefined) return;
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [i, page] of pages.entries())
    await page.screenshot({ path: path.join(folder, `failed-${step.slice(0, 40).replaceAll(/\W+/g, "-")}-${i}.png`) });
}

/** Follows the one-time link, to the first page of the product. */
async function signIn({ page, product }: Journey): Promise<void> {
  await page.goto(product.link);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await page.getByRole("heading", { level: 1 }).first().waitFor();
}
