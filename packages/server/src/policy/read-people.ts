import type { Action, Reach, Role } from "./people.ts";
import { either, lined, list, may, need, number, oneOf, type RecordOf, record, text, yesNo } from "./shapes.ts";

const words = { zh: need(text), en: need(text) };
const seats = ["nation", "province", "city", "county", "school", "anyone"] as const;

const role = {
  id: need(text),
  ...words,
  meaning: need(record(words)),
  source: may(text),
  at: need(list(oneOf(seats))),
  most_schools: may(number),
};

/** `policy/people/roles.yaml`. */
export const rolesFile = record({ roles: need(list(record(role))) });

/** Roles by name, or one word for many. */
const whoShape = either(oneOf(["everyone", "signed_in"]), list(text));

const action = {
  id: need(text),
  ...words,
  changes: may(yesNo),
  who: need(record({ region: may(whoShape), schools: may(whoShape), self: may(whoShape), all: may(whoShape) })),
};

/** An action as it stands in the file. */
export type ReadAction = RecordOf<typeof action>;

/** `policy/people/permissions.yaml`. */
export const permissionsFile = record({ actions: need(list(lined(record(action)))) });

const signIn = {
  tries_before_lock: need(number),
  lock_minutes: need(number),
  most_lock_minutes: need(number),
  session_hours: need(number),
  idle_hours: need(number),
  invitation_hours: need(number),
  link_hours: need(number),
  password_length: need(number),
  source: may(text),
};

/** `policy/people/sign-in.yaml`. */
export const signInFile = record({ sign_in: need(record(signIn)) });

/** A role as read, as a plain value. */
export function roleOf(read: RecordOf<typeof role>): Role {
  const { id, zh, en, meaning, at, mostSchools } = read;
  return { id, zh, en, meaning, at, mostSchools: mostSchools ?? null };
}

const reaches = ["region", "schools", "self", "all"] as const satisfies readonly Reach[];

/** An action with the reach of each role. "everyone" is every role, "signed_in" every role but the public. */
export function actionOf(read: ReadAction, roles: ReadonlyMap<string, Role>): Action {
  const reach = new Map<string, Reach>();
  for (const far of reaches) for (const id of rolesIn(read.who[far], roles)) reach.set(id, far);
  return { id: read.id, zh: read.zh, en: read.en, changes: read.changes ?? false, reach };
}

/** The roles that a `who` names. */
export function rolesIn(
  who: "everyone" | "signed_in" | readonly string[] | undefined,
  roles: ReadonlyMap<string, Role>,
): readonly string[] {
  if (who === undefined) return [];
  if (who === "everyone") return [...roles.keys()];
  if (who === "signed_in") return [...roles.values()].filter(({ at }) => !at.includes("anyone")).map(({ id }) => id);
  return who;
}
