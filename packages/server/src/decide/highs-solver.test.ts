import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  checkSolution,
  createModelBuilder,
  findConflict,
  type LinearModel,
  objectiveOf,
  solveInPhases,
  type SolveProgress,
  writeLp,
  writeMps,
} from "@youheng/kernel/solve";
import { seededChance } from "@youheng/kernel/stats";
import { afterAll, describe, expect, it } from "vitest";
import { openHighsSolver } from "./highs-solver.ts";

const solver = openHighsSolver();
afterAll(() => solver.close());

const says = (en: string): { zh: string; en: string } => ({ zh: `规则 ${en}`, en });

/** Chairs and tables of the README of highs-js: 20 chairs and 10 tables earn 1100. */
function workshop(): LinearModel {
  const model = createModelBuilder("workshop", 5);
  const chairs = model.column({ name: "chairs", cost: -30, integer: true });
  const tables = model.column({ name: "tables", cost: -50, integer: true });
  const both = (a: number, b: number) => [[chairs, a] as const, [tables, b] as const];
  model.row({ name: "carpentry", upper: 40, says: says("carpentry") }, both(1, 2));
  model.row({ name: "finishing", lower: 1, upper: 50, says: says("finishing") }, both(2, 1));
  return model.finish();
}

/** A multi-dimensional knapsack with seeded numbers: hard enough to take a while. */
function knapsack(items: number, limits: number, seed = 3): LinearModel {
  const chance = seededChance(seed);
  const model = createModelBuilder(`knapsack ${items} × ${limits}`);
  const weights = Array.from({ length: limits }, () => Array.from({ length: items }, () => 10 + chance(90)));
  for (let j = 0; j < items; j++)
    model.column({ name: `物品 ${j}`, cost: -(20 + chance(80) + weights[0]![j]!), upper: 1, integer: true });
  for (const [i, row] of weights.entries())
    model.row(
      { name: `limit ${i}`, upper: 25 * items, says: says(`limit ${i}`) },
      row.map((w, j) => [j, w] as const),
    );
  return model.finish();
}

describe("openHighsSolver", () => {
  it("finds and proves the best plan of the workshop", async () => {
    const model = workshop();
    const { status, values, objective, bound, gap } = await solver.solve(model);
    expect({ status, values: Array.from(values!), objective, bound, gap }).toEqual({
      status: "optimal",
      values: [20, 10],
      objective: -1095,
      bound: -1095,
      gap: 0,
    });
    expect(checkSolution(model, values!, objective)).toEqual([]);
  });

  it("gives the price of a row of a model without whole numbers", async () => {
    const model = createModelBuilder("diet");
    const x = model.column({ name: "x", cost: 3 });
    model.row({ name: "enough", lower: 4, says: says("enough") }, [[x, 1]]);
    const { objective, rowDuals } = await solver.solve(model.finish());
    expect(objective).toBe(12);
    expect(Array.from(rowDuals!)).toEqual([3]);
  });

  it("goes on from where a model with fewer columns ended, to the same best", async () => {
    const diet = (prices: readonly number[]): LinearModel => {
      const model = createModelBuilder("diet");
      const columns = prices.map((cost, i) => model.column({ name: `x${i}`, cost }));
      for (const [at, lower] of [40, 30, 20].entries())
        model.row(
          { name: `enough ${at}`, lower, says: says("enough") },
          columns.map((column, i) => [column, 1 + ((i * 7 + at * 3) % 5)] as const),
        );
      return model.finish();
    };
    const { basis } = await solver.solve(diet([9, 8, 7]));
    expect(basis!.columns).toHaveLength(3);
    expect(basis!.rows).toHaveLength(3);
    const prices = [9, 8, 7, 3, 2, 6];
    const [cold, warm] = [await solver.solve(diet(prices)), await solver.solve(diet(prices), { basis: basis! })];
    expect(warm.objective).toBeCloseTo(cold.objective!, 9);
    const odd = { columns: new Int32Array(9), rows: new Int32Array(1) };
    expect((await solver.solve(diet(prices), { basis: odd })).objective).toBeCloseTo(cold.objective!, 9);
  });

  it("knows whether rules hold when there is nothing to decide", async () => {
    const idle = (lower: number): LinearModel => {
      const model = createModelBuilder("idle", 7);
      model.row({ name: "need", lower, says: says("so many are needed") }, []);
      return model.finish();
    };
    expect(await solver.solve(idle(0))).toMatchObject({ status: "optimal", objective: 7, bound: 7, gap: 0 });
    expect(await solver.solve(idle(1))).toMatchObject({ status: "infeasible", values: null });
    expect((await findConflict(solver, idle(1))).map(({ en }) => en)).toEqual(["so many are needed"]);
  });

  it("keeps the best plan when time is up, and tells how far it is from the best", async () => {
    const told: SolveProgress[] = [];
    const model = knapsack(120, 12);
    const solution = await solver.solve(model, { seconds: 1.5, onProgress: (one) => told.push(one) });
    expect(solution).toMatchObject({ status: "feasible", stopped: "time" });
    expect(solution.gap!).toBeGreaterThan(0);
    expect(solution.bound!).toBeLessThan(solution.objective!);
    expect(checkSolution(model, solution.values!, solution.objective)).toEqual([]);
    expect(told.some(({ values }) => values !== undefined)).toBe(true);
  });

  it("ends on cancel with the best plan so far", async () => {
    const cancel = new AbortController();
    const onProgress = ({ values }: SolveProgress): void => {
      if (values !== undefined) cancel.abort();
    };
    const solution = await solver.solve(knapsack(120, 12), { seconds: 25, onProgress, signal: cancel.signal });
    expect(solution).toMatchObject({ status: "feasible", stopped: "cancelled" });
    expect(solution.seconds).toBeLessThan(15);
  });

  it("takes a plan to begin with, and gives it back when there is no time to better it", async () => {
    const model = knapsack(120, 12);
    const first = await solver.solve(model, { seconds: 2 });
    const second = await solver.solve(model, { seconds: 0.5, start: first.values! });
    expect(second.objective!).toBeLessThanOrEqual(first.objective!);
  });

  it("says which rules cannot hold together, and none that has no part in it", async () => {
    const model = createModelBuilder("too little");
    const [a, b] = [model.column({ name: "a" }), model.column({ name: "b" })];
    model.row({ name: "need", lower: 10, says: says("ten places are needed") }, [
      [a, 1],
      [b, 1],
    ]);
    model.row({ name: "a", upper: 4, says: says("a has four") }, [[a, 1]]);
    model.row({ name: "b", upper: 3, says: says("b has three") }, [[b, 1]]);
    model.row({ name: "idle", upper: 100, says: says("idle") }, [[a, 1]]);
    const finished = model.finish();
    expect((await solver.solve(finished)).status).toBe("infeasible");
    expect((await findConflict(solver, finished)).map(({ en }) => en)).toEqual([
      "ten places are needed",
      "a has four",
      "b has three",
    ]);
  });

  it("finds the conflict that only whole numbers make", async () => {
    const model = createModelBuilder("odd");
    const x = model.column({ name: "x", upper: 5, integer: true });
    model.row({ name: "odd", lower: 3, upper: 3, says: says("twice x is three") }, [[x, 2]]);
    model.row({ name: "idle", upper: 100, says: says("idle") }, [[x, 1]]);
    expect((await findConflict(solver, model.finish())).map(({ en }) => en)).toEqual(["twice x is three"]);
  });

  it("solves in phases: the second does not give up anything of the first", async () => {
    const model = createModelBuilder("phases");
    const [near, far] = [model.column({ name: "near", upper: 6 }), model.column({ name: "far", upper: 9 })];
    model.row({ name: "enough", lower: 8, says: says("enough") }, [
      [near, 1],
      [far, 1],
    ]);
    const { solution, phases } = await solveInPhases(solver, model.finish(), [
      { says: says("few far"), cost: Float64Array.of(0, 1) },
      { says: says("few near"), cost: Float64Array.of(1, 0) },
    ]);
    expect(phases.map(({ objective }) => Number(objective!.toFixed(4)))).toEqual([2, 6]);
    expect(Array.from(solution.values!, Math.round)).toEqual([6, 2]);
  });
});

