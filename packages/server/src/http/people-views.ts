import type { Words } from "@youheng/kernel/model";
import type {
  AccountView,
  OpenSessionView,
  PermissionsView,
  PersonState,
  PersonView,
  ReachView,
  RegionNodeView,
} from "../api-types.ts";
import { seatOf } from "../identity/index.ts";
import type { PeoplePolicy } from "../policy/index.ts";
import { nameOfRegion, type RegionNames } from "../returns/index.ts";
import type { Account, OpenSession, SessionRow } from "../store/index.ts";

/** Accounts and permissions in the shapes of the API. */

/** What naming an account needs: the words of roles and of regions. */
export interface PeopleWords {
  readonly people: PeoplePolicy;
  readonly regionNames: RegionNames;
}

const nation: Words = { zh: "全国", en: "The nation" };

/** The name of a region at any level. */
export function regionName({ regionNames }: Pick<PeopleWords, "regionNames">, code: string): Words {
  return code === "000000" ? nation : nameOfRegion(regionNames, code);
}

export function accountView(words: PeopleWords, account: Account): AccountView {
  const { people } = words;
  const role = people.roles.get(account.role);
  return {
    account_id: account.account_id,
    full_name: account.full_name,
    role: account.role,
    role_name: { zh: role?.zh ?? account.role, en: role?.en ?? account.role },
    region_code: account.region_code,
    region_name: regionName(words, account.region_code),
    schools: account.schools,
    second_factor: account.totp_confirmed_at !== null,
    has_password: account.password_hash !== null,
    may: [...people.actions.values()].filter(({ reach }) => reach.has(account.role)).map(({ id }) => id),
  };
}

export function personView(words: PeopleWords, account: Account, now: Date): PersonView {
  return {
    account_id: account.account_id,
    name: account.name,
    full_name: account.full_name,
    role: account.role,
    region_code: account.region_code,
    region_name: regionName(words, account.region_code),
    schools: account.schools,
    state: stateOf(account, now),
    second_factor: account.totp_confirmed_at !== null,
    vouched: account.oidc_subject !== null,
    created_at: account.created_at.toISOString(),
    created_by: account.created_by,
  };
}

function stateOf(account: Account, now: Date): PersonState {
  if (account.stopped_at !== null) return "stopped";
  if (account.locked_until !== null && account.locked_until > now) return "locked";
  return account.password_hash === null && account.oidc_subject === null ? "invited" : "active";
}

export function openSessionView(row: SessionRow, own: OpenSession): OpenSessionView {
  return {
    session_id: row.sessionId,
    opened_by: row.openedBy,
    opened_at: row.createdAt.toISOString(),
    last_seen_at: row.lastSeenAt.toISOString(),
    agent: row.agent,
    is_this: row.sessionId === own.sessionId,
  };
}

export function permissionsView({ roles, actions }: PeoplePolicy): PermissionsView {
  return {
    roles: [...roles.values()].map(({ id, zh, en, meaning, at, mostSchools }) => ({
      id,
      name: { zh, en },
      meaning,
      at: [...at],
      most_schools: mostSchools,
    })),
    actions: [...actions.values()].map(({ id, zh, en, changes, reach }) => ({
      id,
      name: { zh, en },
      changes,
      reach: Object.fromEntries(reach) as Record<string, ReachView>,
    })),
  };
}

export function regionNodeView(words: Pick<PeopleWords, "regionNames">, code: string): RegionNodeView {
  return { region_code: code, name: regionName(words, code), level: seatOf(code) };
}
