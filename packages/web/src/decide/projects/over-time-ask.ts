import type { ShortGroup } from "@youheng/kernel/decide";
import type { ProjectGroundView } from "@youheng/server/api";
import type { OverTimeAsk } from "./over-time-drawing.tsx";
import type { ProjectsDesk } from "./use-projects.ts";

/** What is looked at: a stage of the whole region, or of the areas of a group with the schools in their reach. */
export interface Scope {
  readonly stage: number;
  readonly group: ShortGroup | null;
}

/** What the picture shows of a scope. The past is known of the whole region only. */
export function overTimeAsk(
  ground: ProjectGroundView,
  { problem, figures, nothing, opens }: ProjectsDesk,
  { stage, group }: Scope,
  words: OverTimeAsk["words"],
): OverTimeAsk {
  const id = problem.stages[stage]!;
  const isIn = (school: number): boolean => group === null || group.schools.includes(school);
  const placesOf = (all: ProjectsDesk["figures"]) =>
    all.stages
      .filter((one) => one.stage === stage)
      .map((one) => ({
        year: problem.years[one.year]!,
        value: one.placesOf.reduce((sum, places, school) => (isIn(school) ? sum + places : sum), 0),
      }));
  const today = placesOf(nothing)[0]?.value ?? 0;
  const past = group === null ? ground.past.filter((row) => row.stage === id) : [];
  return {
    known: past.map((row) => ({ year: row.school_year, value: row.students })),
    expected: group === null ? ofRegion(ground, problem.years, id) : ofGroup(ground, problem, group),
    places: [{ year: problem.now, value: today }, ...placesOf(figures)].slice(group === null ? 0 : 1),
    today,
    marks: problem.projects
      .flatMap(({ id: project, name, kind, school, places }) => {
        const year = opens[project] ?? null;
        const had = problem.places[school * problem.stages.length + stage]!;
        const touches = isIn(school) && (kind === "closure" ? had > 0 : places[stage]! > 0);
        return year === null || !touches || !problem.years.includes(year) ? [] : [{ year, kind, name }];
      })
      .toSorted((a, b) => a.year - b.year),
    words,
  };
}

function ofRegion({ region }: ProjectGroundView, years: readonly number[], id: string): OverTimeAsk["expected"] {
  return region
    .filter((row) => row.grade === id && years.includes(row.school_year))
    .map(({ school_year, median, low, high, low95, high95 }) => ({
      year: school_year,
      value: median,
      near: low === null || high === null ? null : [low, high],
      far: low95 === null || high95 === null ? null : [low95, high95],
    }));
}

/** Medians of the areas add up; widths combine as errors that are independent do. */
function ofGroup(
  { facts }: ProjectGroundView,
  { areas, stages, years }: ProjectsDesk["problem"],
  group: ShortGroup,
): OverTimeAsk["expected"] {
  const names = new Set(group.areas.map((area) => areas[area]!));
  return years.map((year) => {
    const rows = (facts?.children ?? []).filter(
      (row) => row.schoolYear === year && row.stage === stages[group.stage] && names.has(row.area),
    );
    const value = rows.reduce((sum, row) => sum + row.children, 0);
    const width = (end: "low" | "high" | "low95" | "high95"): number | null =>
      rows.some((row) => row[end] === null) ? null : Math.hypot(...rows.map((row) => row[end]! - row.children));
    const pair = (low: number | null, high: number | null): readonly [number, number] | null =>
      low === null || high === null ? null : [Math.max(0, value - low), value + high];
    return { year, value, near: pair(width("low"), width("high")), far: pair(width("low95"), width("high95")) };
  });
}
