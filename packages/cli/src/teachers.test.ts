import { describe, expect, it } from "vitest";
import { district, type Ran, youheng } from "./youheng.fixture.ts";

const teachers = (...words: readonly string[]): Promise<Ran> =>
  youheng("teachers", district("2026-return-final.xlsx"), "--standard", "cn-quality-balance-2017", ...words);

describe("youheng teachers", () => {
  it("prints one JSON document with the shares that are asked, and no teacher's number", async () => {
    const { exit, out } = await teachers(
      "--teachers",
      district("2026-teachers.csv"),
      "--last-teachers",
      district("2025-teachers.csv"),
      "--json",
    );
    const { standing, overview } = JSON.parse(out) as {
      readonly standing: { readonly demands: readonly { readonly id: string; readonly share: number }[] };
      readonly overview: { readonly teachers: number };
    };
    expect([exit, overview.teachers]).toEqual([0, 2485]);
    expect(standing.demands.map(({ id }) => id)).toEqual(["rotation", "backbone", "training", "certificate"]);
    expect(standing.demands.every(({ share }) => share > 0 && share < 1)).toBe(true);
    expect(JSON.stringify(standing)).not.toMatch(/T2101011001/);
  });

  it("says that rotation is not judged without last year's roster", async () => {
    const { out } = await teachers("--teachers", district("2026-teachers.csv"));
    expect(out).toContain("没有上一年的名册");
  });
});
