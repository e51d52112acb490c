import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { drawnList } from "./draw.arbitrary.ts";
import { commitDraw } from "./draw-commitment.ts";
import { drawReceipt, type Receipt } from "./draw-receipt.ts";
import type { DrawRules } from "./draw-rules.ts";
import { drawUnits, inListOrder } from "./draw-units.ts";

const page = readFileSync(new URL("../../../../../verifier/draw-verifier.html", import.meta.url), "utf8");
const script = page.slice(page.indexOf("<script>") + 8, page.lastIndexOf("</script>"));

/** The stand-alone verifier as Node would run it, on one receipt: what it says, and its exit status. */
function independently(receipt: unknown): { readonly exit: number; readonly said: string } {
  const lines: string[] = [];
  const process = { argv: ["node", "verifier", "receipt.json"], exitCode: 0 };
  const require = () => ({ readFileSync: () => JSON.stringify(receipt) });
  runInNewContext(script, { process, require, console: { log: (line: string) => lines.push(line) }, TextEncoder });
  return { exit: process.exitCode, said: lines.join("\n") };
}

const opening = { salt: "a7".repeat(32) };
const choices = fc.record({
  method: fc.constantFrom<DrawRules["method"]>("random_numbers", "deferred_acceptance", "ring"),
  waiting_list: fc.constantFrom<DrawRules["waiting_list"]>("none", "unplaced", "prefer"),
  passes: fc.boolean(),
  start: fc.nat(),
  interval: fc.nat(),
});

const receipts: fc.Arbitrary<Receipt> = fc.tuple(drawnList, choices).map(([{ list: drawn, rules: of }, chosen]) => {
  const { method, waiting_list, passes, start, interval } = chosen;
  const groups = passes && method !== "deferred_acceptance" ? "pass_over" : "admit_whole";
  const rules: DrawRules = { ...of, method, waiting_list, groups };
  const units = drawUnits(inListOrder(drawn));
  const numberOf = new Map(
    units.flatMap(({ members }, u) => members.map((at) => [inListOrder(drawn)[at]!.applicant, u + 1])),
  );
  const list = drawn.map((row) => ({ ...row, number: method === "ring" ? numberOf.get(row.applicant)! : null }));
  const text = method === "ring" ? `${(start % units.length) + 1} ${(interval % units.length) + 1}` : `seed ${start}`;
  const commitment = commitDraw({ list, rules, committedOn: "2026-07-01" }, opening);
  return drawReceipt({ commitment, opening, list, seed: { text, drawn_on: "2026-07-10", witnesses: [] } });
});

it("comes to the same result as the kernel, though they share no code: every method, twins, classes, waiting lists", () => {
  fc.assert(
    fc.property(receipts, (receipt) => {
      const { exit, said } = independently(receipt);
      expect(said).toContain("verified");
      expect(exit).toBe(0);
    }),
    { numRuns: 120 },
  );
});

it("rejects a receipt in which one applicant's result is another's", () => {
  fc.assert(
    fc.property(receipts, fc.nat(), (receipt, which) => {
      const at = which % receipt.results.length;
      const other = receipt.results.find(({ school }) => school !== receipt.results[at]!.school);
      fc.pre(other !== undefined);
      const { school, preference } = other;
      const results = receipt.results.with(at, { ...receipt.results[at]!, school, preference });
      const { exit, said } = independently({ ...receipt, results });
      expect([exit, said.includes(receipt.results[at]!.applicant)]).toEqual([1, true]);
    }),
    { numRuns: 60 },
  );
});
