import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { CountyInequality } from "@youheng/kernel/assess";
import type { FeatureCollection, MultiPolygon } from "geojson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KeptAssessmentView, OverviewView, ProblemView, VersionView, YearsView } from "./api-types.ts";
import { replay, type ReplayPackage } from "./assess/index.ts";
import { inequalityShape, overviewShape, replayPackageShape, yearsShape } from "./http/index.ts";
import { keepAssessment, record } from "./store/index.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const district = (file: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../../../examples/district/${file}`, import.meta.url)));
const standard = "cn-quality-balance-2017";

describe("years, regions and kept assessments", () => {
  let server: TestingServer;
  const get = async <T>(path: string): Promise<T> => (await server.ask("GET", path)).json<T>();
  const overviewOf = (year: number, under = "99"): Promise<OverviewView> =>
    get(`/api/assessments/overview?standard=${standard}&year=${year}&under=${under}`);

  /** as the page does: ask again while something is being made */
  const settled = async (year: number): Promise<OverviewView> => {
    for (;;) {
      const view = await overviewOf(year);
      if (view.pending === 0) return view;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  const publish = async (file: string): Promise<VersionView> => {
    const { versions } = await server.bring(file, await district(file));
    return (
      await server.ask("POST", `/api/versions/${versions[0]!.version_id}/publish`, { reason: "已核对" })
    ).json<VersionView>();
  };

  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
    await publish("2024-return.xlsx");
    await publish("2025-return.xlsx");
  });
  afterAll(() => server.remove());

  it("shows a province in one row a region, made when its return was published", async () => {
    const view = await settled(2025);
    expect(overviewShape.safeParse(view).error?.issues).toBeUndefined();
    const [row, ...others] = view.regions;
    expect([row?.region_code, row?.published, row?.verdict, others]).toEqual(["990102", true, "falls_short", []]);
    expect(row?.series.map((year) => year.school_year)).toEqual([2024, 2025]);
    const document = await get<{ stages: Record<string, { sections_short: number; students: number }> }>(
      `/api/regions/990102/years/2025/assessment?standard=${standard}`,
    );
    const stages = Object.values(document.stages);
    expect(row?.sections_short).toBe(stages.reduce((sum, stage) => sum + stage.sections_short, 0));
    expect(row?.students).toBe(stages.reduce((sum, stage) => sum + stage.students, 0));
    expect(row?.largest_gaps.length).toBeGreaterThan(0);
    expect(row?.cvs_over).toHaveLength(row!.series[1]!.cvs_over);
    expect(row?.moved).toMatchObject({
      school_year: { before: 2024, after: 2025 },
      sections_short: { before: row!.series[0]!.sections_short, after: row!.sections_short },
      cvs_came: expect.any(Array),
    });
    expect(view.totals).toMatchObject({
      regions: 1,
      published: 1,
      verdicts: { falls_short: 1 },
      reached: [],
      fell: [],
    });
    expect(view.places.map((place) => place.under)).toEqual(["99", "9901"]);
    expect((await overviewOf(2025, "33")).regions).toEqual([]);
    expect((await overviewOf(2030)).regions).toEqual([]);
  });

  it("writes the report on all of them, in every form, and says when there is nothing to report on", async () => {
    const asked = `/api/assessments/overview/report?standard=${standard}&year=2025`;
    const page = await server.ask("GET", `${asked}&under=99&format=html`);
    expect(page.headers["content-disposition"]).toContain(`99-2025-${standard}.html`);
    expect(page.body).toContain("热力表：小学各区县各项指标的达标学校比例");
    for (const format of ["docx", "pdf", "xlsx"]) {
      const file = await server.ask("GET", `${asked}&format=${format}&language=en`);
      expect([file.statusCode, file.rawPayload.length > 5_000], format).toEqual([200, true]);
    }
    const nothing = await server.ask("GET", `${asked}&under=33&format=html`);
    expect([nothing.statusCode, nothing.json<ProblemView>().detail]).toEqual([
      404,
      expect.stringContaining("没有发布"),
    ]);
  });

  it("reads the application tables of its own report back, and finds the schools again by name", async () => {
    const report = `/api/regions/990102/years/2025/report?standard=${standard}&format=xlsx`;
    const workbook = (await server.ask("GET", report)).rawPayload;
    const { versions, findings } = await server.bring("990102-2025学年-申报表.xlsx", workbook);
    expect(versions.map(({ region_code: code, school_year: year }) => [code, year])).toEqual([["990102", 2025]]);
    const codes = findings.map(({ code }) => code);
    expect(codes).toContain("RETURN-002");
    // kindergartens and special schools have no row in the tables; only teaching points under 50 may be missed
    expect(codes.filter((code) => code === "SENSE-050").length).toBeLessThan(8);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("says where the year asked for is not published", async () => {
    const [row] = (await settled(2026)).regions;
    expect(row).toMatchObject({ published: false, verdict: null, sections: null, largest_gaps: [] });
    expect(row?.series.map((year) => year.school_year)).toEqual([2024, 2025]);
  });

  it("gives the boundaries of many regions for one picture, and the new one when it changed", async () => {
    const square = (size: number) => [[[110, 25], [110 + size, 25], [110 + size, 26], [110, 26], [110, 25]]]; // prettier-ignore
    const keep = (size: number) =>
      server.ask("PUT", "/api/regions/990102/boundary", { type: "Polygon", coordinates: square(size) });
    const east = async (under: string): Promise<number[]> => {
      const all = await get<FeatureCollection<MultiPolygon>>(`/api/boundaries?under=${under}`);
      return all.features.map((one) => Math.max(...one.geometry.coordinates.flat(2).map(([lon]) => lon!)));
    };
    expect(await east("99")).toEqual([]);
    await keep(1);
    expect([await east("99"), await east("99"), await east("33")]).toEqual([[111], [111], []]);
    await keep(2);
    expect(await east("9901")).toEqual([112]);
    expect(await east("99")).toEqual([112]);
  });

  it("lays the published years side by side, and says what moved", async () => {
    const view = await get<YearsView>(`/api/regions/990102/years-moved?standard=${standard}&most=2`);
    expect(yearsShape.safeParse(view).error?.issues).toBeUndefined();
    expect(view.years.map((year) => year.school_year)).toEqual([2024, 2025]);
    expect(view.moved.map((moved) => moved.school_year)).toEqual([{ before: 2024, after: 2025 }]);
    const { cv } = view.moved[0]!.stages["primary"]!.indicators["equipment"]!;
    expect([cv.before, cv.after]).toEqual(
      view.years.map((year) => year.stages["primary"]!.indicators["equipment"]!.cv),
    );
    expect(cv.schools.length).toBeLessThanOrEqual(2);
    expect(cv.rest).toBeCloseTo(cv.change! - cv.effects!, 12);
    const none = await server.ask("GET", `/api/regions/330101/years-moved?standard=${standard}`);
    expect([none.statusCode, none.json<ProblemView>().detail]).toEqual([404, "330101 还没有发布的数据。"]);
  });

  it("measures inequality, by groups of schools, the same again with the same seed", async () => {
    const path = `/api/regions/990102/years/2025/inequality?standard=${standard}&by=locality,ownership&permutations=99&seed=7`;
    const view = await get<CountyInequality>(path);
    expect(inequalityShape.safeParse(view).error?.issues).toBeUndefined();
    expect(Object.keys(view.stages)).toEqual(["primary", "lower_secondary"]);
    const [first] = view.stages["primary"]!;
    expect(first!.by.map((one) => one.field)).toContain("locality");
    expect((await server.ask("GET", path)).json()).toEqual(view);
    expect(Object.keys((await get<CountyInequality>(`${path}&stage=primary`)).stages)).toEqual(["primary"]);
    for (const [change, status] of [
      ["&stage=nonsense", 404],
      ["&by=school_name", 400],
      ["&permutations=0", 400],
    ] as const)
      expect([change, (await server.ask("GET", path.replace(/&by=[^&]+|$/, change))).statusCode]).toEqual([
        change,
        status,
      ]);
  });

  describe("a kept assessment", () => {
    let kept: KeptAssessmentView[];
    let stored: ReplayPackage;
    beforeAll(async () => {
      await settled(2025);
      kept = await get(`/api/assessments?region=990102&year=2025&standard=${standard}`);
      stored = await get(`/api/assessments/${kept[0]!.assessment_id}/package`);
    });

    it("stands in the list with its lineage", () => {
      expect(kept).toMatchObject([
        {
          assessment_id: expect.stringMatching(/^990102-2025-1\.[0-9a-f]{12}$/),
          version_id: "990102-2025-1",
          standard,
          judged_on: "2025-09-01",
          by_this_kernel: true,
          can_be_replayed: true,
        },
      ]);
    });

    it("goes out as a package that makes it again, byte for byte", async () => {
      expect(replayPackageShape.safeParse(stored).error?.issues).toBeUndefined();
      const found = replay(stored, stored.lineage.kernel_version);
      expect(found).toMatchObject({ same: true, kernel: { same: true }, document: { first_difference: null } });
      expect(stored.document).toEqual(await get(`/api/regions/990102/years/2025/assessment?standard=${standard}`));
      const path = `/api/assessments/${stored.lineage.assessment_id}/package`;
      const [once, twice] = [await server.ask("GET", path), await server.ask("GET", path)];
      expect(once.body).toBe(twice.body);
      expect(once.headers["content-disposition"]).toContain(".replay.json");
    });

    it("is not there under another id", async () => {
      for (const id of ["990102-2025-1.000000000000", "990102-2025-9.3f0c9a51d2e4", "x", "."])
        expect((await server.ask("GET", `/api/assessments/${id}/package`)).statusCode).toBe(404);
    });

    it("made before policy was kept says so, and how to go on", async () => {
      const { store } = server.running;
      const old = { regionCode: "990102", schoolYear: 2024, number: 1, factsDigest: "", judgedOn: null };
      const made = { ...old, standardId: standard, standardVersion: "0", policyDigest: "old", kernelVersion: "0" };
      await record(store, { regionCode: "990102", name: "张三" }, async (writing) => {
        await keepAssessment(writing, made, { verdict: "meets" });
        return { result: undefined, acts: [] };
      });
      const kept2024 = await get<KeptAssessmentView[]>("/api/assessments?region=990102&year=2024");
      const found = kept2024.find((one) => one.policy_digest === "old");
      expect(found).toMatchObject({ by_this_kernel: false, can_be_replayed: false });
      const answer = await server.ask("GET", `/api/assessments/${found!.assessment_id}/package`);
      expect([answer.statusCode, answer.json<ProblemView>().detail_en]).toEqual([
        409,
        expect.stringContaining("Assess once more"),
      ]);
    });
  });
});
