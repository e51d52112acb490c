export { checkGroups } from "./check-groups.ts";
export { type EarlierMember, type GroupRules, type JudgedSchool, judgedSchools } from "./group-ground.ts";
export {
  type GroupMember,
  type GroupsAsk,
  type GroupSharing,
  type GroupsPlan,
  planGroups,
  type SchoolGroup,
  sharingChanges,
} from "./plan-groups.ts";
