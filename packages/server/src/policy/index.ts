export { bundleOf, standardOn, unknownStandard, type BundleOptions } from "./bundle.ts";
export { checkPolicy, type PolicyCheck } from "./check-policy.ts";
export { loadPolicy, POLICY_ROOT, type LoadedPolicy } from "./load-policy.ts";
export { standardLines } from "./policy-text.ts";
export type { Policy, Term, UnitWords } from "./policy.ts";
export type { PolicyCase } from "./read-case.ts";
export { runCase, type CaseResult } from "./run-case.ts";
export { formulaUnit } from "@youheng/kernel/model";
export { PolicyRefused } from "./policy-refused.ts";
export { checkStandard } from "./check-standard.ts";
export type { StandardText } from "./policy-files.ts";
export { officialGround } from "./official-ground.ts";
export { tableForm } from "./read-table-form.ts";
export { type OwnRules, rotationRules, ROTATION_RULES, type RotationRulesRead } from "./read-rotation-rules.ts";
export { readSizeLines, sizeLinesOrThrow } from "./read-size-lines.ts";
export {
  type Action,
  loadPeople,
  type PeoplePolicy,
  PUBLIC,
  type Reach,
  type Role,
  type Seat,
  type SignInRules,
} from "./people.ts";
export { officialFormFindings } from "./check-official-form.ts";
export { readOfficialFormText } from "./read-official-form.ts";
export type { ActRules } from "./read-act.ts";
export type { CampaignRules } from "./read-campaign.ts";
export { groupRules } from "./read-group-rules.ts";
export { projectRules, type ProjectRules } from "./read-project-rules.ts";
export { stageEntries, stageYears } from "./read-stage-entries.ts";
