import type { Finding, Words } from "@youheng/kernel/model";
import { join } from "node:path";
import { stat } from "node:fs/promises";
import { peopleFindings } from "./check-people.ts";
import { POLICY_ROOT } from "./load-policy.ts";
import { actFile, type ActRules } from "./read-act.ts";
import { campaignFile, type CampaignRules } from "./read-campaign.ts";
import { remindersFile, type ReminderPolicy } from "./read-reminders.ts";
import { actionOf, permissionsFile, type ReadAction, roleOf, rolesFile, signInFile } from "./read-people.ts";
import type { Lined } from "./shapes.ts";
import { readYaml } from "./yaml-file.ts";

/** How far a permission reaches: anything · a region and all below it · the schools named · one's own account. */
export type Reach = "all" | "region" | "schools" | "self";

/** Where an account may sit. */
export type Seat = "nation" | "province" | "city" | "county" | "school" | "anyone";

/** One role 角色. */
export interface Role extends Words {
  readonly id: string;
  readonly meaning: Words;
  readonly at: readonly Seat[];
  /** schools an account with this role may have; null: it has none */
  readonly mostSchools: number | null;
}

/** One line of the table of permissions: who may do it, and how far. */
export interface Action extends Words {
  readonly id: string;
  /** it changes what is kept */
  readonly changes: boolean;
  /** how far each role reaches; a role that is not there may not */
  readonly reach: ReadonlyMap<string, Reach>;
}

/** How signing in is guarded. */
export interface SignInRules {
  readonly triesBeforeLock: number;
  readonly lockMinutes: number;
  readonly mostLockMinutes: number;
  readonly sessionHours: number;
  readonly idleHours: number;
  readonly invitationHours: number;
  readonly linkHours: number;
  readonly passwordLength: number;
}

/** What `policy/people` says: roles, permissions, the rules of signing in. */
export interface PeoplePolicy {
  readonly roles: ReadonlyMap<string, Role>;
  readonly actions: ReadonlyMap<string, Action>;
  readonly signIn: SignInRules;
  readonly campaign: CampaignRules;
  readonly act: ActRules;
  readonly reminders: ReminderPolicy;
}

/** The role of whoever has not signed in. */
export const PUBLIC = "public";

/**
 * Reads `people/roles.yaml`, `permissions.yaml`, `sign-in.yaml`, `campaign.yaml`, `act.yaml` and `reminders.yaml` of the policy folders; a later folder wins by id.
 *
 * @returns findings of severity "error" mean that the table must not be used
 * @throws  Error when one of the six files is in no folder
 */
export async function loadPeople(
  roots: readonly string[] = [POLICY_ROOT],
): Promise<{ readonly people: PeoplePolicy; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  const roles = new Map<string, Role>();
  const read = new Map<string, Lined<ReadAction>>();
  let signIn: SignInRules | undefined;
  let campaign: CampaignRules | undefined;
  let act: ActRules | undefined;
  let reminders: ReminderPolicy | undefined;
  for (const root of roots) {
    const file = (name: string): string => join(root, "people", name);
    for (const role of (await readIfThere(file("roles.yaml"), rolesFile, findings))?.roles ?? [])
      roles.set(role.id, roleOf(role));
    for (const action of (await readIfThere(file("permissions.yaml"), permissionsFile, findings))?.actions ?? [])
      read.set(action.value.id, action);
    signIn = (await readIfThere(file("sign-in.yaml"), signInFile, findings))?.signIn ?? signIn;
    campaign = (await readIfThere(file("campaign.yaml"), campaignFile, findings))?.campaign ?? campaign;
    act = (await readIfThere(file("act.yaml"), actFile, findings))?.act ?? act;
    reminders = (await readIfThere(file("reminders.yaml"), remindersFile, findings))?.reminders ?? reminders;
  }
  if (signIn === undefined || campaign === undefined || act === undefined || reminders === undefined)
    throw new Error("policy/people lacks sign-in.yaml, campaign.yaml, act.yaml or reminders.yaml");
  if (roles.size === 0 || read.size === 0) throw new Error("policy/people lacks roles.yaml or permissions.yaml");
  const actions = new Map([...read].map(([id, { value }]) => [id, actionOf(value, roles)]));
  const people = { roles, actions, signIn, campaign, act, reminders };
  return { people, findings: [...findings, ...peopleFindings(people, read)] };
}

async function readIfThere<T>(path: string, shape: Parameters<typeof readYaml<T>>[1], findings: Finding[]) {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  return isThere ? await readYaml(path, shape, findings) : undefined;
}
