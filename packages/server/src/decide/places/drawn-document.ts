import {
  type DrawnBreaches,
  drawnBreaches,
  drawnFigures,
  type DrawnFigures,
  stateForDrawing,
} from "@youheng/kernel/decide";
import { readCatchmentFiles } from "../ground/catchment-files.ts";
import type { PlaceAsk } from "./place-ask.ts";
import { candidateCodes, type PlaceSources, USUAL_SYSTEM } from "./place-sources.ts";

/** A plan drawn by hand, as it is kept: its figures, whatever it keeps or breaks. */
export interface DrawnDocument extends DrawnFigures, DrawnBreaches {
  readonly assignment: readonly { readonly unit: string; readonly school: string; readonly share: number }[];
  readonly loads: Readonly<Record<string, number>>;
}

/**
 * Adds a drawn plan up again from the kept files.
 *
 * @param assigned  the school of each unit, by number; −1: none yet
 * @returns         null when the files have errors, or the plan is not one of these units and schools
 */
export async function drawnDocument(
  { sources, ask }: { readonly sources: PlaceSources; readonly ask: PlaceAsk },
  assigned: readonly number[],
): Promise<DrawnDocument | null> {
  const { units, schools, current, pairs, distances, systems } = sources;
  if (units === undefined || schools === undefined) return null;
  const { ask: read } = await readCatchmentFiles({
    units,
    schools,
    ...(current === undefined ? {} : { current }),
    ...(pairs === undefined ? {} : { pairs }),
    ...(distances === undefined || !ask.own_ways ? {} : { distances }),
    beside: await candidateCodes(sources),
    system: USUAL_SYSTEM,
    systems,
    bounds: ask.bounds,
    detour: ask.detour,
    longestM: ask.longest_m,
    keepPriceM: 0,
    maySplit: false,
    contiguous: false,
  });
  const problem = read === null ? null : stateForDrawing(read);
  if (read === null || problem === null || problem.units.length !== assigned.length) return null;
  if (assigned.some((school) => school >= problem.schools.length)) return null;
  const figures = drawnFigures(problem, assigned);
  return {
    ...figures,
    ...drawnBreaches(read, assigned),
    assignment: assigned.flatMap((school, unit) =>
      school < 0 ? [] : [{ unit: problem.units[unit]!, school: problem.schools[school]!, share: 1 }],
    ),
    loads: Object.fromEntries(figures.schools.map((row) => [row.school_code, row.students])),
  };
}
