import type { Finding } from "@youheng/kernel/model";
import type { OfficialForm } from "@youheng/kernel/sense";
import { officialFormFindings, type Policy, readOfficialFormText } from "../policy/index.ts";
import {
  type Actor,
  addLocalForm,
  asSystem,
  digestOf,
  listLocalForms,
  type LocalForm,
  localFormText,
  pointLocalForm,
  publishedLocalForms,
  record,
  type Store,
} from "../store/index.ts";
import { Refusal } from "./refusal.ts";

/** The name in messages of a form that is not kept yet. */
const TYPED = "form.yaml";

/** A form as it was read, with everything that is wrong with it; null when it does not make a whole form. */
export interface FormCheck {
  readonly form: OfficialForm | null;
  readonly findings: readonly Finding[];
}

interface LocalFormDeps {
  readonly store: Store;
  readonly policy: Policy;
}

/** Reads a form file as `youheng check --form FILE` does. Nothing is kept. */
export function checkLocalForm(policy: Policy, yaml: string): FormCheck {
  const findings: Finding[] = [];
  const form = readOfficialFormText(yaml, TYPED, findings);
  if (form === null) return { form, findings };
  const wrongId = /^[a-z][a-z0-9-]{1,59}$/.test(form.id) ? [] : [idFinding(form.id)];
  const taken = policy.officialForms.has(form.id) || policy.forms.has(form.id) ? [takenFinding(form.id)] : [];
  return { form, findings: [...findings, ...wrongId, ...taken, ...officialFormFindings(policy, form, TYPED)] };
}

/**
 * Saves a form made by pointing as a new version and puts it in use: the next import knows it.
 *
 * @throws Refusal when it has mistakes, or without a reason
 */
export async function saveLocalForm(
  { store, policy }: LocalFormDeps,
  actor: Actor,
  ask: { readonly yaml: string; readonly reason: string },
): Promise<LocalForm> {
  const reason = ask.reason.trim();
  if (reason === "") throw new Refusal("reason-wanted", { zh: "请写明理由。", en: "Please give a reason." });
  const { form, findings } = checkLocalForm(policy, ask.yaml);
  if (form === null || findings.some(({ severity }) => severity === "error"))
    throw new Refusal(
      "errors-stand",
      { zh: "表式有错误，没有保存。", en: "The form has mistakes and was not saved." },
      findings,
    );
  const { regionCode } = actor;
  await record(store, actor, async (writing) => {
    const { id: formId, name } = form;
    const number = await addLocalForm(writing, {
      regionCode,
      formId,
      name,
      yaml: ask.yaml,
      reason,
      createdBy: actor.name,
    });
    const details = { number, reason, digest: digestOf(ask.yaml) };
    return { result: undefined, acts: [{ what: "form.save", subject: formId, regionCode, details }] };
  });
  return await formOrNotFound(store, form.id);
}

/** Puts another version of a local form in use, or none. @throws Refusal when there is no such form or version */
export async function chooseFormVersion(
  { store }: Pick<LocalFormDeps, "store">,
  actor: Actor,
  ask: { readonly formId: string; readonly number: number | null; readonly reason: string },
): Promise<LocalForm> {
  const { formId, number, reason } = ask;
  const found = await formOrNotFound(store, formId);
  if (number !== null) await formTextOrRefuse(store, { formId, number });
  await record(store, actor, async (writing) => {
    await pointLocalForm(writing, found, number);
    const what = number === null ? "form.withdraw" : "form.choose";
    return {
      result: undefined,
      acts: [{ what, subject: formId, regionCode: found.regionCode, details: { number, reason } }],
    };
  });
  return await formOrNotFound(store, formId);
}

/** The local forms in use. One that no longer stands by the policy of today is left out. */
export async function localFormsInUse({ store, policy }: LocalFormDeps): Promise<readonly OfficialForm[]> {
  const kept = await asSystem(() => publishedLocalForms(store));
  return kept.flatMap(({ yaml }) => {
    const { form, findings } = checkLocalForm(policy, yaml);
    return form === null || findings.some(({ severity }) => severity === "error") ? [] : [form];
  });
}

/** The policy file of one version. @throws Refusal when there is none */
export async function formTextOrRefuse(
  store: Store,
  ask: { readonly formId: string; readonly number: number },
): Promise<string> {
  const yaml = await localFormText(store, ask);
  if (yaml !== undefined) return yaml;
  throw new Refusal("not-found", {
    zh: `没有本地表式“${ask.formId}”第 ${ask.number} 版。`,
    en: `There is no version ${ask.number} of a local form “${ask.formId}”.`,
  });
}

async function formOrNotFound(store: Store, formId: string): Promise<LocalForm> {
  const found = (await listLocalForms(store)).find((one) => one.formId === formId);
  if (found !== undefined) return found;
  throw new Refusal("not-found", {
    zh: `没有本地表式“${formId}”。`,
    en: `There is no local form “${formId}”.`,
  });
}

function said(code: string, words: Pick<Finding, "zh" | "en" | "fix" | "fixEn">): Finding {
  return { code, severity: "error", where: `${TYPED}:1`, place: { file: TYPED, line: 1 }, ...words };
}

function idFinding(id: string): Finding {
  return said("FORM-001", {
    zh: `编号“${id}”不合要求。`,
    en: `“${id}” cannot be an id.`,
    fix: "请用小写字母、数字和“-”，以字母开头，2 到 60 个字符，例如 linjiang-2026。",
    fixEn: "Use small letters, digits and “-”, a letter first, 2 to 60 characters: linjiang-2026.",
  });
}

function takenFinding(id: string): Finding {
  return said("FORM-002", {
    zh: `编号“${id}”是随程序来的表式。`,
    en: `“${id}” is a form that comes with the program.`,
    fix: "请另取一个编号。",
    fixEn: "Choose another id.",
  });
}
