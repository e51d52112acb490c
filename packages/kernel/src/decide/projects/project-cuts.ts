import { placeMost } from "./max-flow.ts";
import { childrenAt, placesWith, type ProjectProblem } from "./project-problem.ts";
import { type Block, blocksOf, reachOf } from "./project-reach.ts";

/** A part of the problem that stands by itself: one block, one stage, one year. */
export interface Cell {
  readonly block: number;
  readonly stage: number;
  readonly year: number;
}

/**
 * A set of areas with all schools in their reach: who exceeds the places of these schools has none, whatever is done. Or a set of schools with all
 * areas in their reach: they cannot have more children than these areas have.
 */
export interface ProjectCut extends Cell {
  readonly kind: "short" | "low";
  readonly areas: readonly number[];
  readonly schools: readonly number[];
  /** children of the areas */
  readonly children: number;
}

/** The parts of a problem and what was found out about them. */
export interface CutGround {
  readonly problem: ProjectProblem;
  readonly reach: readonly (readonly number[])[];
  readonly blocks: readonly Block[];
  /** the block of each area */
  readonly blockOf: Int32Array;
  readonly cells: readonly Cell[];
}

/** Prepares a problem for cutting. */
export function cutGround(problem: ProjectProblem): CutGround {
  const reach = reachOf(problem);
  const blocks = blocksOf(reach, problem.schools.length);
  const blockOf = new Int32Array(problem.areas.length);
  blocks.forEach(({ areas }, block) => areas.forEach((area) => (blockOf[area] = block)));
  const cells = blocks.flatMap((_, block) =>
    problem.stages.flatMap((__, stage) => problem.years.map((___, year) => ({ block, stage, year }))),
  );
  return { problem, reach, blocks, blockOf, cells };
}

/** How many children of each cell have no place, and the cuts that prove it. */
export interface Looked {
  /** by cell */
  readonly short: Float64Array;
  /** children wanting at schools that must have some: 0 where every lower bound can be kept */
  readonly low: number;
  readonly cuts: readonly ProjectCut[];
}

/**
 * Looks at projects (whole, or parts of them as a relaxation has them): who has no place in each cell, and why.
 *
 * @param placesOf  places of every school at a stage and year
 */
export function lookAt(
  ground: CutGround,
  placesOf: (at: { readonly stage: number; readonly year: number }) => Float64Array,
): Looked {
  const { problem, reach, blocks, cells } = ground;
  const [low, high] = problem.bounds;
  const short = new Float64Array(cells.length);
  const cuts: ProjectCut[] = [];
  let wanting = 0;
  cells.forEach((cell, at) => {
    const block = blocks[cell.block]!;
    const here = numbered(block, { reach, children: childrenAt(problem, cell), places: placesOf(cell) });
    const placed = placeMost(
      here.children,
      here.reach,
      here.places.map((one) => high * one),
    );
    short[at] = placed.short;
    for (const areas of [placed.fewest, placed.most])
      if (areas.length > 0)
        cuts.push(
          cutOfAreas(
            ground,
            cell,
            areas.map((one) => block.areas[one]!),
          ),
        );
    if (low === 0) return;
    const least = here.places.map((one) => low * one);
    const filled = placeMost(here.children, here.reach, least);
    const missing = sum(least) - (sum(here.children) - filled.short);
    if (missing <= 1e-6 * Math.max(1, sum(least))) return;
    wanting += missing;
    cuts.push(
      cutOfSchools(
        ground,
        cell,
        unfilled(here, filled.flows, least).map((one) => block.schools[one]!),
      ),
    );
  });
  return { short, low: wanting, cuts: distinct(cuts) };
}

/** Places with whole projects. */
export function placesOfOpenings(problem: ProjectProblem, openings: ArrayLike<number>) {
  return (at: { readonly stage: number; readonly year: number }): Float64Array => placesWith(problem, openings, at);
}

interface Here {
  readonly children: readonly number[];
  readonly reach: readonly (readonly number[])[];
  readonly places: readonly number[];
}

/** A block with numbers of its own. */
function numbered(
  { areas, schools }: Block,
  all: { readonly reach: CutGround["reach"]; readonly children: Float64Array; readonly places: Float64Array },
): Here {
  const at = new Map(schools.map((school, i) => [school, i]));
  return {
    children: areas.map((area) => all.children[area]!),
    reach: areas.map((area) => all.reach[area]!.map((school) => at.get(school)!)),
    places: schools.map((school) => all.places[school]!),
  };
}

function cutOfAreas({ problem, reach }: CutGround, cell: Cell, all: readonly number[]): ProjectCut {
  const children = childrenAt(problem, cell);
  const areas = all.filter((area) => children[area]! > 0);
  const schools = [...new Set(areas.flatMap((area) => reach[area]!))].toSorted((a, b) => a - b);
  return { ...cell, kind: "short", areas, schools, children: sum(areas.map((area) => children[area]!)) };
}

function cutOfSchools(ground: CutGround, cell: Cell, schools: readonly number[]): ProjectCut {
  const { problem, reach, blocks } = ground;
  const has = new Set(schools);
  const areas = blocks[cell.block]!.areas.filter((area) => reach[area]!.some((school) => has.has(school)));
  const children = childrenAt(problem, cell);
  return { ...cell, kind: "low", areas, schools, children: sum(areas.map((area) => children[area]!)) };
}

/** Schools that cannot be filled to their fewest, and those whose children could not help them: from any unfilled one back over children placed. */
function unfilled({ reach }: Here, flows: readonly Float64Array[], least: readonly number[]): readonly number[] {
  const loads = least.map(() => 0);
  flows.forEach((own, area) => own.forEach((flow, i) => (loads[reach[area]![i]!]! += flow)));
  const wanted = least.flatMap((one, school) => (loads[school]! < one - 1e-7 ? [school] : []));
  const seen = new Set(wanted);
  for (const school of wanted)
    reach.forEach((own, area) => {
      if (!own.includes(school)) return;
      own.forEach((other, i) => {
        if (seen.has(other) || !(flows[area]![i]! > 1e-7)) return;
        seen.add(other);
        wanted.push(other);
      });
    });
  return wanted.toSorted((a, b) => a - b);
}

function distinct(cuts: readonly ProjectCut[]): readonly ProjectCut[] {
  return [...new Map(cuts.map((cut) => [keyOf(cut), cut])).values()];
}

/** The same cut has the same key. */
export function keyOf({ kind, stage, year, areas, schools }: ProjectCut): string {
  return `${kind}|${stage}|${year}|${(kind === "short" ? areas : schools).join(",")}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}
