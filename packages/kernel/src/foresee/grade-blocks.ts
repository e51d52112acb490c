import type { ErrorBlock } from "./error-size.ts";
import type { LevelPast } from "./level-past.ts";
import { measured } from "./rolling-origins.ts";

/** Below this many students a grade's relative error says nothing. */
const LEAST = 1;

/** The errors of a level's grades at every origin and step, as blocks; the place of a grade is `series * grades + grade`. */
export function gradeBlocks({ series, horizon, students }: LevelPast): readonly ErrorBlock[] {
  const { grades, years } = series;
  return students.flatMap((said, origin) => {
    if (said === null || origin === 0) return [];
    const steps = Math.min(horizon, years - 1 - origin);
    return Array.from({ length: steps }, (_, step) => {
      const cells = measured(series, origin, origin + step + 1, Math.min(origin, 2)).flatMap((one) =>
        Array.from({ length: grades }, (__, grade) => one * grades + grade).filter(
          (cell) => said[cell * horizon + step]! >= LEAST,
        ),
      );
      const forecasts = Float64Array.from(cells, (cell) => said[cell * horizon + step]!);
      const errors = forecasts.map((value, i) => series.students[cells[i]! * years + origin + step + 1]! / value - 1);
      return { origin, step, ones: Int32Array.from(cells), forecasts, errors };
    });
  });
}
