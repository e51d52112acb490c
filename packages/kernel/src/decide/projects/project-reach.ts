import { mayGo, type ProjectProblem } from "./project-problem.ts";

/** Areas and schools that no way joins to others: a problem of their own. */
export interface Block {
  readonly areas: readonly number[];
  readonly schools: readonly number[];
}

/** The schools that children of each area may go to, nearest first. */
export function reachOf(problem: ProjectProblem): readonly (readonly number[])[] {
  const { areas, schools, wayM } = problem;
  return areas.map((_, area) => {
    const own = schools.flatMap((__, school) => (mayGo(problem, area, school) ? [school] : []));
    if (wayM === null) return own;
    const way = (school: number): number => wayM[area * schools.length + school]!;
    return own.toSorted((a, b) => way(a) - way(b) || a - b);
  });
}

/**
 * Parts of a district that do not touch: what is short in one cannot be made good in another.
 *
 * @param reach   the schools of each area
 * @param schools how many there are
 */
export function blocksOf(reach: readonly (readonly number[])[], schools: number): readonly Block[] {
  const parent = Array.from({ length: reach.length + schools }, (_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top]!;
    for (let one = at; parent[one] !== top;) [one, parent[one]] = [parent[one]!, top];
    return top;
  };
  reach.forEach((own, area) => {
    for (const school of own) parent[root(reach.length + school)] = root(area);
  });
  const blocks = new Map<number, { areas: number[]; schools: number[] }>();
  for (let at = 0; at < parent.length; at++) {
    const key = root(at);
    const block = blocks.get(key) ?? { areas: [], schools: [] };
    blocks.set(key, block);
    if (at < reach.length) block.areas.push(at);
    else block.schools.push(at - reach.length);
  }
  return [...blocks.values()].filter(({ areas }) => areas.length > 0);
}
