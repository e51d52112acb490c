export { type EvidenceKind, MEDIA_TYPES } from "./evidence-kind.ts";
export {
  type EvidenceDeps,
  EvidenceRefused,
  EvidenceStepRefused,
  isPicture,
  noteSeen,
  stepEvidence,
  takeEvidence,
} from "./take-evidence.ts";
