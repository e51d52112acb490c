import { setTimeout } from "node:timers/promises";
import { expect } from "vitest";
import { type Browser, type BrowserContext, chromium, type Locator, type Page, type Route } from "playwright-core";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Three ways to find steps that only one kind of machine passes; all 0 in `npm test`. */
const trial = {
  /** times that the pages compute slower than this machine */
  slower: Number(process.env["YOUHENG_SLOWER"] ?? "0"),
  /** longest time in ms by which an answer comes late, each by its own lot: what usually comes first may come last */
  late: Number(process.env["YOUHENG_LATE"] ?? "0"),
  /** ms that the hand rests after each step: everything on the page is there before the next, also what stands twice */
  hand: Number(process.env["YOUHENG_HAND"] ?? "0"),
};

/** The browser for the journeys. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: flags, slowMo: trial.hand });
}

/** What pages must never do: leave their origin, break their security policy, fail, or complain. */
export class Watch {
  #trouble: string[] = [];
  #forgiven: RegExp | null = null;

  /** Complaints of this kind are what the step is about: until it ends they are none. */
  forgive(pattern: RegExp): void {
    this.#forgiven = pattern;
  }

  /** Keeps what went wrong. */
  note(what: string): void {
    this.#trouble.push(what);
  }

  /** All that went wrong in the step that ends; the next one begins with nothing. */
  endStep(): readonly string[] {
    const forgiven = this.#forgiven;
    const trouble = this.#trouble.filter((one) => forgiven?.test(one) !== true);
    this.#trouble = [];
    this.#forgiven = null;
    return trouble;
  }
}

/** A step ends as soon as what it waits for is there; only a fault waits this long. */
const longestWait = 60_000;

/** Watches everything that happens in a context. Messages of the graphics driver are not ours. */
export async function watch(context: BrowserContext, origin: string, watched = new Watch()): Promise<Watch> {
  context.setDefaultTimeout(longestWait);
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    );
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if ((url.protocol === "http:" || url.protocol === "https:" || url.protocol === "ws:") && url.origin !== origin)
      watched.note(`request to ${request.url()}`);
  });
  context.on("console", (message) => {
    if ((message.type() === "error" || message.type() === "warning") && !message.text().includes("GL Driver Message"))
      watched.note(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => watched.note(`page error: ${error.error().message}`));
  if (trial.slower > 1) context.on("page", (page) => void slowDown(context, page));
  if (trial.late > 0) await context.route(/\/api\//, answerLate);
  return watched;
}

async function answerLate(route: Route): Promise<void> {
  await setTimeout(Math.random() * trial.late);
  await route.continue().catch(() => undefined); // the page may have left meanwhile
}

async function slowDown(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: trial.slower });
}

/**
 * Waits until a page has come to rest: nothing says that it is being fetched, and nothing has changed for a moment.
 * For what is asked of a page as a whole; a value that a step brings about is waited for by itself.
 */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const quietMs = 150;
    const longestMs = 10_000;
    const end = performance.now() + longestMs;
    let changed = performance.now();
    const observer = new MutationObserver(() => (changed = performance.now()));
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    const restless = (): boolean =>
      performance.now() - changed < quietMs || document.querySelector(".waiting") !== null;
    while (restless() && performance.now() < end) await new Promise(requestAnimationFrame);
    observer.disconnect();
  });
}

/** True when the page, come to rest, can be scrolled sideways. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  await atRest(page);
  // the map's canvas takes its new width a frame or two after the window has: what is asked is how the page comes to rest
  return await page.evaluate(async () => {
    const overflows = (): boolean => document.documentElement.scrollWidth > window.innerWidth;
    const end = performance.now() + 5000;
    while (overflows() && performance.now() < end) await new Promise(requestAnimationFrame);
    return overflows();
  });
}

/**
 * Begins to look out for something that is shown only for a while, such as progress: on a quick machine it may be gone
 * before anybody asks. Call it before the step that brings it about; what it gives back says whether it was ever there.
 */
export async function lookOutFor(page: Page, selector: string): Promise<() => Promise<boolean>> {
  const seen = await page.evaluateHandle((wanted) => {
    const noted = { yes: document.querySelector(wanted) !== null };
    new MutationObserver(() => {
      if (document.querySelector(wanted) !== null) noted.yes = true;
    }).observe(document.body, { subtree: true, childList: true });
    return noted;
  }, selector);
  return () => seen.evaluate((noted) => noted.yes);
}

/** Waits until no menu, list or dialog is still opening or closing: what moves between pressing and letting go is not clicked. */
export async function motionOver(page: Page): Promise<void> {
  const moving = page.locator('[class*="ant-slide-"], [class*="ant-zoom-"], [class*="ant-fade-"]');
  await expect.poll(() => moving.count()).toBe(0);
}

/** Chooses in a menu: what opens it, and the item. */
export async function pick(opener: Locator, item: string | RegExp): Promise<void> {
  const page = opener.page();
  await opener.click();
  const found = page.getByRole("menuitem", { name: item }).first();
  await found.waitFor();
  await motionOver(page);
  await found.click();
}

/** Waits until no dialog is left: one that is on its way out would be taken for the next. */
export async function dialogsGone(page: Page): Promise<void> {
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
}

/** Chooses, in the dialog that is open, what has this word in it; a list for several choices stays open. */
export async function choose(page: Page, label: string, word: string): Promise<void> {
  await page.getByRole("dialog").getByLabel(label, { exact: true }).click();
  await page.keyboard.type(word);
  const option = page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: word }).first();
  await option.waitFor();
  await motionOver(page);
  await option.click();
}

/** Elements of the page, come to rest, that a screen reader could not name: buttons, links, inputs and pictures without words. */
export async function unnamed(page: Page): Promise<string[]> {
  await atRest(page);
  return await page.evaluate(() => {
    const nameOf = (element: Element): string =>
      [
        element.getAttribute("aria-label"),
        element.getAttribute("title"),
        element.getAttribute("alt"),
        (element.getAttribute("aria-labelledby") ?? "")
          .split(" ")
          .map((id) => document.getElementById(id)?.textContent ?? "")
          .join(""),
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
          ? [...(element.labels ?? [])].map((label) => label.textContent).join("")
          : "",
        element.textContent,
      ]
        .join("")
        .trim();
    const visible = (element: Element): boolean =>
      element.closest("[aria-hidden=true], [hidden]") === null &&
      element.getClientRects().length > 0 &&
      getComputedStyle(element).visibility !== "hidden";
    const all = [
      ...document.querySelectorAll(
        "button, a[href], input:not([type=hidden]), select, textarea, img, [role=button], svg[role=img]",
      ),
    ];
    return all
      .filter((element) => visible(element) && nameOf(element) === "")
      .map((element) => element.outerHTML.slice(0, 160));
  });
}
