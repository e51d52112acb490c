export { type EvidenceKind, MEDIA_TYPES } from "./evidence-kind.ts";
export { type EvidenceDeps, EvidenceRefused, isPicture, noteSeen, takeEvidence } from "./take-evidence.ts";
