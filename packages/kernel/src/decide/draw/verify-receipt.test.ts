import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applicantsOf, drawnList, rulesOf } from "./draw.arbitrary.ts";
import { commitDraw } from "./draw-commitment.ts";
import { rowDigest, rowSalts } from "./draw-digests.ts";
import { drawReceipt, type Receipt } from "./draw-receipt.ts";
import type { Applicant, DrawRules } from "./draw-rules.ts";
import { verifyReceipt } from "./verify-receipt.ts";

const opening = { salt: "0123456789abcdef".repeat(4) };

function receiptOf(list: readonly Applicant[], rules: DrawRules, text = "二等奖 3 5 1"): Receipt {
  const commitment = commitDraw({ list, rules, committedOn: "2026-07-01" }, opening);
  return drawReceipt({ commitment, opening, list, seed: { text, drawn_on: "2026-07-10", witnesses: ["公证处"] } });
}

const receipt = receiptOf(applicantsOf(12, ["S1", "S2"]), rulesOf());
const broken = (value: unknown): readonly string[] =>
  verifyReceipt(value)
    .checks.filter(({ holds }) => !holds)
    .map(({ id }) => id);
const what = (value: unknown, id: string): readonly string[] =>
  verifyReceipt(value).checks.find((one) => one.id === id)!.what;

