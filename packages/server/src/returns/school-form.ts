import { randomUUID } from "node:crypto";
import type { Field, Finding } from "@youheng/kernel/model";
import {
  checkFacts,
  compareYears,
  factsOfRows,
  type FormRow,
  indexForm,
  isTextField,
  type ReadingColumn,
} from "@youheng/kernel/sense";
import {
  type Actor,
  addRemark,
  answerRemarks,
  type Campaign,
  type CampaignKey,
  type CellSaving,
  findSchoolForm,
  type FormCell,
  type FormKey,
  type FormRemark,
  listFormCells,
  listRemarks,
  listSchoolForms,
  lockSchoolForm,
  moveForm,
  record,
  saveCell,
  type SchoolForm,
  type Store,
  type Writing,
} from "../store/index.ts";
import { type CampaignDeps, campaignOrRefuse, groundOf, rowsOfLastYear, subjectOf } from "./campaign.ts";
import { Refusal } from "./refusal.ts";

/** A school's form as it stands: cells, last year's figures beside them, remarks, findings. */
export interface SchoolFormState {
  readonly campaign: Campaign;
  readonly form: SchoolForm;
  readonly cells: readonly FormCell[];
  readonly lastYear: FormRow | null;
  readonly remarks: readonly FormRemark[];
  readonly findings: readonly Finding[];
}

/** What the form says of itself and nobody fills in. */
const fixed = new Set(["region_code", "school_year", "school_code"]);

/** A school's form. @throws Refusal when there is no campaign, or the school is not in it */
export async function schoolForm(deps: CampaignDeps, key: FormKey): Promise<SchoolFormState> {
  const campaign = await campaignOrRefuse(deps.store, key);
  const form = await formOfSchoolOrRefuse(deps.store, key);
  const cells = await listFormCells(deps.store, key);
  const lastYear = (await rowsOfLastYear(deps.store, key)).get(key.schoolCode) ?? null;
  const findings = await findingsOf(deps, key, cells);
  return { campaign, form, cells, lastYear, remarks: await listRemarks(deps.store, key), findings };
}

/** The row that a school's cells make. */
export function rowOfCells(key: FormKey, cells: readonly FormCell[]): FormRow {
  return {
    ...Object.fromEntries(cells.map(({ column, value }) => [column, value])),
    region_code: key.regionCode,
    school_year: key.schoolYear,
    school_code: key.schoolCode,
  };
}

/** The kernel's checks of one school's figures, and the comparison with its own of last year. */
async function findingsOf(deps: CampaignDeps, key: FormKey, cells: readonly FormCell[]): Promise<readonly Finding[]> {
  const ground = groundOf(deps);
  const called = `${key.schoolYear}`;
  const facts = factsOfRows([rowOfCells(key, cells)], { ...ground, called });
  const before = (await rowsOfLastYear(deps.store, key)).get(key.schoolCode);
  const compared =
    before === undefined ? [] : compareYears(factsOfRows([before], { ...ground, called }), facts, ground.form);
  return [...checkFacts(facts, ground.form, ground.fields), ...compared];
}

/** What became of a saving: the cells as they stand, and which were not taken because another changed them meanwhile. */
export interface CellsSaved {
  readonly cells: readonly FormCell[];
  readonly refused: readonly string[];
}

/**
 * Saves cells as they are typed. A cell that another changed since it was seen is not taken; both learn of it.
 *
 * @throws Refusal when the form is handed in, or a value does not fit its column (then nothing is saved)
 */
export async function saveCells(
  deps: CampaignDeps,
  actor: Actor,
  { key, cells }: { readonly key: FormKey; readonly cells: readonly CellSaving[] },
): Promise<CellsSaved> {
  refuseUnfit(deps, cells);
  return await record(deps.store, actor, async (writing) => {
    refuseClosed(await lockSchoolForm(writing, key));
    const saved = [];
    for (const cell of cells) saved.push(await saveCell(writing, key, { cell, by: actor.name, at: deps.now() }));
    const refused = saved.filter(({ taken }) => !taken).map(({ cell }) => cell.column);
    const details = {
      school: key.schoolCode,
      cells: Object.fromEntries(cells.map(({ column, value }) => [column, value])),
      refused,
    };
    const act = { what: "form.save", subject: subjectOf(key), regionCode: key.regionCode, details };
    return { result: { cells: saved.map(({ cell }) => cell), refused }, acts: [act] };
  });
}

function refuseClosed(form: SchoolForm | undefined): void {
  if (form === undefined) throw noForm();
  if (form.state === "filling" || form.state === "returned") return;
  throw new Refusal("conflict", {
    zh: "该校报表已报送，不能再改。请县里退回后修改。",
    en: "This form is handed in and cannot be changed. Ask the county to send it back.",
  });
}

function refuseUnfit(deps: CampaignDeps, cells: readonly CellSaving[]): void {
  const { byId } = indexForm(groundOf(deps).form, deps.policy.fields);
  const unfit = cells.filter(({ column, value }) => fixed.has(column) || !fits(byId.get(column), value));
  if (unfit.length === 0) return;
  const names = unfit.map(({ column }) => column).join(", ");
  throw new Refusal("bad-request", {
    zh: `这些栏没有保存，因为没有这一栏，或值的类型不对：${names}。`,
    en: `Nothing was saved: there are no such columns, or the values do not fit them: ${names}.`,
  });
}

