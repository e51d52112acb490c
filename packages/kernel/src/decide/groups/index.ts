export { checkGroups } from "./check-groups.ts";
export type { EarlierMember, GroupRules } from "./group-ground.ts";
export { type GroupsAsk, type GroupsPlan, planGroups, type SchoolGroup } from "./plan-groups.ts";
