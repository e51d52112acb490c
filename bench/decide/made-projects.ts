import type { Project, ProjectProblem } from "@youheng/kernel/decide";
import { seededChance } from "@youheng/kernel/stats";
import { madeDistrict } from "./made-district.ts";

/** How large a made-up plan of projects is. */
export interface ProjectSize {
  readonly areas: number;
  readonly existing: number;
  readonly candidates: number;
  readonly years: number;
  readonly longestM: number;
  readonly budgetYuan: number | null;
}

/**
 * A district that grows by 2 to 8 % a year where it is new and shrinks a little elsewhere; schools have 102 % of today's children; two candidates in three are new
 * schools, one in three an extension. The way from the border of the lattice counts as much as any.
 */
export function madeProjectsBench({
  areas,
  existing,
  candidates,
  years,
  longestM,
  budgetYuan,
}: ProjectSize): ProjectProblem {
  const base = madeDistrict({ units: areas, schools: existing + candidates, seed: 11 }, false);
  const chance = seededChance(12);
  const part = (): number => chance(2 ** 20) / 2 ** 20;
  const isNew = (c: number): boolean => c % 3 !== 2;
  const fresh = Array.from({ length: candidates }, (_, c) => c).filter(isNew);
  const chosen = [...Array.from({ length: existing }, (_, s) => s), ...fresh.map((c) => existing + c)];
  const width = existing + candidates;
  const wayM = Float64Array.from({ length: areas * chosen.length }, (_, at) => {
    const way = base.wayM[Math.floor(at / chosen.length) * width + chosen[at % chosen.length]!]!;
    return way > longestM ? Infinity : way;
  });
  const students = base.students;
  const all = students.reduce((sum, one) => sum + one, 0);
  const children = new Float64Array(areas * years);
  for (let area = 0; area < areas; area++) {
    const growth = area % 7 < 3 ? 0.02 + 0.06 * part() : -0.02 * part();
    for (let year = 0; year < years; year++)
      children[area * years + year] = Math.round(students[area]! * (1 + growth) ** (year + 1));
  }
  const places = Float64Array.from(chosen, (_, s) => (s < existing ? Math.round((1.02 * all) / existing) : 0));
  const projects: Project[] = Array.from({ length: candidates }, (_, c) => {
    const size = Math.round((all * (0.004 + 0.008 * part())) / 45) * 45;
    return {
      id: `c${c}`,
      name: `c${c}`,
      kind: isNew(c) ? ("new" as const) : ("extension" as const),
      school: isNew(c) ? existing + fresh.indexOf(c) : c % existing,
      places: Float64Array.of(size),
      fillYears: Float64Array.of(1),
      costYuan: Math.round(size * (isNew(c) ? 60_000 : 35_000) * (0.8 + 0.4 * part())),
      runningYuan: Math.round(size * 2500),
      earliest: 2027 + chance(2),
      buildingYears: isNew(c) ? 2 : 1,
      fixed: null,
      oneOf: null,
    };
  });
  return {
    now: 2026,
    years: Array.from({ length: years }, (_, year) => 2027 + year),
    stages: ["primary"],
    areas: base.units,
    children,
    schools: chosen.map((s) => `s${s}`),
    existing,
    places,
    wayM,
    bounds: [0, 1],
    projects,
    discountRate: 0.08,
    budgetYuan,
    yearlyYuan: null,
  };
}
