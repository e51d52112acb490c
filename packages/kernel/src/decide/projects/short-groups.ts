import { cutGround, lookAt, placesOfOpenings } from "./project-cuts.ts";
import { placesWith, type ProjectProblem } from "./project-problem.ts";

/** Areas whose children cannot all be placed if nothing is done, with all schools in their reach. */
export interface ShortGroup {
  readonly stage: number;
  readonly areas: readonly number[];
  readonly schools: readonly number[];
  /** children without a place in the worst year */
  readonly short: number;
}

/**
 * Where places are short if nothing is done: of groups with the same schools in reach the worst year, most first.
 *
 * @example shortGroups(problem)[0]?.short // 213
 */
export function shortGroups(problem: ProjectProblem): readonly ShortGroup[] {
  const nothing = problem.projects.map(() => -1);
  const { cuts } = lookAt(cutGround(problem), placesOfOpenings(problem, nothing));
  const groups = new Map<string, ShortGroup>();
  for (const { kind, stage, year, areas, schools, children } of cuts) {
    if (kind !== "short") continue;
    const places = placesWith(problem, nothing, { stage, year });
    const short = children - problem.bounds[1] * schools.reduce((sum, school) => sum + places[school]!, 0);
    const key = `${stage}|${schools.join(",")}`;
    if (short > (groups.get(key)?.short ?? 0)) groups.set(key, { stage, areas, schools, short });
  }
  return [...groups.values()].toSorted((a, b) => b.short - a.short);
}
