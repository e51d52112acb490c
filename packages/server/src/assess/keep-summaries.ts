import { compileStandard } from "@youheng/kernel/assess";
import type { Standard } from "@youheng/kernel/model";
import { bundleOf } from "../policy/index.ts";
import {
  type Actor,
  digestOf,
  findVersion,
  keepYearSummary,
  record,
  type SummaryBy,
  unsummarised,
  type VersionKey,
} from "../store/index.ts";
import { type AssessDeps, assessVersion } from "./assess-return.ts";
import { summaryFigures } from "./year-summary.ts";

/** The server does it by itself. */
const system: Actor = { regionCode: "000000", name: "system" };

/** Makes the short rows of published returns in the background, one after the other. */
export interface SummaryKeeper {
  /** something was published, or the policy changed: look what is missing */
  wake(): void;
  /** resolves when nothing is being made */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the keeper of short rows; it looks at once.
 *
 * @param failed  told what went wrong; the next waking tries again
 */
export function startSummaryKeeper(deps: AssessDeps, failed: (error: unknown) => void): SummaryKeeper {
  const stopping = new AbortController();
  let working = Promise.resolve();
  let waiting = false;
  const look = async (): Promise<void> => {
    waiting = false;
    await keepMissingSummaries(deps, stopping.signal).catch(failed);
  };
  const wake = (): void => {
    if (waiting || stopping.signal.aborted) return;
    waiting = true;
    working = working.then(look);
  };
  wake();
  return {
    wake,
    idle: () => working,
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
}

/** Whether a standard is in force in a region: the nation's everywhere, a province's or city's below it. */
export function isFor(standard: Standard, regionCode: string): boolean {
  return regionCode.startsWith(standard.region.replace(/(00)+$/, ""));
}

/** By what the summaries of a standard are made today. */
export function summaryBy(deps: AssessDeps, standardId: string): SummaryBy {
  return {
    standardId,
    policyDigest: digestOf(bundleOf(deps.policy, standardId)),
    kernelVersion: deps.kernelVersion,
  };
}

/**
 * Makes every short row that is not there: of returns just published, and of all of them after policy or engine changed.
 *
 * @returns how many were made
 */
async function keepMissingSummaries(deps: AssessDeps, signal: AbortSignal): Promise<number> {
  let made = 0;
  for (const standard of deps.policy.standards.values())
    for (const key of await unsummarised(deps.store, summaryBy(deps, standard.id))) {
      if (signal.aborted) return made;
      if (!isFor(standard, key.regionCode)) continue;
      await keepSummary(deps, key, standard.id);
      made++;
    }
  return made;
}

async function keepSummary(deps: AssessDeps, key: VersionKey, standardId: string): Promise<void> {
  const version = await findVersion(deps.store, key);
  if (version === undefined || !deps.policy.standards.has(standardId)) return;
  const document = await assessVersion(deps, system, { version, standardId });
  const figures = summaryFigures(document, compileStandard(bundleOf(deps.policy, standardId)));
  await record(deps.store, system, async (writing) => {
    await keepYearSummary(writing, key, { ...summaryBy(deps, standardId), ...figures });
    return { result: undefined, acts: [] };
  });
}