const has = (program: string): boolean => {
  try {
    execFileSync("sh", ["-c", `command -v ${program}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/** The objective another solver finds in a file of ours. */
function solvedElsewhere(program: "cbc" | "glpsol", text: string, ending: "lp" | "mps"): number {
  const folder = mkdtempSync(join(tmpdir(), "youheng-solve-"));
  try {
    const [file, out] = [join(folder, `model.${ending}`), join(folder, "out.txt")];
    writeFileSync(file, text);
    const reading = ending === "lp" ? ["--lp", file] : ["--freemps", file];
    const args = program === "cbc" ? [file, "ratio", "0", "solve", "solution", out] : [...reading, "-o", out];
    execFileSync(program, args, { stdio: "ignore" });
    const found = /(?:objective value|Objective:.*?=)\s*(-?[\d.e+-]+)/i.exec(readFileSync(out, "utf8"));
    return Number(found![1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A model with everything that a file can hold: a constant, ranges, free, negative, fixed and whole decisions, an idle row. */
function everything(): LinearModel {
  const model = createModelBuilder("一切 everything", 100.5);
  const free = model.column({ name: "自由", cost: 1, lower: Number.NEGATIVE_INFINITY });
  const below = model.column({ name: "below", cost: -2, lower: -7.5, upper: -1 });
  const fixed = model.column({ name: "e2", cost: 4, lower: 3, upper: 3 });
  const whole = model.column({ name: "whole", cost: -1, integer: true });
  const only = model.column({ name: "no lower", cost: 0.5, lower: Number.NEGATIVE_INFINITY, upper: 8 });
  model.row({ name: "range", lower: -4, upper: 9.25, says: says("range") }, [
    [free, 1],
    [below, 2],
    [whole, 0.5],
  ]);
  model.row({ name: "equal", lower: 2, upper: 2, says: says("equal") }, [
    [only, 1],
    [fixed, -1],
    [free, 1],
  ]);
  model.row({ name: "most", upper: 7.9, says: says("most") }, [[whole, 1]]);
  model.row({ name: "idle", says: says("idle") }, [
    [whole, 1],
    [free, 1],
  ]);
  return model.finish();
}

const models = { workshop, everything, knapsack: () => knapsack(25, 3) };

describe.each(Object.entries(models))("%s in another solver", (_, make) => {
  it.skipIf(!has("cbc"))("costs the same in CBC, read as MPS (needs coinor-cbc)", async () => {
    const { objective } = await solver.solve(make());
    expect(solvedElsewhere("cbc", writeMps(make()), "mps")).toBeCloseTo(objective!, 5);
  });

  it.skipIf(!has("glpsol"))("costs the same in GLPK, read as LP and as MPS (needs glpk-utils)", async () => {
    const { objective, values } = await solver.solve(make());
    expect(objectiveOf(make(), values!)).toBeCloseTo(objective!, 9);
    expect(solvedElsewhere("glpsol", writeLp(make()), "lp")).toBeCloseTo(objective!, 5);
    expect(solvedElsewhere("glpsol", writeMps(make()), "mps")).toBeCloseTo(objective!, 5);
  });
});
