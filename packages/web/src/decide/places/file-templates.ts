import type { PlacePartView } from "@youheng/server/api";
import { csvOf } from "../../chart/index.ts";

const table = (columns: readonly string[], row: readonly (string | number)[]): string =>
  csvOf({ columns, rows: [row] });

/** A file of each part with its columns and one row to write over; names as the command line reads them. */
export const TEMPLATES: Readonly<Record<PlacePartView, string>> = {
  units: table(["unit", "students", "lon", "lat"], ["A01", 120, 114.75, 25.16]),
  schools: table(
    ["school_code", "school_name", "lon", "lat", "capacity", "unit"],
    ["S1", "第一小学", 114.75, 25.16, 900, "A01"],
  ),
  candidates: table(
    ["school_code", "school_name", "lon", "lat", "capacity", "cost_yuan"],
    ["N1", "候选校址一", 114.8, 25.1, 1080, 60_000_000],
  ),
  current: table(["unit", "school"], ["A01", "S1"]),
  pairs: csvOf({
    columns: ["unit", "school", "rule"],
    rows: [
      ["A01", "S1", "fixed"],
      ["A02", "S1", "forbidden"],
    ],
  }),
  distances: table(["unit", "school", "distance_m"], ["A01", "S1", 850]),
};
