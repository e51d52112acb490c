import { expect, it } from "vitest";
import type { RoadMeasureView } from "@youheng/server/api";
import { indicatorsOf, shownMeasures } from "./road-filter.ts";

const measure = (id: string, more: Partial<RoadMeasureView>): RoadMeasureView =>
  ({ measure_id: id, school_code: null, owner: "人事科", indicators: [], changes: [], ...more }) as RoadMeasureView;

const all = [
  measure("a", { school_code: "S1", indicators: ["equipment"] }),
  measure("b", { owner: "装备科", changes: [{ schoolCode: "S2", column: "equipment_yuan", add: 1 }] }),
  measure("c", {}),
];
const ids = (search: object): readonly string[] => shownMeasures(all, search).map((one) => one.measure_id);

it("keeps the measures of a school, an owner, an indicator, and of all of them at once", () => {
  expect([ids({}), ids({ school: "S2" }), ids({ owner: "人事科" }), ids({ indicator: "equipment" })]).toEqual([
    ["a", "b", "c"],
    ["b"],
    ["a", "c"],
    ["a", "b"],
  ]);
  expect(ids({ owner: "人事科", indicator: "equipment" })).toEqual(["a"]);
});

it("tells the indicator of a written measure by its column, and not by half a word", () => {
  const written = measure("d", { changes: [{ schoolCode: "S1", column: "music_rooms", add: 1 }] });
  expect(indicatorsOf(written, ["music_rooms", "music", "mus"])).toEqual(["music_rooms", "music"]);
});
