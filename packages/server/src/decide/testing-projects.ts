import type { Project, ProjectProblem } from "@youheng/kernel/decide";
import { seededChance } from "@youheng/kernel/stats";

/** What a made-up district is made of. */
export interface MadeProjects {
  readonly seed: number;
  readonly areas: number;
  readonly existing: number;
  readonly projects: number;
  readonly years: number;
  readonly stages?: number;
  /** new schools fill in two or three years; absent: at once */
  readonly fills?: boolean;
  /** longest way in metres; Infinity: none */
  readonly longestM?: number;
  readonly more?: Partial<ProjectProblem>;
}

/** A made-up growing district of 10 × 10 km, the same for the same seed; schools are full today. */
export function madeProjects({ seed, areas, existing, projects, years, ...ask }: MadeProjects): ProjectProblem {
  const draw = seededChance(seed);
  const chance = (): number => draw(1_000_000) / 1_000_000;
  const stages = ask.stages ?? 1;
  const point = (): readonly [number, number] => [chance() * 10_000, chance() * 10_000];
  const where = Array.from({ length: areas }, point);
  const sites = Array.from({ length: existing }, (_, school) => where[school % areas]!);
  const made: Project[] = Array.from({ length: projects }, (_, p) => {
    const kind = p % 3 === 2 ? (p % 2 === 0 ? "closure" : "extension") : "new";
    if (kind === "new") sites.push(point());
    const school = kind === "new" ? sites.length - 1 : p % existing;
    const places = Float64Array.from({ length: stages }, () => 20 + Math.floor(chance() * 60));
    return {
      id: `P${p}`,
      name: `P${p}`,
      kind,
      school,
      places,
      fillYears: places.map(() => (ask.fills === true && kind === "new" ? 2 + (p % 2) : 1)),
      costYuan: kind === "closure" ? 10_000 : Math.round(1e5 * (1 + 9 * chance())),
      runningYuan: kind === "closure" ? -20_000 : Math.round(3e4 * chance()),
      earliest: 2027 + Math.floor(chance() * 2),
      buildingYears: Math.floor(chance() * 2),
      fixed: null,
      oneOf: null,
    };
  });
  const children = madeChildren({ areas, stages, years }, chance);
  const total = Array.from({ length: areas }, (_, area) => children[area * stages * years]!).reduce((a, b) => a + b, 0);
  const places = Float64Array.from({ length: sites.length * stages }, (_, at) =>
    at < existing * stages ? Math.round(total / existing) : 0,
  );
  const longest = ask.longestM ?? Infinity;
  const wayM = Float64Array.from({ length: areas * sites.length }, (_, at) => {
    const [a, b] = [where[Math.floor(at / sites.length)]!, sites[at % sites.length]!];
    const way = Math.hypot(a[0] - b[0], a[1] - b[1]);
    return way > longest ? Infinity : way;
  });
  return {
    now: 2026,
    years: Array.from({ length: years }, (_, year) => 2027 + year),
    stages: Array.from({ length: stages }, (_, stage) => `stage${stage}`),
    areas: where.map((_, area) => `A${area}`),
    children,
    schools: sites.map((_, school) => `S${school}`),
    existing,
    places,
    wayM,
    bounds: [0, 1],
    projects: made,
    discountRate: 0.08,
    budgetYuan: null,
    yearlyYuan: null,
    ...ask.more,
  };
}

function madeChildren(
  { areas, stages, years }: { readonly areas: number; readonly stages: number; readonly years: number },
  chance: () => number,
): Float64Array {
  const children = new Float64Array(areas * stages * years);
  for (let area = 0; area < areas; area++)
    for (let stage = 0; stage < stages; stage++) {
      const [base, growth] = [20 + Math.floor(chance() * 40), chance() * 0.25 - 0.05];
      for (let year = 0; year < years; year++)
        children[(area * stages + stage) * years + year] = Math.round(base * (1 + growth) ** (year + 1));
    }
  return children;
}
