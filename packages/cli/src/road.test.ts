import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoadDocument } from "./road-lines.ts";
import { youheng } from "./youheng.fixture.ts";

const head =
  "region_code,school_year,school_code,school_name,school_kind,ownership,locality,students_primary,classes_primary,largest_class_primary," +
  "teachers_primary,teachers_above_required_degree_primary,backbone_teachers_primary,pe_arts_teachers_primary," +
  "teaching_area_m2,sports_area_m2,equipment_yuan,multimedia_rooms,music_rooms,smallest_music_room_m2,art_rooms,smallest_art_room_m2";
const school = (code: string, equipment: number) =>
  `990102,2026,${code},${code}小学,primary,public,urban,400,10,42,24,20,5,5,2000,3200,${equipment},12,1,96,1,90`;
const columns = "measure,title,starts_on,ends_on,after,school_code,column,add";

describe("youheng road", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "youheng-road-"));
    // the standard asks for 2,000 yuan a pupil: S2 and S3 lack 200,000 each, and stand below the floor
    const rows = [head, school("S1", 900_000), school("S2", 600_000), school("S3", 600_000)];
    await writeFile(join(folder, "return.csv"), rows.join("\n"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function road(lines: readonly string[], ...words: readonly string[]) {
    await writeFile(join(folder, "measures.csv"), [columns, ...lines].join("\n"));
    const files = [join(folder, "return.csv"), "--measures", join(folder, "measures.csv")];
    return await youheng("road", ...files, "--standard", "cn-quality-balance-2017", ...words);
  }

  it("says by when all is met, what decides the day, and how late each measure may be", async () => {
    const { exit, out } = await road(
      [
        "tender,招标,2027-01-01,2027-03-31,,,,",
        "buy2,购置二,2027-03-01,2027-04-30,tender,S2,equipment_yuan,200000",
        "buy3,购置三,2027-02-01,2027-03-15,,S3,equipment_yuan,200000",
        "party,文化节,2027-06-01,2027-12-31,,,,",
      ],
      "--json",
    );
    const document = JSON.parse(out) as RoadDocument;
    expect(exit).toBe(0);
    expect(document).toMatchObject({ passes_on: "2027-05-31", last: ["buy2"], still_short: null });
    expect(document.way.map(({ measure, slack_days }) => [measure, slack_days])).toEqual([
      ["buy3", 77],
      ["tender", 0],
      ["buy2", 0],
    ]);
    expect(document.measures.map(({ measure, is_delayed }) => [measure, is_delayed])).toContainEqual(["buy2", true]);
  });

  it("is done, with what is still short, when the measures are not enough", async () => {
    const { exit, out } = await road(["buy,购置,2027-03-01,2027-04-30,,S2,equipment_yuan,200000"], "--json");
    const document = JSON.parse(out) as RoadDocument;
    expect([exit, document.passes_on]).toEqual([0, null]);
    expect(document.still_short!.sections.map(({ schoolCode, indicators }) => [schoolCode, indicators])).toEqual([
      ["S3", ["equipment"]],
    ]);
  });

  it("lists every mistake of the file with its cell, and prints nothing else", async () => {
    const { exit, out, err } = await road(
      [
        "a,甲,2027-13-01,2027-03-31,,,,",
        "b,乙,2027-03-01,2027-02-01,a,,,",
        "c,丙,2027-03-01,2027-04-01,d,S9,equipment_yuan,1",
        "d,丁,2027-03-01,2027-04-01,c;gone,S2,nothing,1",
        "e,戊,2027-03-01,2027-04-01,,S2,,1",
      ],
      "--json",
    );
    expect(exit).toBe(1);
    expect(JSON.parse(out).findings.length).toBeGreaterThan(0);
    const told = [...err.matchAll(/error (ACT-\d+) \S+ · \S+ · (\w+)/g)].map(([, code, cell]) => [code, cell]);
    expect(told).toEqual([
      ["ACT-001", "C2"],
      ["ACT-002", "D3"],
      ["ACT-008", "E4"],
      ["ACT-004", "F4"],
      ["ACT-007", "E5"],
      ["ACT-005", "G5"],
      ["ACT-003", "H6"],
    ]);
    expect(err).toContain("c → d → c");
  });
});
