import { compileStandard } from "@youheng/kernel/assess";
import type { Standard } from "@youheng/kernel/model";
import { bundleOf, type Policy } from "../policy/index.ts";
import {
  type Act,
  type Actor,
  asSystem,
  digestOf,
  findVersion,
  keepYearSummary,
  record,
  type SummaryBy,
  unsummarised,
  type VersionKey,
  type Writing,
} from "../store/index.ts";
import { type AssessDeps, keepMade, madeAssessment, type MadeAssessment } from "./assess-return.ts";
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
    // the summaries are everybody's, whoever woke us
    working = asSystem(() => working.then(look));
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
export function summaryBy({ policy, kernelVersion }: AssessDeps, standardId: string): SummaryBy {
  return { standardId, policyDigest: digestIn(policy, standardId), kernelVersion };
}

/** Digests of the standards of a policy, taken once: it never changes, another one takes its place. */
const digests = new WeakMap<Policy, Map<string, string>>();

function digestIn(policy: Policy, standardId: string): string {
  const taken = digests.get(policy) ?? new Map<string, string>();
  digests.set(policy, taken);
  const digest = taken.get(standardId) ?? digestOf(bundleOf(policy, standardId));
  taken.set(standardId, digest);
  return digest;
}

/** County-years written in one transaction: each costs the disk a sync. */
const together = 20;

/** Makes every short row that is not there: of returns just published, and of all of them after policy or engine changed. */
async function keepMissingSummaries(deps: AssessDeps, signal: AbortSignal): Promise<void> {
  for (const standard of deps.policy.standards.values()) {
    const missing = await unsummarised(deps.store, summaryBy(deps, standard.id));
    const keys = missing.filter((key) => isFor(standard, key.regionCode));
    for (let from = 0; from < keys.length && !signal.aborted; from += together)
      await keepSummaries(deps, keys.slice(from, from + together), standard.id);
  }
}

async function keepSummaries(deps: AssessDeps, keys: readonly VersionKey[], standardId: string): Promise<void> {
  const made: MadeAssessment[] = [];
  for (const key of keys) {
    const version = await findVersion(deps.store, key);
    // a local standard may have been taken back since we looked
    if (version !== undefined && deps.policy.standards.has(standardId))
      made.push(await madeAssessment(deps, { version, standardId }));
  }
  await record(deps.store, system, async (writing) => {
    const acts: Act[] = [];
    for (const one of made) acts.push(...(await keepWithSummary(writing, one)));
    return { result: undefined, acts };
  });
}

async function keepWithSummary(writing: Writing, made: MadeAssessment): Promise<readonly Act[]> {
  const acts = made.isKept ? [] : await keepMade(writing, made);
  const figures = summaryFigures(made.document, compileStandard(made.bundle));
  await keepYearSummary(writing, made.lineage, { ...made.lineage, ...figures });
  return acts;
}
