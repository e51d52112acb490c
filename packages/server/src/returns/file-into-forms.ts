import type { Facts, Finding } from "@youheng/kernel/model";
import { checkFacts, factsOfRows, type FormRow, type FormValue, rowOfFacts } from "@youheng/kernel/sense";
import {
  type Actor,
  addCells,
  type CampaignKey,
  type FormCell,
  type FormKey,
  listFormCells,
  listSchoolForms,
  lockSchoolForm,
  moveForm,
  record,
  saveCell,
} from "../store/index.ts";
import { CARRIED, type CampaignDeps, campaignOrRefuse, groundOf, subjectOf } from "./campaign.ts";
import type { FillWatch } from "./form-fills.ts";
import type { ReadReturn } from "./import-return.ts";
import { Refusal } from "./refusal.ts";
import { rowOfCells } from "./school-form.ts";

/** What became of a file of the whole county: by school code. */
export interface FormsFilled {
  /** filled in, without errors, handed in */
  readonly handedIn: readonly string[];
  /** filled in; errors stand, so that it is not handed in */
  readonly withErrors: readonly string[];
  /** left as it was: somebody of the school has begun to fill it in, or it is handed in */
  readonly left: readonly string[];
  /** in the file, and not looked at: it was stopped before */
  readonly notDone: readonly string[];
  /** in the campaign and not in the file */
  readonly notInFile: readonly string[];
  /** in the file and not in the campaign */
  readonly notInCampaign: readonly string[];
  /** all errors of the file, each with its cell: what could not be read, what cannot be true, a school that stands twice */
  readonly errors: readonly Finding[];
}

/** What filling in stands on. */
export type FillDeps = CampaignDeps & { readonly readReturn: ReadReturn };

interface FileAsk {
  readonly key: CampaignKey;
  readonly path: string;
  readonly fileName: string;
  readonly watch: FillWatch;
}

/**
 * Fills the forms of many schools from one file of one row a school, and hands those in that have no errors, neither in the form nor in their row of the file. What a school has begun to
 * fill in itself, or has handed in, is left as it is: the county writes over nobody's work. Stopped, it
 * keeps what is filled in, and may be begun again with the same file.
 *
 * @throws Refusal when there is no campaign, or the file has no school of it in this year
 */
export async function fileIntoForms(deps: FillDeps, actor: Actor, ask: FileAsk): Promise<FormsFilled> {
  await campaignOrRefuse(deps.store, ask.key);
  const { rows, errors } = await rowsOfFile(deps, ask);
  const unsure = new Set(errors.map(({ place }) => place.schoolCode));
  const forms = await listSchoolForms(deps.store, ask.key);
  const inCampaign = new Set(forms.map((form) => form.school_code));
  const found = { handedIn: [] as string[], withErrors: [] as string[], left: [] as string[] };
  const codes = [...inCampaign].filter((code) => rows.has(code));
  let done = 0;
  ask.watch.onProgress(done, codes.length);
  for (const schoolCode of codes) {
    if (ask.watch.signal.aborted) break;
    const filling = {
      key: { ...ask.key, schoolCode },
      row: rows.get(schoolCode)!,
      fileName: ask.fileName,
      isUnsure: unsure.has(schoolCode),
    };
    found[await fillForm(deps, actor, filling)].push(schoolCode);
    done += 1;
    ask.watch.onProgress(done, codes.length);
  }
  return {
    ...found,
    notDone: codes.slice(done),
    notInFile: [...inCampaign].filter((code) => !rows.has(code)),
    notInCampaign: [...rows.keys()].filter((code) => !inCampaign.has(code)),
    errors,
  };
}