function fits(column: ReadingColumn | undefined, value: CellSaving["value"]): boolean {
  if (column === undefined) return false;
  if (value === null) return true;
  return isTextField(column.field) ? isText(column.field, value) : typeof value === "number" && Number.isFinite(value);
}

function isText(field: Field, value: CellSaving["value"]): boolean {
  if (typeof value !== "string") return false;
  return field.type !== "code" || Object.values(field.codes ?? {}).includes(value);
}

/**
 * Hands a school's form in.
 *
 * @param ask `note`: the word on warnings, wanted while there are any
 * @throws Refusal while errors stand, when a note is wanted, or when it is handed in already
 */
export async function submitForm(
  deps: CampaignDeps,
  actor: Actor,
  ask: { readonly key: FormKey; readonly note: string | null },
): Promise<void> {
  const { findings } = await schoolForm(deps, ask.key);
  refuseUnready(findings, ask.note);
  await moveOrRefuse(deps, actor, {
    ...ask,
    from: ["filling", "returned"],
    to: "submitted",
    also: (writing) => answerRemarks(writing, ask.key, deps.now()),
  });
}

function refuseUnready(findings: readonly Finding[], note: string | null): void {
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    throw new Refusal(
      "errors-stand",
      {
        zh: `还有 ${errors.length} 处错误，不能报送。`,
        en: `There are still ${errors.length} errors: it cannot be handed in.`,
      },
      errors,
    );
  const warnings = findings.filter(({ severity }) => severity === "warning");
  if (warnings.length > 0 && note === null)
    throw new Refusal(
      "reason-wanted",
      {
        zh: `有 ${warnings.length} 处提醒，请写一句说明。`,
        en: `There are ${warnings.length} warnings: give a word on them.`,
      },
      warnings,
    );
}

/** A remark of the county: on a cell, or on the whole form. */
export interface NewRemark {
  readonly column: string | null;
  readonly text: string;
}

/** Sends a form back with remarks. @throws Refusal without a remark, or when it is not handed in */
export async function sendBack(
  deps: CampaignDeps,
  actor: Actor,
  { key, remarks }: { readonly key: FormKey; readonly remarks: readonly NewRemark[] },
): Promise<void> {
  if (remarks.length === 0)
    throw new Refusal("reason-wanted", {
      zh: "退回请至少写一条意见。",
      en: "Give at least one remark to send a form back.",
    });
  await moveOrRefuse(deps, actor, {
    key,
    note: null,
    from: ["submitted", "accepted"],
    to: "returned",
    also: async (writing) => {
      for (const { column, text } of remarks)
        await addRemark(writing, key, { id: randomUUID(), column, text, who: actor.name });
    },
  });
}

/** Accepts a form. @throws Refusal when it is not handed in */
export async function acceptForm(deps: CampaignDeps, actor: Actor, key: FormKey): Promise<void> {
  const { note } = await formOfSchoolOrRefuse(deps.store, key);
  await moveOrRefuse(deps, actor, { key, note, from: ["submitted"], to: "accepted" });
}

/**
 * Accepts every form that is handed in.
 *
 * @throws Refusal when none is handed in
 * @returns the schools accepted, by code
 */
export async function acceptForms(deps: CampaignDeps, actor: Actor, key: CampaignKey): Promise<readonly string[]> {
  const waiting = (await listSchoolForms(deps.store, key)).filter(({ state }) => state === "submitted");
  if (waiting.length === 0)
    throw new Refusal("conflict", { zh: "没有待核对的报表。", en: "No form is waiting to be looked at." });
  return await record(deps.store, actor, async (writing) => {
    const accepted: string[] = [];
    const move = { from: ["submitted"], to: "accepted", by: actor.name, at: deps.now() } as const;
    for (const { school_code: schoolCode, note } of waiting)
      if (await moveForm(writing, { ...key, schoolCode }, { ...move, note })) accepted.push(schoolCode);
    const act = { what: "form.accepted", subject: subjectOf(key), regionCode: key.regionCode };
    return { result: accepted, acts: accepted.map((school) => ({ ...act, details: { school } })) };
  });
}

interface Move {
  readonly key: FormKey;
  readonly note: string | null;
  readonly from: readonly SchoolForm["state"][];
  readonly to: SchoolForm["state"];
  readonly also?: (writing: Writing) => Promise<void>;
}

async function moveOrRefuse(deps: CampaignDeps, actor: Actor, { key, note, from, to, also }: Move): Promise<void> {
  const moved = await record(deps.store, actor, async (writing) => {
    const result = await moveForm(writing, key, { from, to, note, by: actor.name, at: deps.now() });
    if (result) await also?.(writing);
    const act = {
      what: `form.${to}`,
      subject: subjectOf(key),
      regionCode: key.regionCode,
      details: { school: key.schoolCode, note },
    };
    return { result, acts: result ? [act] : [] };
  });
  if (moved) return;
  await formOfSchoolOrRefuse(deps.store, key);
  throw new Refusal("conflict", {
    zh: "该校报表现在的状态不能这样做，请刷新后再看。",
    en: "The form is in another state by now: look at it again.",
  });
}

async function formOfSchoolOrRefuse(store: Store, key: FormKey): Promise<SchoolForm> {
  const form = await findSchoolForm(store, key);
  if (form === undefined) throw noForm();
  return form;
}

function noForm(): Refusal {
  return new Refusal("not-found", { zh: "该校不在这次填报中。", en: "This school is not in the campaign." });
}
