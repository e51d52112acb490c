export { checkRotation, changesOf, type RotationCheck } from "./check-rotation.ts";
export type { Move } from "./move.ts";
export { type OutOfReach } from "./out-of-reach.ts";
export { type RuleChange } from "./rotation-easings.ts";
export { movesHelp } from "./move-reasons.ts";
export {
  moveDocument,
  type MoveDocument,
  type PlannedRotation,
  planRotation,
  reasonWords,
  type RotationPlan,
} from "./plan-rotation.ts";
export { BACKBONE, type Roster, rosterOf, rosterRows, type RosterTeacher } from "./roster.ts";
export { rosterGround, type RosterGround, type RosterSchool } from "./roster-ground.ts";
export { qualifies, type RotationAsk, rotationGround, type RotationGround } from "./rotation-ground.ts";
export { NO_PAIRS, type RotationPairs, type RotationRules } from "./rotation-rules.ts";
export { type RotationShares, rotationShares, type SchoolShare } from "./rotation-shares.ts";
export { GOALS, type GoalReached, type RotationOptions, solveRotation } from "./solve-rotation.ts";
export { type PostLine, type TeacherCount, teacherOverview, type TeacherOverview } from "./teacher-overview.ts";
export { type RuleDifference, ruleDifferences, type RuleValue, ruleValues } from "./rule-values.ts";
