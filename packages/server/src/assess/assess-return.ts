import {
  assess,
  type Assessment,
  type AssessmentDocument,
  assessmentDocument,
  compileStandard,
  dayOfReturn,
  explain,
} from "@youheng/kernel/assess";
import { type Answer, factsFromJson, type PolicyBundle, type Trace } from "@youheng/kernel/model";
import { bundleOf, type Policy, unknownStandard } from "../policy/index.ts";
import { publishedOrRefuse, Refusal } from "../returns/index.ts";
import {
  type Act,
  type Actor,
  digestOf,
  factsOfVersion,
  findAssessment,
  findingsOfVersion,
  keepAssessment,
  keepBundle,
  type Lineage,
  record,
  regionFactsOfVersion,
  type Store,
  type Version,
  versionId,
  type Writing,
} from "../store/index.ts";

export interface AssessDeps {
  readonly store: Store;
  readonly policy: Policy;
  readonly kernelVersion: string;
}

/** Which assessment: of the published return, or of one version. */
export interface AssessAsk {
  readonly regionCode: string;
  readonly schoolYear: number;
  readonly standardId: string;
}

/**
 * Judges the published return of a region's year by a standard. Kept with its lineage; asked again with the same data, policy and
 * engine, the kept document is given.
 *
 * @throws Refusal when nothing is published, or there is no such standard
 */
export async function assessRegion(deps: AssessDeps, actor: Actor, ask: AssessAsk): Promise<AssessmentDocument> {
  const version = await publishedOrRefuse(deps.store, ask.regionCode, ask.schoolYear);
  return await assessVersion(deps, actor, { version, standardId: ask.standardId });
}

/** Judges one version by a standard, published or not. */
export async function assessVersion(
  deps: AssessDeps,
  actor: Actor,
  ask: { version: Version; standardId: string },
): Promise<AssessmentDocument> {
  const made = await madeAssessment(deps, ask);
  if (!made.isKept)
    await record(deps.store, actor, async (writing) => ({ result: undefined, acts: await keepMade(writing, made) }));
  return made.document;
}

/** An assessment with all that makes it repeatable. */
export interface MadeAssessment {
  readonly lineage: Lineage;
  readonly bundle: PolicyBundle;
  readonly document: AssessmentDocument;
  /** whether the store has it already */
  readonly isKept: boolean;
}

/** The assessment of a version: the kept one of this very lineage, or made now. */
export async function madeAssessment(
  deps: AssessDeps,
  ask: { version: Version; standardId: string },
): Promise<MadeAssessment> {
  const bundle = bundleOrRefuse(deps.policy, ask.standardId);
  const lineage = lineageOf(deps, ask.version, bundle);
  const kept = await findAssessment<AssessmentDocument>(deps.store, lineage);
  const document = kept ?? assessmentDocument(await answerFor(deps.store, ask.version, bundle));
  return { lineage, bundle, document, isKept: kept !== undefined };
}

/** Keeps an assessment with its lineage, and the policy by its digest. */
export async function keepMade(writing: Writing, { lineage, bundle, document }: MadeAssessment): Promise<Act[]> {
  await keepBundle(writing, bundle);
  const isNew = await keepAssessment(writing, lineage, document);
  const { regionCode, number: _number, schoolYear: _schoolYear, ...made } = lineage;
  const details = { ...made, documentDigest: digestOf(document) };
  return isNew ? [{ what: "assessment.make", subject: versionId(lineage), regionCode, details }] : [];
}

/** The answer of the engine for the published return, as reports want it. Not kept: the document is. */
export async function answerForRegion(
  deps: AssessDeps,
  ask: AssessAsk,
): Promise<{ version: Version; answer: Answer<Assessment> }> {
  const version = await publishedOrRefuse(deps.store, ask.regionCode, ask.schoolYear);
  return { version, answer: await answerFor(deps.store, version, bundleOrRefuse(deps.policy, ask.standardId)) };
}

/** Which number of a published return is asked about. */
export interface WhyAsk extends AssessAsk {
  readonly stage: string;
  readonly indicator: string;
  readonly schoolCode?: string | undefined;
}

/**
 * How a number came about: formula, the values put in with their cells, clause, source.
 *
 * @throws Refusal when there is no such number
 */
export async function explainNumber(deps: AssessDeps, ask: WhyAsk): Promise<Trace> {
  const version = await publishedOrRefuse(deps.store, ask.regionCode, ask.schoolYear);
  const answer = await answerFor(deps.store, version, bundleOrRefuse(deps.policy, ask.standardId));
  const { stage, indicator, schoolCode } = ask;
  const trace = explain(answer, { stage, indicator, ...(schoolCode === undefined ? {} : { schoolCode }) });
  if (trace !== null) return trace;
  const zh = `没有这个数：学段 ${stage}、指标 ${indicator}${schoolCode === undefined ? "" : `、学校 ${schoolCode}`}。`;
  const en = `There is no such number: stage ${stage}, indicator ${indicator}${schoolCode === undefined ? "" : `, school ${schoolCode}`}.`;
  throw new Refusal("not-found", { zh, en });
}

/** The bundle of a standard, or a refusal with the likely id. */
export function bundleOrRefuse(policy: Policy, standardId: string): PolicyBundle {
  const finding = unknownStandard(policy, standardId);
  if (finding !== null)
    throw new Refusal("not-found", { zh: finding.zh + finding.fix, en: `${finding.en} ${finding.fixEn}` });
  return bundleOf(policy, standardId);
}

/** The findings of the return stand before those of the assessment, as on the command line. */
export async function answerFor(store: Store, version: Version, bundle: PolicyBundle): Promise<Answer<Assessment>> {
  const facts = factsFromJson(await factsOfVersion(store, version));
  const answer = assess(compileStandard(bundle), facts, {
    regionFacts: await regionFactsOfVersion(store, version),
    date: dayOfReturn(version.schoolYear),
  });
  return { ...answer, findings: [...(await findingsOfVersion(store, version)), ...answer.findings] };
}

function lineageOf(deps: AssessDeps, version: Version, bundle: PolicyBundle): Lineage {
  return {
    regionCode: version.regionCode,
    schoolYear: version.schoolYear,
    number: version.number,
    factsDigest: version.digest,
    standardId: bundle.standard.id,
    standardVersion: bundle.standard.version,
    policyDigest: digestOf(bundle),
    kernelVersion: deps.kernelVersion,
    judgedOn: dayOfReturn(version.schoolYear),
  };
}
