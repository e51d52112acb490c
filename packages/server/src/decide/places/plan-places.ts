import {
  catchmentDocument,
  type CatchmentDocument,
  checkCatchments,
  checkSites,
  type Pace,
  planCatchments,
  planSites,
  siteDocument,
} from "@youheng/kernel/decide";
import type { Finding } from "@youheng/kernel/model";
import type { Solver, Words } from "@youheng/kernel/solve";
import { type CatchmentFiles, readCatchmentFiles } from "../ground/catchment-files.ts";
import { readSiteFiles } from "../ground/site-files.ts";
import type { PlaceAsk } from "./place-ask.ts";
import { candidateCodes, type PlaceSources, USUAL_SYSTEM } from "./place-sources.ts";

/** A plan that stands, or everything that is wrong with the files. */
export interface PlannedPlaces {
  readonly document: CatchmentDocument | null;
  readonly findings: readonly Finding[];
}

/** Pairs up to which a plan is proven to the last metre. */
const SMALL = 5000;
const USUAL_GAP = 0.0001;

/**
 * Makes a plan of the kept files: reads, solves, looks a second time.
 *
 * @throws Error when the second look finds the plan wrong: a mistake of ours, it is not shown
 */
export async function planPlaces(
  solver: Solver,
  { sources, ask }: { readonly sources: PlaceSources; readonly ask: PlaceAsk },
  pace: Omit<Pace, "gap" | "limit" | "seed">,
): Promise<PlannedPlaces> {
  const { units, schools, candidates } = sources;
  if (units === undefined || schools === undefined) return { document: null, findings: [] };
  const paced = (size: number): Pace => ({
    ...pace,
    limit: ask.seconds,
    seed: ask.seed,
    gap: ask.gap ?? (size <= SMALL ? 0 : USUAL_GAP),
  });
  const files = { ...askedOf(ask, sources), units, schools };
  if (ask.kind === "sites" && candidates !== undefined) {
    const { open, budget_yuan: budgetYuan } = ask;
    const read = await readSiteFiles({
      ...files,
      existing: schools,
      candidates,
      open,
      budgetYuan,
      yuanPerStudentKm: ask.yuan_per_student_km,
    });
    const { problem, findings } = read;
    if (problem === null) return { document: null, findings };
    const plan = await planSites(
      solver,
      problem,
      paced(problem.ground.units.length * (problem.existing + problem.open)),
    );
    refuse(checkSites(problem, plan));
    return { document: siteDocument(problem, plan), findings };
  }
  const current = ask.keep_price_m === null ? undefined : sources.current;
  const { stated, findings } = await readCatchmentFiles({
    ...files,
    beside: await candidateCodes(sources),
    ...(current === undefined ? {} : { current }),
  });
  if (stated === null) return { document: null, findings };
  const plan = await planCatchments(solver, stated.problem, paced(stated.problem.wayM.length));
  refuse(checkCatchments(stated.problem, plan));
  return { document: catchmentDocument(stated.problem, plan), findings };
}

function askedOf(ask: PlaceAsk, sources: PlaceSources): Omit<CatchmentFiles, "units" | "schools"> {
  const { pairs, distances, systems } = sources;
  return {
    ...(pairs === undefined ? {} : { pairs }),
    ...(distances === undefined || !ask.own_ways ? {} : { distances }),
    system: USUAL_SYSTEM,
    systems,
    bounds: ask.bounds,
    detour: ask.detour,
    longestM: ask.longest_m,
    keepPriceM: ask.keep_price_m ?? 0,
    maySplit: ask.may_split,
    contiguous: ask.contiguous,
  };
}

function refuse(wrong: readonly Words[]): void {
  if (wrong.length > 0) throw new Error(`the plan does not stand: ${wrong.map(({ en }) => en).join("; ")}`);
}