async function rowsOfFile(
  deps: FillDeps,
  { key, path, fileName, watch }: FileAsk,
): Promise<{ readonly rows: ReadonlyMap<string, FormRow>; readonly errors: readonly Finding[] }> {
  const { form, fields } = groundOf(deps);
  const { facts, findings } = await deps.readReturn({
    path,
    fileName,
    form,
    fields,
    mapping: [],
    signal: watch.signal,
    onProgress: () => undefined,
  });
  const rows = rowsOf(facts, key);
  if (rows.size === 0) throw noSchool(key, findings);
  return { rows, errors: findings.filter(({ severity }) => severity === "error") };
}

function rowsOf(facts: Facts, { regionCode, schoolYear }: CampaignKey): ReadonlyMap<string, FormRow> {
  const rows = Array.from({ length: facts.rows }, (_, row) => rowOfFacts(facts, row));
  const own = rows.filter(
    (row) => row["school_year"] === schoolYear && (row["region_code"] ?? regionCode) === regionCode,
  );
  return new Map(own.map((row) => [String(row["school_code"]), row]));
}

function noSchool({ regionCode, schoolYear }: CampaignKey, findings: readonly Finding[]): Refusal {
  return new Refusal(
    "bad-request",
    {
      zh: `文件里没有 ${regionCode} ${schoolYear} 学年的学校。请用“一校一行表”，并核对学年一栏。`,
      en: `The file has no school of ${regionCode} in ${schoolYear}. Use the tidy return, and look at its column school_year.`,
    },
    findings,
  );
}

interface Filling {
  readonly key: FormKey;
  readonly row: FormRow;
  readonly fileName: string;
  /** the file has errors in this school's row: what could not be read is left as it was, and the county looks at it first */
  readonly isUnsure: boolean;
}

/** One school's form, whole or not at all: its cells, and that it is handed in. Locked first, so that nothing typed meanwhile is missed. */
async function fillForm(
  deps: FillDeps,
  actor: Actor,
  { key, row, fileName, isUnsure }: Filling,
): Promise<"handedIn" | "withErrors" | "left"> {
  const by = { by: actor.name, at: deps.now() };
  return await record(deps.store, actor, async (writing) => {
    const form = await lockSchoolForm(writing, key);
    const standing = await listFormCells({ db: writing }, key);
    if (form?.state !== "filling" || hasBegun(standing, actor)) return { result: "left", acts: [] };
    const before = new Map(standing.map((cell) => [cell.column, cell]));
    const changed = changedCells(row, before);
    for (const [column, value] of changed.filter(([one]) => before.has(one)))
      await saveCell(writing, key, { cell: { column, value, revision: before.get(column)!.revision }, ...by });
    await addCells(writing, key, { cells: new Map(changed.filter(([column]) => !before.has(column))), ...by });
    const hasErrors = isUnsure || errorsIn(deps, { ...rowOfCells(key, standing), ...Object.fromEntries(changed) });
    const note = `县里填入 by the county：${fileName}`;
    if (!hasErrors) await moveForm(writing, key, { from: ["filling"], to: "submitted", note, ...by });
    const details = { school: key.schoolCode, file: fileName, cells: Object.fromEntries(changed) };
    const act = { what: "form.fill-from-file", subject: subjectOf(key), regionCode: key.regionCode, details };
    return { result: hasErrors ? "withErrors" : "handedIn", acts: [act] };
  });
}

function hasBegun(standing: readonly FormCell[], actor: Actor): boolean {
  return standing.some(({ changedBy }) => changedBy !== CARRIED && changedBy !== actor.name);
}

const fixed = new Set(["region_code", "school_year", "school_code"]);

function changedCells(row: FormRow, before: ReadonlyMap<string, FormCell>): readonly (readonly [string, FormValue])[] {
  return Object.entries(row).filter(
    ([column, value]) => !fixed.has(column) && value !== null && before.get(column)?.value !== value,
  );
}

function errorsIn(deps: FillDeps, row: FormRow): boolean {
  const ground = groundOf(deps);
  const facts = factsOfRows([row], { ...ground, called: "" });
  return checkFacts(facts, ground.form, ground.fields).some(({ severity }) => severity === "error");
}
