import type { Finding } from "@youheng/kernel/model";
import type { Action, PeoplePolicy } from "./people.ts";
import { likelyFix, policyFinding } from "./policy-finding.ts";
import { type ReadAction, rolesIn } from "./read-people.ts";
import type { Lined } from "./shapes.ts";

/** Roles that change nothing but their own account. */
const onlyLooking = ["auditor", "reader", "public"];

/**
 * What is wrong in the table of permissions: a role that does not exist, one named at two reaches, a role that may only look and is
 * given an action that changes something.
 */
export function peopleFindings(people: PeoplePolicy, read: ReadonlyMap<string, Lined<ReadAction>>): readonly Finding[] {
  return [...read.values()].flatMap((action) => [
    ...unknownRoles(action, people),
    ...namedTwice(action, people),
    ...lookersWhoChange(people.actions.get(action.value.id), action),
  ]);
}

function unknownRoles({ value, file, line }: Lined<ReadAction>, { roles }: PeoplePolicy): Finding[] {
  return everyName(value, roles)
    .filter((name) => !roles.has(name))
    .map((name) =>
      policyFinding({
        code: "POLICY-005",
        file,
        line,
        zh: `“${value.id}”里的角色“${name}”不存在。`,
        en: `“${value.id}” names the role “${name}”, which does not exist.`,
        ...likelyFix(name, [...roles.keys()]),
      }),
    );
}

function namedTwice({ value, file, line }: Lined<ReadAction>, { roles }: PeoplePolicy): Finding[] {
  const names = everyName(value, roles);
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map((name) =>
    policyFinding({
      code: "POLICY-006",
      file,
      line,
      zh: `“${value.id}”里角色“${name}”写了两次，管到哪里不清楚。`,
      en: `“${value.id}” names the role “${name}” twice: how far it reaches is not clear.`,
      fix: "请只留一处。",
      fixEn: "Keep one of them.",
    }),
  );
}

function everyName({ who }: ReadAction, roles: PeoplePolicy["roles"]): readonly string[] {
  return [who.region, who.schools, who.self, who.all].flatMap((one) => rolesIn(one, roles));
}

function lookersWhoChange(action: Action | undefined, { file, line }: Lined<unknown>): Finding[] {
  if (action?.changes !== true) return [];
  return onlyLooking
    .filter((role) => !["self", undefined].includes(action.reach.get(role)))
    .map((role) =>
      policyFinding({
        code: "POLICY-004",
        file,
        line,
        zh: `“${action.id}”会改变数据，不能给只看的角色“${role}”。`,
        en: `“${action.id}” changes what is kept and cannot be given to “${role}”, who may only look.`,
        fix: "请去掉这个角色。",
        fixEn: "Take this role away.",
      }),
    );
}
