import { Refusal } from "../returns/index.ts";
import { type Account, asSystem, listPeople, type RoadMeasureRow, type Store } from "../store/index.ts";
import type { NewMeasure } from "./act-on.ts";

/** The roles that a measure's two heads have. */
const ROLES = { principal: "principal", secretary: "party_secretary" } as const;

/** Who answers for a measure at its school: names, and the accounts that these are. */
export type MeasureHeads = Pick<RoadMeasureRow, "principal" | "secretary" | "principal_account" | "secretary_account">;

/** The principals and Party secretaries of a region that are in use. As the server: a planner sees no accounts, and may know these by name. */
export async function headsInRegion(store: Store, regionCode: string): Promise<readonly Account[]> {
  const roles: readonly string[] = Object.values(ROLES);
  const people = await asSystem(() => listPeople(store));
  return people.filter((one) => one.region_code === regionCode && one.stopped_at === null && roles.includes(one.role));
}

/** The heads of a school by its accounts; of no school, none. */
export function headsOfSchool(heads: readonly Account[], school: string | null): MeasureHeads {
  const found = (role: string): Account | undefined =>
    heads.find((one) => one.role === role && school !== null && one.schools.includes(school));
  const [principal, secretary] = [found(ROLES.principal), found(ROLES.secretary)];
  return {
    principal: nameOf(principal),
    secretary: nameOf(secretary),
    principal_account: principal?.account_id ?? null,
    secretary_account: secretary?.account_id ?? null,
  };
}

function nameOf(account: Account | undefined): string | null {
  return account === undefined ? null : (account.full_name ?? account.name);
}

/**
 * The heads that are asked for a measure. An account gives its own name; a name without an account stays as it was written. Who stood
 * there before may stay, whatever became of the account since.
 *
 * @param before the measure as it stands; undefined: it is new
 * @throws Refusal when an account is not that of a head of the measure's school
 */
export async function headsOfMeasure(
  store: Store,
  regionCode: string,
  { measure, before }: { readonly measure: NewMeasure; readonly before?: MeasureHeads | undefined },
): Promise<MeasureHeads> {
  const { principalAccount, secretaryAccount } = measure;
  const heads = principalAccount === null && secretaryAccount === null ? [] : await headsInRegion(store, regionCode);
  const chosen = (head: keyof typeof ROLES, id: string | null): string | null => {
    if (id === null) return measure[head];
    if (id === before?.[`${head}_account`]) return before[head];
    const found = heads.find((one) => one.account_id === id && one.role === ROLES[head]);
    if (found !== undefined && measure.schoolCode !== null && found.schools.includes(measure.schoolCode))
      return nameOf(found);
    throw new Refusal("bad-request", notOfSchool[head]);
  };
  return {
    principal: chosen("principal", principalAccount),
    secretary: chosen("secretary", secretaryAccount),
    principal_account: principalAccount,
    secretary_account: secretaryAccount,
  };
}

const notOfSchool = {
  principal: {
    zh: "所选校长应是这条措施所在学校的校长账号；没有账号时请直接写姓名。",
    en: "The principal chosen must be an account of a principal of the measure's school; where there is none, write the name.",
  },
  secretary: {
    zh: "所选书记应是这条措施所在学校的书记账号；没有账号时请直接写姓名。",
    en: "The secretary chosen must be an account of a Party secretary of the measure's school; where there is none, write the name.",
  },
};
