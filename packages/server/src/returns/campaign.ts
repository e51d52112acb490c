import { type Facts, type Field, factsFromJson, type Form } from "@youheng/kernel/model";
import { type FormRow, type FormValue, rowOfFacts } from "@youheng/kernel/sense";
import type { CampaignRules, Policy } from "../policy/index.ts";
import {
  type Actor,
  addSchoolForm,
  asSystem,
  type Campaign,
  type CampaignKey,
  factsOfVersion,
  findCampaign,
  findPublished,
  keepCampaign,
  nameNewRegion,
  record,
  saveCell,
  type Store,
  type Writing,
} from "../store/index.ts";
import { formOrRefuse } from "./form-or-refuse.ts";
import { Refusal } from "./refusal.ts";
import { nameOfRegion, type RegionNames } from "./region-names.ts";

/** What the campaign needs. */
export interface CampaignDeps {
  readonly store: Store;
  readonly policy: Policy;
  readonly rules: CampaignRules;
  readonly regionNames: RegionNames;
  readonly now: () => Date;
}

/** The form of a campaign, and the fields of the policy. */
export function groundOf({ policy, rules }: CampaignDeps): { readonly form: Form; readonly fields: readonly Field[] } {
  return { form: formOrRefuse(policy, rules.form), fields: policy.fields };
}

/** Who carried a cell over: nobody typed it. */
export const CARRIED = "system";

/**
 * Opens the yearly campaign of a region, or moves its deadline. Every school of last year's published return gets a form, with what it
 * is carried over, so that nobody types what the system has; a school that is there keeps what it filled in.
 *
 * @throws Refusal when the deadline is no day
 */
export async function openCampaign(
  deps: CampaignDeps,
  actor: Actor,
  ask: CampaignKey & { readonly deadline: string; readonly note: string | null },
): Promise<Campaign> {
  const { regionCode, schoolYear, deadline, note } = ask;
  const { form } = groundOf(deps);
  const rows = await rowsOfLastYear(deps.store, ask);
  await record(deps.store, actor, async (writing) => {
    await nameNewRegion(writing, regionCode, nameOfRegion(deps.regionNames, regionCode));
    await keepCampaign(writing, { regionCode, schoolYear, form: form.id, deadline, note, by: actor.name });
    for (const row of rows.values()) await addForm(writing, deps, { ...ask, row });
    const details = { deadline, schools: rows.size };
    return { result: undefined, acts: [{ what: "campaign.open", subject: subjectOf(ask), regionCode, details }] };
  });
  return await campaignOrRefuse(deps.store, ask);
}

/** Adds a school that last year's return did not have. @throws Refusal when its form is there */
export async function addSchool(
  deps: CampaignDeps,
  actor: Actor,
  ask: CampaignKey & { readonly schoolCode: string; readonly schoolName: string },
): Promise<void> {
  await campaignOrRefuse(deps.store, ask);
  const row = { school_code: ask.schoolCode, school_name: ask.schoolName };
  const added = await record(deps.store, actor, async (writing) => {
    const result = await addForm(writing, deps, { ...ask, row });
    const details = { school: ask.schoolCode, name: ask.schoolName };
    const act = { what: "campaign.add-school", subject: subjectOf(ask), regionCode: ask.regionCode, details };
    return { result, acts: result ? [act] : [] };
  });
  if (!added)
    throw new Refusal("conflict", {
      zh: `学校 ${ask.schoolCode} 已在填报名单中。`,
      en: `School ${ask.schoolCode} is in the campaign already.`,
    });
}

async function addForm(
  writing: Writing,
  { rules, now }: CampaignDeps,
  { row, ...key }: CampaignKey & { readonly row: FormRow },
): Promise<boolean> {
  const schoolCode = String(row["school_code"]);
  const formKey = { regionCode: key.regionCode, schoolYear: key.schoolYear, schoolCode };
  if (!(await addSchoolForm(writing, formKey, String(row["school_name"] ?? schoolCode)))) return false;
  for (const column of rules.carried) {
    const value: FormValue = row[column] ?? null;
    if (value !== null)
      await saveCell(writing, formKey, { cell: { column, value, revision: 0 }, by: CARRIED, at: now() });
  }
  return true;
}

/**
 * Last year's published rows by school code; none when nothing is published. Read as the server: a school's account may not see the
 * return of the county, and is handed its own row only.
 */
export async function rowsOfLastYear(store: Store, key: CampaignKey): Promise<ReadonlyMap<string, FormRow>> {
  const facts = await factsOfLastYear(store, key);
  if (facts === undefined) return new Map();
  const rows = Array.from({ length: facts.rows }, (_, row) => rowOfFacts(facts, row));
  return new Map(rows.map((row) => [String(row["school_code"]), row]));
}

/** Last year's published facts, or undefined. */
export async function factsOfLastYear(
  store: Store,
  { regionCode, schoolYear }: CampaignKey,
): Promise<Facts | undefined> {
  return await asSystem(async () => {
    const version = await findPublished(store, regionCode, schoolYear - 1);
    return version === undefined ? undefined : factsFromJson(await factsOfVersion(store, version));
  });
}

/** The campaign, or a refusal that says there is none. */
export async function campaignOrRefuse(store: Store, key: CampaignKey): Promise<Campaign> {
  const found = await findCampaign(store, key);
  if (found !== undefined) return found;
  throw new Refusal("not-found", {
    zh: `${key.regionCode} 没有开启 ${key.schoolYear} 学年的填报。`,
    en: `${key.regionCode} has no campaign for ${key.schoolYear}.`,
  });
}

/** The subject of an act in the audit. @example subjectOf(key) // "990102-2027" */
export function subjectOf({ regionCode, schoolYear }: CampaignKey): string {
  return `${regionCode}-${schoolYear}`;
}
