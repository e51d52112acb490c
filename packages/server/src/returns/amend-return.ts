import { type Facts, type Field, factsFromJson, factsToJson, type Finding, type Form } from "@youheng/kernel/model";
import { checkFacts, compareYears, withoutImpossible } from "@youheng/kernel/sense";
import {
  type Actor,
  addVersion,
  factsOfVersion,
  findPublished,
  record,
  regionFactsOfVersion,
  type Store,
  type Version,
  versionId,
  type VersionKey,
} from "../store/index.ts";
import { totalStudents } from "./import-return.ts";
import { versionOrRefuse } from "./publish-return.ts";
import { Refusal } from "./refusal.ts";

/** One cell changed by hand. `value` null: not reported. */
export interface CellAmendment {
  readonly school_code: string;
  readonly column: string;
  readonly value: number | string | null;
}

export interface AmendAsk {
  readonly key: VersionKey;
  readonly changes: readonly CellAmendment[];
  readonly reason: string;
  readonly form: Form;
  readonly fields: readonly Field[];
}

/**
 * Saves a what-if on purpose: a new draft, equal to a version but for the cells named, checked like an import.
 *
 * @throws Refusal without a reason, or when a school or column is not in the version
 */
export async function amendReturn(store: Store, actor: Actor, ask: AmendAsk): Promise<Version> {
  const version = await versionOrRefuse(store, ask.key);
  const reason = ask.reason.trim();
  if (reason === "")
    throw new Refusal("reason-wanted", { zh: "另存修改请写明理由。", en: "Give a reason to save the changes." });
  const amended = amendedFacts(factsFromJson(await factsOfVersion(store, ask.key)), ask.changes);
  const facts = withoutImpossible(amended, ask.form, ask.fields);
  const findings = [...checkFacts(amended, ask.form, ask.fields), ...(await comparedWithLastYear(store, ask, facts))];
  const regionFacts = await regionFactsOfVersion(store, ask.key);
  const key = await record(store, actor, async (writing) => {
    const added = await addVersion(writing, {
      ...version,
      facts: factsToJson(facts),
      regionFacts: regionFacts.length === 0 ? null : regionFacts,
      findings,
      students: totalStudents(facts),
      reason,
      createdBy: actor.name,
    });
    const details = { from: versionId(ask.key), changes: ask.changes, reason };
    return {
      result: added,
      acts: [{ what: "version.amend", subject: versionId(added), regionCode: added.regionCode, details }],
    };
  });
  return await versionOrRefuse(store, key);
}

async function comparedWithLastYear(store: Store, ask: AmendAsk, facts: Facts): Promise<Finding[]> {
  const before = await findPublished(store, ask.key.regionCode, ask.key.schoolYear - 1);
  return before === undefined ? [] : compareYears(factsFromJson(await factsOfVersion(store, before)), facts, ask.form);
}

/** The facts with these cells changed. */
function amendedFacts(facts: Facts, changes: readonly CellAmendment[]): Facts {
  const text: Record<string, (string | null)[]> = {};
  for (const [id, column] of Object.entries(facts.text)) text[id] = [...column];
  const numbers: Record<string, Float64Array> = {};
  for (const [id, column] of Object.entries(facts.numbers)) numbers[id] = column.slice();
  const rowOf = new Map(facts.text["school_code"]?.map((code, row) => [code, row]));
  for (const change of changes) amendCell({ text, numbers, rowOf }, change);
  const changed = new Set(changes.map((change) => `${rowOf.get(change.school_code)} ${change.column}`));
  const invalid = facts.invalid.filter((cell) => !changed.has(`${cell.row} ${cell.column}`));
  return { ...facts, text, numbers, invalid };
}

interface Amending {
  readonly text: Record<string, (string | null)[]>;
  readonly numbers: Record<string, Float64Array>;
  readonly rowOf: ReadonlyMap<string | null, number>;
}

function amendCell({ text, numbers, rowOf }: Amending, change: CellAmendment): void {
  const row = rowOf.get(change.school_code);
  if (row === undefined) throw unknown("学校", "school", change.school_code);
  const number = numbers[change.column];
  if (number !== undefined && typeof change.value !== "string") number[row] = change.value ?? Number.NaN;
  else if (text[change.column] !== undefined && typeof change.value !== "number")
    text[change.column]![row] = change.value;
  else throw unknown("列", "column", change.column);
}

function unknown(zh: string, en: string, what: string): Refusal {
  return new Refusal("bad-request", {
    zh: `该版本里没有这个${zh}：${what}（或值的类型不对）。`,
    en: `This version has no such ${en}: ${what} (or the value is of the wrong type).`,
  });
}
