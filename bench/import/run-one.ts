import { CONTENDERS } from "./contenders.ts";

/** Runs one contender in a process of its own, so that its memory is its own: `node run-one.ts csv NAME FILE`. */
const [format = "", name = "", path = ""] = process.argv.slice(2);
const contender = CONTENDERS[format === "csv" ? "csv" : "xlsx"][name];
if (contender === undefined) throw new Error(`no contender ${name}`);
const began = performance.now();
const rows = await contender(path);
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage();
process.stdout.write(
  JSON.stringify({ rows, seconds, cpuSeconds: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1024 }),
);
