import { describe, expect, it } from "vitest";
import { applicantsOf, rulesOf } from "./draw.arbitrary.ts";
import { drawOutcome } from "./draw-outcome.ts";

const SEEDS = 6000;
const salt = "5a".repeat(32);
const commitmentDigest = "c3".repeat(32);

/** Σ (seen − expected)² ÷ expected. */
function chiSquare(seen: ArrayLike<number>, expected: number): number {
  return Array.from(seen, (count) => (count - expected) ** 2 / expected).reduce((sum, one) => sum + one, 0);
}

/** Upper 0.01 % points of χ², from tables: one seeded test in ten thousand would fail by chance alone. */
const CRITICAL = { 11: 37.37, 25: 59.0, 119: 184.0 } as const;

const drawWith = (count: number, places: number, seed: string) =>
  drawOutcome(applicantsOf(count), rulesOf({ schools: [{ school_code: "S1", name: "", places, held_back: 0 }] }), {
    salt,
    commitmentDigest,
    seed,
  }).results;

describe("uniformity over many seeds", () => {
  it("admits each of 12 applicants to 4 places equally often", () => {
    const wins = new Int32Array(12);
    for (let seed = 0; seed < SEEDS; seed++)
      drawWith(12, 4, `seed ${seed}`).forEach(({ school }, at) => (wins[at]! += school === null ? 0 : 1));
    // sampling without replacement: the variance of a count is p(1 − p), hence the factor 11/12 ÷ (1 − 4/12)
    const corrected = chiSquare(wins, (SEEDS * 4) / 12) * (11 / 12 / (1 - 4 / 12));
    expect(corrected).toBeLessThan(CRITICAL[11]);
    expect(corrected).toBeGreaterThan(1);
  });

  it("gives each of 6 applicants each place in the order equally often", () => {
    const places = Array.from({ length: 6 }, () => new Int32Array(6));
    for (let seed = 0; seed < SEEDS; seed++)
      drawWith(6, 1, `round ${seed}`).forEach(({ order }, at) => places[at]![order! - 1]!++);
    const total = places.map((row) => chiSquare(row, SEEDS / 6)).reduce((sum, one) => sum + one, 0);
    expect(total).toBeLessThan(CRITICAL[25]);
  });

  it("makes all 120 orders of 5 applicants equally often: nobody's number hangs on another's", () => {
    const orders = new Map<string, number>();
    for (let seed = 0; seed < 2 * SEEDS; seed++) {
      const order = drawWith(5, 1, `dice ${seed}`)
        .map((one) => one.order)
        .join("");
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).toBe(120);
    expect(chiSquare(Array.from(orders.values()), (2 * SEEDS) / 120)).toBeLessThan(CRITICAL[119]);
  });

  it("changes with every part of its source", () => {
    const rules = rulesOf();
    const base = { salt, commitmentDigest, seed: "1 2 3" };
    const numbers = (source: typeof base): unknown =>
      drawOutcome(applicantsOf(9), rules, source).results.map((one) => one.numbers);
    expect(numbers({ ...base, seed: "1 2 4" })).not.toEqual(numbers(base));
    expect(numbers({ ...base, salt: "5b".repeat(32) })).not.toEqual(numbers(base));
    expect(numbers({ ...base, commitmentDigest: "c4".repeat(32) })).not.toEqual(numbers(base));
  });
});
