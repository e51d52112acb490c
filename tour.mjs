import { chromium } from "playwright-core";
const [base, linkOrState, lang="zh", ...paths] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-background-networking"] });
const ctx = await b.newContext(linkOrState.endsWith(".json") ? { storageState: linkOrState } : {});
const p = await ctx.newPage();
p.on("pageerror", e => console.log("PAGEERROR", e.message));
p.on("console", m => { if (m.type()==="error") console.log("CONSOLE", m.text().slice(0,300)); });
if (!linkOrState.endsWith(".json")) { await p.goto(linkOrState); await p.waitForTimeout(3000); console.log(p.url()); await ctx.storageState({ path: "/work/audit/state.json" }); }
for (const path of paths) for (const w of [1440, 390]) {
  await p.setViewportSize({ width: w, height: w===1440?900:844 });
  await p.goto(base + path); await p.waitForTimeout(3500);
  const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const name = `/work/audit/shots/${path.replace(/\W+/g,"_")}_${w}_${lang}.png`;
  await p.screenshot({ path: name, fullPage: true }); console.log(name, "overflow", over);
}
await b.close();
