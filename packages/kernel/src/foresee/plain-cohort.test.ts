import { expect, it } from "vitest";
import { enrolmentOf } from "./enrolment.ts";
import { unitSeries } from "./level-series.ts";
import { plainCohort } from "./plain-cohort.ts";

it("carries each grade up by the mean of three ratios, and enters with the mean of three years (worked by hand)", () => {
  const students = { "1": [100, 110, 120, 90], "2": [80, 90, 99, 132] };
  const rows = Object.entries(students).flatMap(([grade, years]) =>
    years.map((count, i) => ({ unit: "a", schoolYear: 2020 + i, grade, students: count, groups: [] })),
  );
  const said = plainCohort(unitSeries(enrolmentOf(rows, { labels: [] })), 3, 2);
  const entry = (110 + 120 + 90) / 3;
  const ratio = (90 / 100 + 99 / 110 + 132 / 120) / 3;
  expect(Array.from(said, (value) => value.toFixed(6))).toEqual(
    [entry, entry, 90 * ratio, entry * ratio].map((value) => value.toFixed(6)),
  );
});
