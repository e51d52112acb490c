/** new: a school where none is · extension: places added to a school there is · closure: a school there is takes nobody any more */
export type ProjectKind = "new" | "extension" | "closure";

/** A project that may be carried out 建设项目. */
export interface Project {
  readonly id: string;
  readonly name: string;
  readonly kind: ProjectKind;
  /** its school, by number in the problem: one of its own for a new school */
  readonly school: number;
  /** places it adds, by stage; a closure takes away all that the school has, whatever stands here */
  readonly places: Float64Array;
  /** years over which its places come into use, by stage: each year an equal part more (one grade a year); 1: all of them in the year it opens */
  readonly fillYears: Float64Array;
  /** whole cost of building, yuan */
  readonly costYuan: number;
  /** what running costs more each year once it is open, yuan; below 0: saves */
  readonly runningYuan: number;
  /** first school year in which it may open */
  readonly earliest: number;
  /** years of building before it opens; its cost falls on them in equal parts (0: on the year it opens) */
  readonly buildingYears: number;
  /** decided by hand: the year it opens, or that it never does; null: free */
  readonly fixed: number | "never" | null;
  /** of the projects with the same word at most one is carried out; null: no such word */
  readonly oneOf: string | null;
}

/** Which projects open in which year 逐年建设项目, so that every child has a place. */
export interface ProjectProblem {
  /** the school year of today: money can be spent from it on */
  readonly now: number;
  /** coming school years, ascending, one after another */
  readonly years: readonly number[];
  readonly stages: readonly string[];
  /** where children come from: a school's intake today, a block, a township */
  readonly areas: readonly string[];
  /** children of area a, stage g, year t: at (a × stages + g) × years + t */
  readonly children: Float64Array;
  /** the schools there are, then one for each new school */
  readonly schools: readonly string[];
  readonly existing: number;
  /** places of school s at stage g today: at s × stages + g; new schools have none */
  readonly places: Float64Array;
  /** way from area a to school s in metres, at a × schools + s; Infinity: too far. null: no ways are known, every child may go to any school */
  readonly wayM: Float64Array | null;
  /** fewest and most children of a school as shares of its places */
  readonly bounds: readonly [low: number, high: number];
  readonly projects: readonly Project[];
  /** by how much later money counts less, a year: 0.08 */
  readonly discountRate: number;
  /** building costs altogether, yuan; null: no limit */
  readonly budgetYuan: number | null;
  /** building costs of each year from `now` on, yuan; what is not spent is lost; null: no limit */
  readonly yearlyYuan: readonly number[] | null;
}

/** For each project the number of the year in which it opens; −1: never. */
export type Openings = readonly number[];

/** Years a project may open in, as numbers of `years`; a year fixed by hand outside them leaves none. */
export function openingYears({ now, years }: ProjectProblem, project: Project): readonly number[] {
  const { fixed, earliest, buildingYears } = project;
  const first = Math.max(earliest, now + buildingYears);
  return years.flatMap((year, t) => (fixed === "never" || (fixed === null ? year < first : year !== fixed) ? [] : [t]));
}

/**
 * Places by which a project changes its school at a stage, in a year not before it opens: a closure takes all that stand; a school that fills one grade
 * a year has a part of its places, whole ones, until it is full.
 *
 * @param year  number of the year, from that in which it opens
 * @example     addedPlaces(problem, { ...project, places: [270], fillYears: [6] }, { stage: 0, opens: 1, year: 2 }) // 90
 */
export function addedPlaces(
  { places: standing, stages }: ProjectProblem,
  { kind, school, places, fillYears }: Project,
  { stage, opens, year }: { readonly stage: number; readonly opens: number; readonly year: number },
): number {
  if (kind === "closure") return -standing[school * stages.length + stage]!;
  const parts = year - opens + 1;
  if (parts >= fillYears[stage]!) return places[stage]!;
  return Math.floor((places[stage]! * parts) / fillYears[stage]! + 1e-9);
}

/**
 * Places of every school at a stage and year with these projects carried out, by the numbers of schools.
 *
 * @example placesWith(problem, openings, { stage: 0, year: 2 })
 */
export function placesWith(
  problem: ProjectProblem,
  openings: ArrayLike<number>,
  { stage, year }: { readonly stage: number; readonly year: number },
): Float64Array {
  const { schools, stages, places, projects } = problem;
  const now = Float64Array.from(schools, (_, school) => places[school * stages.length + stage]!);
  projects.forEach((project, p) => {
    const opens = openings[p]!;
    if (opens < 0 || opens > year) return;
    const added = addedPlaces(problem, project, { stage, opens, year });
    now[project.school] = Math.max(0, now[project.school]! + added);
  });
  return now;
}

/** Children of every area at a stage and year. */
export function childrenAt(
  { areas, stages, years, children }: ProjectProblem,
  { stage, year }: { readonly stage: number; readonly year: number },
): Float64Array {
  return Float64Array.from(areas, (_, area) => children[(area * stages.length + stage) * years.length + year]!);
}

/** Whether children of an area may go to a school. */
export function mayGo({ wayM, schools }: ProjectProblem, area: number, school: number): boolean {
  return wayM === null || wayM[area * schools.length + school]! < Infinity;
}
