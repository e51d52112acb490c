import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSolution } from "./check-solution.ts";
import { conflictInWords } from "./find-conflict.ts";
import { objectiveOf } from "./linear-model.ts";
import { createModelBuilder } from "./model-builder.ts";
import { safeNames } from "./safe-names.ts";
import { relativeGap } from "./solver.ts";
import { writeLp } from "./write-lp.ts";
import { writeMps } from "./write-mps.ts";

const says = (en: string): { zh: string; en: string } => ({ zh: `规则 ${en}`, en });

/** Chairs and tables of the README of highs-js, as costs: the best plan is 20 chairs and 10 tables, −1100. */
function workshop() {
  const model = createModelBuilder("workshop");
  const chairs = model.column({ name: "chairs", cost: -30, integer: true });
  const tables = model.column({ name: "tables", cost: -50, upper: 30, integer: true });
  model.row({ name: "carpentry", upper: 40, says: says("carpentry") }, [
    [chairs, 1],
    [tables, 2],
  ]);
  model.row({ name: "finishing", lower: 0, upper: 50, says: says("finishing") }, [
    [chairs, 2],
    [tables, 1],
  ]);
  return model.finish();
}

describe("createModelBuilder", () => {
  it("states the workshop as it reads", () => {
    const model = workshop();
    expect(model.columns.names).toEqual(["chairs", "tables"]);
    expect(Array.from(model.matrix.starts)).toEqual([0, 2, 4]);
    expect(Array.from(model.matrix.values)).toEqual([1, 2, 2, 1]);
    expect(objectiveOf(model, [20, 10])).toBe(-1100);
  });

  it("adds up terms of the same column", () => {
    const model = createModelBuilder("sum");
    const x = model.column({ name: "x" });
    model.row({ name: "r", upper: 4, says: says("r") }, [
      [x, 1],
      [x, 2],
    ]);
    expect(Array.from(model.finish().matrix.values)).toEqual([3]);
  });

  it("refuses bounds that cross, columns that are not there and numbers that are none", () => {
    const model = createModelBuilder("bad");
    expect(() => model.column({ name: "x", lower: 2, upper: 1 })).toThrow(RangeError);
    expect(() => model.column({ name: "x", cost: Number.NaN })).toThrow(RangeError);
    expect(() => model.row({ name: "r", says: says("r") }, [[0, 1]])).toThrow("no column 0");
  });
});

describe("checkSolution", () => {
  it("lets the best plan of the workshop stand", () => {
    expect(checkSolution(workshop(), [20, 10], -1100)).toEqual([]);
  });

  it("names every rule that is broken, and by how much", () => {
    const broken = checkSolution(workshop(), [20.5, 31], -1100);
    expect(broken.map(({ kind, name, by }) => [kind, name, by])).toEqual([
      ["whole", "chairs", 0.5],
      ["bound", "tables", 1],
      ["row", "carpentry", 42.5],
      ["row", "finishing", 22],
      ["objective", "workshop", -1065],
    ]);
    expect(broken[2]).toMatchObject({ zh: "规则 carpentry（差 42.5）", en: "carpentry (off by 42.5)" });
  });

  it("does not take NaN for a plan", () => {
    expect(checkSolution(workshop(), [Number.NaN, 0]).length).toBeGreaterThan(0);
  });

  it("finds a breach of any size above rounding", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (over) => {
        const model = createModelBuilder("one");
        const x = model.column({ name: "x" });
        model.row({ name: "r", upper: 10, says: says("r") }, [[x, 1]]);
        expect(checkSolution(model.finish(), [10 + over])).toHaveLength(1);
      }),
    );
  });
});

describe("safeNames", () => {
  it("keeps plain names and numbers the others", () => {
    expect(safeNames(["desks", "美术", "desks", "e12", "c2", "free"], "c")).toEqual([
      "desks",
      "c2",
      "c3",
      "c4",
      "c5",
      "c6",
    ]);
  });

  it("gives as many different names as there are", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom("c1", "c2", "x"))), (names) => {
        const safe = safeNames(names, "c");
        expect(new Set(safe).size).toBe(names.length);
        expect(safe.every((name) => /^[A-Za-z_]\w*$/.test(name))).toBe(true);
      }),
    );
  });
});

describe("files", () => {
  it("writes MPS with every bound and the rules in words", () => {
    const lines = writeMps(workshop()).split("\n");
    expect(lines).toContain("* carpentry: 规则 carpentry · carpentry");
    expect(lines).toContain(" RNG finishing 50");
    expect(lines).toContain(" PL BND chairs");
    expect(lines).toContain(" UP BND tables 30");
  });

  it("writes LP that is ASCII and has no long lines", () => {
    const text = writeLp(workshop());
    expect(text).toMatch(/^[\x20-\x7e\n]+$/);
    expect(text).toContain(" finishing_high:");
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(255);
  });
});

describe("relativeGap", () => {
  it("is a share of the plan's objective", () => {
    expect(relativeGap(100, 99)).toBeCloseTo(0.01, 12);
    expect(relativeGap(0, 0)).toBe(0);
    expect(relativeGap(-1100, -1111)).toBeCloseTo(0.01, 12);
    expect(relativeGap(99, 100)).toBe(0);
  });
});

describe("conflictInWords", () => {
  it("names few cases and counts many", () => {
    const model = createModelBuilder("many");
    const x = model.column({ name: "x" });
    for (let i = 0; i < 6; i++)
      model.row({ name: `r${i}`, lower: 1, says: says(`case ${i}`), rule: says("all") }, [[x, 1]]);
    model.row({ name: "cap", upper: 0, says: says("cap") }, [[x, 1]]);
    const words = conflictInWords(model.finish(), [0, 1, 2, 3, 4, 5, 6]);
    expect(words.map(({ en }) => en)).toEqual(["all (6 cases clash, such as: case 0; case 1; case 2; case 3)", "cap"]);
  });
});
