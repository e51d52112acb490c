import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser for the journeys. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: flags });
}

/** What a page must never do: leave its origin, break its security policy, fail, or complain. */
export interface Watch {
  readonly trouble: string[];
}

/** Watches everything that happens in a context. Messages of the graphics driver are not ours. */
export async function watch(context: BrowserContext, origin: string): Promise<Watch> {
  const trouble: string[] = [];
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    );
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if ((url.protocol === "http:" || url.protocol === "https:" || url.protocol === "ws:") && url.origin !== origin)
      trouble.push(`request to ${request.url()}`);
  });
  context.on("console", (message) => {
    if ((message.type() === "error" || message.type() === "warning") && !message.text().includes("GL Driver Message"))
      trouble.push(`${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => trouble.push(`page error: ${error.error().message}`));
  return { trouble };
}

/** True when the page can be scrolled sideways. */
export function scrollsSideways(page: Page): Promise<boolean> {
  // the map's canvas takes its new width a frame or two after the window has: what is asked is how the page comes to rest
  return page.evaluate(async () => {
    const overflows = (): boolean => document.documentElement.scrollWidth > window.innerWidth;
    const end = performance.now() + 3000;
    while (overflows() && performance.now() < end) await new Promise(requestAnimationFrame);
    return overflows();
  });
}

/** Elements that a screen reader could not name: buttons, links, inputs and pictures without words. */
export function unnamed(page: Page): Promise<string[]> {
  return page.evaluate(() => {
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
