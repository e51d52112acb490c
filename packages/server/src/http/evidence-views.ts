import { z } from "zod";
import type { EvidenceStepView, EvidenceView, RequirementAnswerView } from "../api-types.ts";
import { type EvidenceKind, MEDIA_TYPES } from "../evidence/index.ts";
import { type Evidence, type EvidenceEvent, eventsOfEvidence, type Store } from "../store/index.ts";
import { named, words } from "./schemas.ts";

/** Evidence in the shapes of the API. */

const kinds = Object.keys(MEDIA_TYPES) as [EvidenceKind, ...EvidenceKind[]];
const evidenceStep = z.object({ who: z.string(), at: z.string(), reason: z.string() });

export const evidence: z.ZodType<EvidenceView> = named(
  "Evidence",
  z.object({
    evidence_id: z.string(),
    region_code: z.string(),
    school_code: z.string(),
    subject: z.string(),
    file: z.string(),
    kind: z.enum(kinds),
    bytes: z.number(),
    digest: z.string(),
    scanned: z.boolean(),
    added_at: z.string(),
    added_by: z.string(),
    confirmed: evidenceStep.nullable(),
    withdrawn: evidenceStep.nullable(),
  }),
);

export const requirementAnswer: z.ZodType<RequirementAnswerView> = named(
  "RequirementAnswer",
  z.object({
    id: z.string(),
    field: z.string(),
    name: words,
    clause: z.string(),
    question: words,
    documents: z.array(words),
    vetoes: z.boolean(),
    answer: z.object({ yes: z.boolean(), remark: z.string(), who: z.string(), at: z.string() }).nullable(),
    published: z.boolean().nullable(),
    evidence: z.number(),
    confirmed: z.number(),
  }),
);

/** One piece of evidence with what became of it. */
export function evidenceView(row: Evidence, steps: readonly EvidenceEvent[]): EvidenceView {
  const { evidence_id, region_code, school_code, bytes, digest, added_by } = row;
  const { kind, file_name: file, scanned_by: scanner, added_at: at } = row;
  const ids = { evidence_id, region_code, school_code, subject: row.subject };
  return {
    ...ids,
    file,
    kind,
    bytes,
    digest,
    scanned: scanner !== null,
    added_at: at.toISOString(),
    added_by,
    confirmed: stepView(steps, "confirmed"),
    withdrawn: stepView(steps, "withdrawn"),
  };
}

function stepView(steps: readonly EvidenceEvent[], event: EvidenceEvent["event"]): EvidenceStepView | null {
  const found = steps.find((one) => one.event === event);
  return found === undefined ? null : { who: found.who, at: found.at.toISOString(), reason: found.reason };
}

export async function evidenceViews(store: Store, rows: readonly Evidence[]): Promise<EvidenceView[]> {
  const steps = await eventsOfEvidence(store, rows);
  return rows.map((row) => evidenceView(row, steps.get(row.evidence_id) ?? []));
}
