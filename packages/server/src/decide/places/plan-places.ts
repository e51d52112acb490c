import {
  catchmentDocument,
  type CatchmentDocument,
  type CatchmentProblem,
  checkCatchments,
  checkSites,
  everyPairModel,
  type Pace,
  type PieceRule,
  planCatchments,
  planSites,
  siteDocument,
  type SiteProblem,
  type SiteSet,
  wholeSiteModel,
} from "@youheng/kernel/decide";
import type { Finding } from "@youheng/kernel/model";
import type { LinearModel, Solver, Words } from "@youheng/kernel/solve";
import { type CatchmentFiles, readCatchmentFiles } from "../ground/catchment-files.ts";
import { readSiteFiles } from "../ground/site-files.ts";
import type { PlaceAsk } from "./place-ask.ts";
import { candidateCodes, type PlaceSources, USUAL_SYSTEM } from "./place-sources.ts";

/** A plan that stands, or everything that is wrong with the files. */
export interface PlannedPlaces {
  readonly document: ProvenPlaces | null;
  readonly findings: readonly Finding[];
}

/** A plan as it is shown, and what its model needs besides the question. */
export interface ProvenPlaces {
  readonly shown: CatchmentDocument;
  readonly proof: PlaceProof;
}

/** Sites that open, by their numbers, and the rules against pieces apart that were needed. */
export interface PlaceProof {
  readonly opened: SiteSet;
  readonly pieceRules: readonly PieceRule[];
}

/** What a plan is made of. */
export interface PlaceOrder {
  readonly sources: PlaceSources;
  readonly ask: PlaceAsk;
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
  { sources, ask }: PlaceOrder,
  pace: Omit<Pace, "gap" | "limit" | "seed">,
): Promise<PlannedPlaces> {
  const { problem, findings } = await statePlaces(sources, ask);
  if (problem === null) return { document: null, findings };
  const paced = (size: number): Pace => ({
    ...pace,
    limit: ask.seconds,
    seed: ask.seed,
    gap: ask.gap ?? (size <= SMALL ? 0 : USUAL_GAP),
  });
  if ("ground" in problem) {
    const plan = await planSites(
      solver,
      problem,
      paced(problem.ground.units.length * (problem.existing + problem.open)),
    );
    refuse(checkSites(problem, plan));
    const proof = { opened: plan.opened, pieceRules: plan.plan.pieceRules };
    return { document: { shown: siteDocument(problem, plan), proof }, findings };
  }
  const plan = await planCatchments(solver, problem, paced(problem.wayM.length));
  refuse(checkCatchments(problem, plan));
  const proof = { opened: [], pieceRules: plan.pieceRules };
  return { document: { shown: catchmentDocument(problem, plan), proof }, findings };
}

/**
 * The model of a plan that was made, whole, for other solvers.
 *
 * @returns null when the files do not read any more
 * @example writeLp((await modelOfPlaces(order, proof))!)
 */
export async function modelOfPlaces({ sources, ask }: PlaceOrder, proof: PlaceProof): Promise<LinearModel | null> {
  const { problem } = await statePlaces(sources, ask);
  if (problem === null) return null;
  return "ground" in problem ? wholeSiteModel(problem, proof) : everyPairModel(problem, proof.pieceRules);
}

/** States what is asked of the kept files; null: they have errors, or are not there. */
async function statePlaces(
  sources: PlaceSources,
  ask: PlaceAsk,
): Promise<{ readonly problem: SiteProblem | CatchmentProblem | null; readonly findings: readonly Finding[] }> {
  const { units, schools, candidates } = sources;
  if (units === undefined || schools === undefined) return { problem: null, findings: [] };
  const files = { ...askedOf(ask, sources), units, schools };
  if (ask.kind === "sites" && candidates !== undefined) {
    const { open, budget_yuan: budgetYuan, yuan_per_student_km: yuanPerStudentKm } = ask;
    return await readSiteFiles({ ...files, existing: schools, candidates, open, budgetYuan, yuanPerStudentKm });
  }
  const current = ask.keep_price_m === null ? undefined : sources.current;
  const { stated, findings } = await readCatchmentFiles({
    ...files,
    beside: await candidateCodes(sources),
    ...(current === undefined ? {} : { current }),
  });
  return { problem: stated?.problem ?? null, findings };
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
