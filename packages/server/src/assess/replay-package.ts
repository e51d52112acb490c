import type { AssessmentDocument } from "@youheng/kernel/assess";
import type { FactsJson, Finding, PolicyBundle } from "@youheng/kernel/model";
import type { RegionFact } from "@youheng/kernel/sense";
import type { AssessmentLineage } from "../api-types.ts";
import { Refusal } from "../returns/index.ts";
import {
  assessmentId,
  digestOf,
  factsOfVersion,
  findAssessment,
  findBundle,
  findingsOfVersion,
  findKeptAssessment,
  keptRegionFacts,
  type KeptAssessment,
  type Store,
  versionId,
} from "../store/index.ts";

/**
 * A stored assessment with all that it was made of, in one JSON: an auditor needs nothing else but this program.
 * Digests are SHA-256 of the JSON with keys in order. The parts keep the order of keys they were computed with, because sums run in
 * that order: do not sort them.
 */
export interface ReplayPackage {
  readonly format: typeof REPLAY_FORMAT;
  readonly lineage: AssessmentLineage;
  readonly facts: FactsJson;
  /** null: none came with the return */
  readonly region_facts: readonly RegionFact[] | null;
  /** what reading and checking the return found; these stand before the assessment's own in the document */
  readonly findings: readonly Finding[];
  readonly bundle: PolicyBundle;
  readonly document: AssessmentDocument;
  readonly digests: {
    readonly facts: string;
    readonly bundle: string;
    readonly findings: string;
    readonly document: string;
  };
}

export const REPLAY_FORMAT = "youheng-replay-1";

/** The lineage of a kept assessment as it goes out. */
export function lineageView(kept: KeptAssessment): AssessmentLineage {
  return {
    assessment_id: assessmentId(kept),
    version_id: versionId(kept),
    region_code: kept.regionCode,
    school_year: kept.schoolYear,
    standard: kept.standardId,
    standard_version: kept.standardVersion,
    facts_digest: kept.factsDigest,
    policy_digest: kept.policyDigest,
    kernel_version: kept.kernelVersion,
    judged_on: kept.judgedOn,
    made_at: kept.madeAt.toISOString(),
  };
}

/**
 * A kept assessment as a package that can be replayed without this store.
 *
 * @throws Refusal when there is no such assessment, or it was made before policy was kept with it
 */
export async function replayPackage(store: Store, id: string): Promise<ReplayPackage> {
  const kept = await findKeptAssessment(store, id);
  if (kept === undefined)
    throw new Refusal("not-found", { zh: `没有评估 ${id}。`, en: `There is no assessment ${id}.` });
  return await packageOf(store, kept);
}

/** The package of an assessment that is there. */
export async function packageOf(store: Store, kept: KeptAssessment): Promise<ReplayPackage> {
  const bundle = await findBundle(store, kept.policyDigest);
  if (bundle === undefined) throw withoutBundle(assessmentId(kept));
  const document = await findAssessment<AssessmentDocument>(store, kept);
  if (document === undefined) throw new Error(`assessment ${assessmentId(kept)} is not there`);
  const facts = await factsOfVersion(store, kept);
  const regionFacts = await keptRegionFacts(store, kept);
  const findings = await findingsOfVersion(store, kept);
  return {
    format: REPLAY_FORMAT,
    lineage: lineageView(kept),
    facts,
    region_facts: regionFacts,
    findings,
    bundle,
    document,
    digests: {
      facts: digestOf({ facts, regionFacts }),
      bundle: digestOf(bundle),
      findings: digestOf(findings),
      document: digestOf(document),
    },
  };
}

function withoutBundle(id: string): Refusal {
  return new Refusal("conflict", {
    zh: `评估 ${id} 是在开始保存政策文本之前做出的，无法从库中重算。请重新评估一次，新的评估即可重算。`,
    en: `Assessment ${id} was made before policy was kept with it and cannot be made again from the store. Assess once more: the new one can.`,
  });
}
