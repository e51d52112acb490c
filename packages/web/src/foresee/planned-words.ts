import type { OutlookView } from "@youheng/server/api";
import type { Speech } from "../shell/index.ts";
import { nameOf } from "./use-outlook.ts";

/** One planned thing that was counted in, in words. */
export interface PlannedWords {
  readonly year: number;
  readonly units: readonly string[];
  readonly words: string;
}

/** What is planned and was counted in, in the order of years. */
export function plannedWords(view: OutlookView, { t }: Speech): readonly PlannedWords[] {
  if (view.planned === null) return [];
  const { housing, changes } = view.planned.applied;
  const homes = housing.map(({ unit, school_year: year, dwellings, students_per_dwelling: rate, students }) => ({
    year,
    units: [unit],
    words: t("placesInput.plan.said.housing", {
      year,
      unit: nameOf(view, unit),
      dwellings,
      rate,
      students: Math.round(students),
    }),
  }));
  const schools = changes.map(({ kind, unit, into, from, school_year: year, students }) => {
    const key = kind === "open" && from === null ? "openAlone" : kind;
    return {
      year,
      units: [unit, into ?? unit, from ?? unit],
      words: t(`placesInput.plan.said.${key}`, {
        year,
        unit: nameOf(view, unit),
        into: nameOf(view, into ?? ""),
        from: nameOf(view, from ?? ""),
        students: Math.round(students),
      }),
    };
  });
  return [...homes, ...schools].toSorted((a, b) => a.year - b.year);
}
