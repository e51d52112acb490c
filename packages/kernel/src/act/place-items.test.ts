import { describe, expect, it } from "vitest";
import type { PlannedProject } from "../decide/index.ts";
import { catchmentItems, projectItems, siteItems } from "./place-items.ts";

const project = (more: Partial<PlannedProject>): PlannedProject => ({
  project: "P1",
  name: "三小扩建",
  kind: "extension",
  school_code: "S3",
  opens: 2029,
  begins: 2028,
  places: { primary: 540 },
  fill_years: {},
  cost_yuan: 31_000_000,
  running_yuan: 0,
  discounted_yuan: null,
  because: null,
  without: [],
  ...more,
});
const stage = (id: string) => (id === "primary" ? { zh: "小学", en: "primary" } : { zh: id, en: id });

describe("projectItems", () => {
  it("has one item for each project that is carried out, with its years, days and cost", () => {
    const items = projectItems(
      { projects: [project({}), project({ project: "P2", opens: null, begins: null })] },
      stage,
    );
    expect(items).toEqual([
      {
        id: "P1",
        title: { zh: "三小扩建（扩建）：小学 +540 个学位", en: "三小扩建 (extension): primary +540 places" },
        schoolCode: "S3",
        indicators: [],
        year: 2029,
        costYuan: 31_000_000,
        responsible: null,
        changes: [],
        after: [],
        startsOn: "2028-09-01",
        endsOn: "2029-08-31",
      },
    ]);
  });

  it("names no school for a new one, and no days for what needs no building", () => {
    const [item] = projectItems({ projects: [project({ kind: "new", begins: 2029 })] }, stage);
    expect(item).toMatchObject({ schoolCode: null, year: 2029 });
    expect(item).not.toHaveProperty("startsOn");
  });
});

it("knows the cost of one site, not of one among several", () => {
  expect(siteItems({ opened: ["N1"], cost_yuan: 5e6, loads: { N1: 400 } })[0]).toMatchObject({
    id: "N1",
    costYuan: 5e6,
  });
  expect(siteItems({ opened: ["N1", "N2"], cost_yuan: 9e6, loads: {} }).map(({ costYuan }) => costYuan)).toEqual([
    null,
    null,
  ]);
});

it("asks for one thing of new catchments", () => {
  const assignment = [
    { unit: "a", school: "A", share: 1 },
    { unit: "b", school: "B", share: 1 },
  ];
  expect(catchmentItems({ assignment, moved_students: 12 })[0]!.title.zh).toBe(
    "公布并执行新的学区划分：2 个地块，2 所学校，调整学生 12 名",
  );
});