describe("a receipt", () => {
  it("verifies, also after it went through JSON", () => {
    expect(verifyReceipt(JSON.parse(JSON.stringify(receipt)))).toMatchObject({
      verified: true,
      commitment_digest: receipt.commitment.commitment_digest,
    });
  });

  it("verifies for every list and every method", () => {
    fc.assert(
      fc.property(drawnList, fc.constantFrom("random_numbers", "deferred_acceptance"), ({ list, rules }, method) => {
        expect(broken(receiptOf(list, { ...rules, method }))).toEqual([]);
      }),
    );
    const ring = rulesOf({ method: "ring", schools: [{ school_code: "S1", name: "", places: 15, held_back: 0 }] });
    expect(broken(receiptOf(applicantsOf(20), ring, "6 3"))).toEqual([]);
  });

  it("names the applicant whose preferences were changed after the digest was published", () => {
    const list = receipt.list.with(4, { ...receipt.list[4]!, preferences: ["S2", "S1"] });
    expect(broken({ ...receipt, list })).toContain("list");
    expect(what({ ...receipt, list }, "list")).toEqual(["A005", "list_digest"]);
  });

  it("notices an applicant added, taken away, or put in another's place", () => {
    const added = [...receipt.list, { ...receipt.list[0]!, applicant: "A999" }];
    expect(what({ ...receipt, list: added }, "list")).toEqual(["A999", "list_digest", "applicants", "numbers"]);
    expect(what({ ...receipt, list: receipt.list.slice(1) }, "list")).toEqual([
      "− 1",
      "list_digest",
      "applicants",
      "numbers",
    ]);
    const replaced = receipt.list.with(11, { ...receipt.list[11]!, applicant: "A999" });
    expect(what({ ...receipt, list: replaced }, "list")).toEqual(["A999", "list_digest"]);
  });

  it("notices another seed, also when its digest was made to fit", () => {
    const seed = { ...receipt.seed, text: "二等奖 3 5 2" };
    expect(broken({ ...receipt, seed })).toEqual(expect.arrayContaining(["seed", "numbers", "digests"]));
    const forged = {
      ...receipt,
      seed,
      seed_digest: receiptOf(receipt.list, receipt.commitment.rules, seed.text).seed_digest,
    };
    expect(broken(forged)).toContain("numbers");
    expect(broken(forged)).not.toContain("seed");
  });

  it("notices a line's digest that was changed though the list was not", () => {
    const { commitment } = receipt;
    const other = `${commitment.row_digests[0]!.slice(0, -1)}${commitment.row_digests[0]!.endsWith("0") ? "1" : "0"}`;
    const changed = { ...receipt, commitment: { ...commitment, row_digests: commitment.row_digests.with(0, other) } };
    expect(broken(changed)).toEqual(["list"]);
    expect(what(changed, "list")).toEqual(["row_digests"]);
  });

  it("notices a rule changed after the digest was published", () => {
    const schools = receipt.commitment.rules.schools.map((one) => ({ ...one, places: one.places + 1 }));
    const commitment = { ...receipt.commitment, rules: { ...receipt.commitment.rules, schools } };
    expect(broken({ ...receipt, commitment })).toEqual(expect.arrayContaining(["rules", "results", "schools"]));
  });

  it("names whose result was changed, and whose place on a waiting list", () => {
    const loser = receipt.results.findIndex(({ school }) => school === null);
    const admitted = { ...receipt.results[loser]!, school: "S1", preference: 1 };
    const changed = { ...receipt, results: receipt.results.with(loser, admitted) };
    expect(broken(changed)).toEqual(["results", "digests"]);
    expect(what(changed, "results")).toEqual([admitted.applicant]);
    const waiting = receipt.results[loser]!.waiting.map((one) => ({ ...one, place: one.place + 1 }));
    const moved = { ...receipt, results: receipt.results.with(loser, { ...receipt.results[loser]!, waiting }) };
    expect(broken(moved)).toEqual(["waiting", "digests"]);
  });

  it("is found out by the digest of before the draw when everything was made anew and fits together", () => {
    const fewer = receiptOf(applicantsOf(11, ["S1", "S2"]), rulesOf());
    expect(verifyReceipt(fewer).verified).toBe(true);
    const { checks, verified } = verifyReceipt(fewer, { published: receipt.commitment.commitment_digest });
    expect(verified).toBe(false);
    expect(checks.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual(["published"]);
  });

  it("is compared with a list of one's own", () => {
    const mine = receipt.list.with(2, { ...receipt.list[2]!, preferences: ["S3"], priorities: [null] });
    const { checks } = verifyReceipt(receipt, { applicants: mine });
    expect(checks.filter(({ holds }) => !holds)).toMatchObject([{ id: "applicants", what: ["A003"] }]);
    expect(verifyReceipt(receipt, { applicants: receipt.list.toReversed() }).verified).toBe(true);
  });

  it("shows an unfair result of deferred acceptance as a complaint", () => {
    const fair = receiptOf(applicantsOf(12, ["S1", "S2"]), rulesOf({ method: "deferred_acceptance" }));
    const winner = fair.results.findIndex(({ school }) => school === "S1");
    const loser = fair.results.findIndex(({ school }) => school === null);
    const swapped = fair.results
      .with(winner, { ...fair.results[winner]!, school: null, preference: null })
      .with(loser, { ...fair.results[loser]!, school: "S1", preference: 1 });
    expect(what({ ...fair, results: swapped }, "stable")).toContain(fair.results[winner]!.applicant);
  });

  it("breaks with any change of any value in it, and never throws", () => {
    const whole = JSON.stringify(receipt);
    const paths: (readonly (string | number)[])[] = [];
    JSON.parse(whole, () => undefined);
    const walk = (value: unknown, path: readonly (string | number)[]): void => {
      if (typeof value === "object" && value !== null)
        for (const [key, of] of Object.entries(value)) walk(of, [...path, Array.isArray(value) ? Number(key) : key]);
      else paths.push(path);
    };
    walk(receipt, []);
    const values = fc.constantFrom<unknown>(null, "", "x", 7, -1, 0.5, true, {}, []);
    fc.assert(
      fc.property(fc.constantFrom(...paths), values, (path, value) => {
        const copy = JSON.parse(whole) as Record<string | number, unknown>;
        const last = path.at(-1)!;
        const parent = path.slice(0, -1).reduce((at, key) => at[key] as Record<string | number, unknown>, copy);
        fc.pre(JSON.stringify(parent[last]) !== JSON.stringify(value));
        parent[last] = value;
        expect(verifyReceipt(copy).verified).toBe(false);
      }),
      { numRuns: 600 },
    );
  });

  it("says of anything else that it is no receipt", () => {
    for (const value of [null, 7, "receipt", [], {}, { kind: "youheng-draw-receipt" }])
      expect(broken(value)).toEqual(["form"]);
  });
});

describe("a family's own line", () => {
  it("is found among the published digests before the draw by who knows its salt, and by nobody else", () => {
    const row = receipt.list[3]!;
    const salt = rowSalts(opening.salt)(row.applicant);
    expect(receipt.commitment.row_digests[3]).toBe(rowDigest(row, salt));
    expect(receipt.commitment.row_digests).not.toContain(rowDigest(row, rowSalts("00".repeat(32))(row.applicant)));
    expect(JSON.stringify(receipt.commitment)).not.toContain(opening.salt);
  });
});
