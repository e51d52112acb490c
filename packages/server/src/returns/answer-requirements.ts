import type { EvidenceRequirement } from "@youheng/kernel/model";
import type { RegionFact } from "@youheng/kernel/sense";
import type { Policy } from "../policy/index.ts";
import {
  type Actor,
  addRequirementAnswer,
  addVersion,
  type Evidence,
  type EvidenceEvent,
  eventsOfEvidence,
  factsOfVersion,
  findingsOfVersion,
  listEvidence,
  record,
  regionFactsOfVersion,
  type RequirementAnswer,
  requirementAnswers,
  type Store,
  type Version,
  versionId,
} from "../store/index.ts";
import { publishedOrRefuse, versionOrRefuse } from "./publish-return.ts";
import { Refusal } from "./refusal.ts";

/** Evidence of the county's own offices stands under this school code. */
const ofCounty = "-";

/** Which year of which region, by which standard. */
export interface AnswerGround {
  readonly regionCode: string;
  readonly schoolYear: number;
  readonly standardId: string;
}

/** What a standard asks documents for, with what the county answered and what shows it. */
export interface AnsweredRequirement {
  readonly requirement: EvidenceRequirement;
  readonly answer: RequirementAnswer | null;
  /** what stands: withdrawn evidence is left out */
  readonly evidence: readonly StandingEvidence[];
}

interface StandingEvidence {
  readonly evidence: Evidence;
  readonly confirmed: EvidenceEvent | null;
}

/** As what evidence of a requirement is kept. @example requirementSubject(2026, "major_safety_accident") // "requirement:2026:major_safety_accident" */
export function requirementSubject(schoolYear: number, field: string): string {
  return `requirement:${schoolYear}:${field}`;
}

/** All that a standard asks documents for. @throws Refusal when there is no such standard */
export async function answeredRequirements(
  store: Store,
  policy: Policy,
  ground: AnswerGround,
): Promise<readonly AnsweredRequirement[]> {
  const { regionCode, schoolYear } = ground;
  const answers = await requirementAnswers(store, ground);
  const evidence = await listEvidence(store, { regionCode, schoolCode: ofCounty });
  const steps = await eventsOfEvidence(store, evidence);
  const stands = (one: Evidence): boolean =>
    steps.get(one.evidence_id)?.some((step) => step.event === "withdrawn") !== true;
  return requirementsOf(policy, ground.standardId).map((requirement) => ({
    requirement,
    answer: answers.get(requirement.field) ?? null,
    evidence: evidence
      .filter((one) => one.subject === requirementSubject(schoolYear, requirement.field) && stands(one))
      .map((one) => ({
        evidence: one,
        confirmed: steps.get(one.evidence_id)?.find((step) => step.event === "confirmed") ?? null,
      })),
  }));
}

function requirementsOf({ standards }: Policy, standardId: string): readonly EvidenceRequirement[] {
  const standard = standards.get(standardId);
  if (standard === undefined)
    throw new Refusal("not-found", { zh: `没有标准 ${standardId}。`, en: `There is no standard ${standardId}.` });
  return (standard.requirements ?? []).flatMap((one) => (one.kind === "evidence" ? [one] : []));
}

/**
 * Answers what a standard asks documents for. A good answer to what is not a veto needs a document that stands; that there was no accident
 * is shown by no document.
 *
 * @throws Refusal when the standard does not ask this, or nothing shows it
 */
export async function answerRequirement(
  { store, policy }: { readonly store: Store; readonly policy: Policy },
  actor: Actor,
  ask: AnswerGround & { readonly field: string; readonly yes: boolean; readonly remark: string },
): Promise<void> {
  const { regionCode, schoolYear, field, yes, remark } = ask;
  const asked = (await answeredRequirements(store, policy, ask)).find((one) => one.requirement.field === field);
  if (asked === undefined)
    throw new Refusal("not-found", {
      zh: "这个标准没有要求这一项材料。",
      en: "This standard asks no documents for this.",
    });
  if (yes && asked.requirement.vetoes !== true && asked.evidence.length === 0)
    throw new Refusal("conflict", {
      zh: "还没有佐证。请先上传能说明这一点的材料，再答“是”。",
      en: "There is no evidence yet. Bring a document that shows it, then answer yes.",
    });
  await record(store, actor, async (writing) => {
    const row = { region_code: regionCode, school_year: schoolYear, field, answer: yes, remark, who: actor.name };
    await addRequirementAnswer(writing, row);
    const details = { yes, remark, schoolYear, evidence: asked.evidence.map((one) => one.evidence.digest) };
    return { result: undefined, acts: [{ what: "requirement.answer", subject: field, regionCode, details }] };
  });
}

/**
 * Brings the answers into the return: a new draft, equal to the published version but for the region's facts that documents answer, each
 * with what shows it and by whom it was confirmed. Once published, the assessment takes them like any other figure, with their source.
 *
 * @throws Refusal when nothing is published, or nothing was answered
 */
export async function draftOfAnswers(
  { store, policy }: { readonly store: Store; readonly policy: Policy },
  actor: Actor,
  ground: AnswerGround,
): Promise<Version> {
  const version = await publishedOrRefuse(store, ground.regionCode, ground.schoolYear);
  const answered = (await answeredRequirements(store, policy, ground)).filter((one) => one.answer !== null);
  if (answered.length === 0)
    throw new Refusal("conflict", { zh: "还没有答复任何一项。", en: "Nothing has been answered yet." });
  const facts = new Map((await regionFactsOfVersion(store, version)).map((fact) => [fact.field, fact]));
  for (const one of answered) facts.set(one.requirement.field, factOf(one));
  const reason = `佐证答复 ${answered.length} 项 · ${answered.length} answered by documents`;
  const key = await record(store, actor, async (writing) => {
    const added = await addVersion(writing, {
      ...version,
      facts: await factsOfVersion({ db: writing }, version),
      regionFacts: [...facts.values()],
      findings: await findingsOfVersion({ db: writing }, version),
      reason,
      createdBy: actor.name,
    });
    const details = { from: versionId(version), fields: answered.map((one) => one.requirement.field) };
    const act = { what: "version.answers", subject: versionId(added), regionCode: added.regionCode, details };
    return { result: added, acts: [act] };
  });
  return await versionOrRefuse(store, key);
}

const digestShown = 12;

/** The fact, with the files that show it: name, digest, who confirmed it. */
function factOf({ requirement, answer, evidence }: AnsweredRequirement): RegionFact {
  const files = evidence.map(({ evidence: { file_name, digest }, confirmed }) => {
    const by = confirmed === null ? "" : `，${confirmed.who} 确认`;
    return `${file_name}（SHA-256 ${digest.slice(0, digestShown)}${by}）`;
  });
  const said = [answer?.remark ?? "", ...files].filter((one) => one !== "");
  return {
    field: requirement.field,
    value: answer?.answer === true ? 1 : 0,
    evidence: said.length === 0 ? null : said.join("；"),
    place: { sheet: "佐证答复", field: requirement.field },
  };
}
