import type { Standard } from "@youheng/kernel/model";
import { Refusal } from "../returns/index.ts";
import {
  type Actor,
  addLocalStandard,
  digestOf,
  listLocalStandards,
  type LocalStandard,
  localStandardText,
  pointLocalStandard,
  record,
  type Store,
} from "../store/index.ts";
import { checkLocalStandard } from "./check-local-standard.ts";
import type { Shelf } from "./shelf.ts";

export interface WorkshopDeps {
  readonly store: Store;
  readonly shelf: Shelf;
}

/**
 * Saves a local standard as a new version and puts it in use, whole or not at all.
 *
 * @param ask  the policy file, and why it is made or changed
 * @throws     Refusal with every finding when it has errors; when its id belongs to another region; without a reason
 */
export async function saveLocalStandard(
  { store, shelf }: WorkshopDeps,
  actor: Actor,
  ask: { readonly yaml: string; readonly reason: string },
): Promise<LocalStandard> {
  const reason = reasonOrRefuse(ask.reason);
  const { standard, findings } = await checkLocalStandard(shelf, ask.yaml);
  const errors = findings.filter(({ severity }) => severity === "error");
  if (standard === null || errors.length > 0)
    throw new Refusal(
      "errors-stand",
      {
        zh: `标准有 ${errors.length} 处错误，没有保存。`,
        en: `The standard has ${errors.length} mistakes and was not saved.`,
      },
      findings,
    );
  refuseOtherRegion(await listLocalStandards(store), standard);
  await keep(store, actor, { standard, yaml: ask.yaml, reason });
  await shelf.refresh();
  return await localOrRefuse(store, standard.id);
}

function reasonOrRefuse(text: string): string {
  const reason = text.trim();
  if (reason !== "") return reason;
  throw new Refusal("reason-wanted", { zh: "请写明理由。", en: "Please give a reason." });
}

function refuseOtherRegion(all: readonly LocalStandard[], { id, region }: Standard): void {
  const other = all.find((one) => one.standardId === id && one.regionCode !== region);
  if (other === undefined) return;
  throw new Refusal("conflict", {
    zh: `编号“${id}”已用于地区 ${other.regionCode} 的标准，请另取一个。`,
    en: `The id “${id}” belongs to a standard of region ${other.regionCode}; choose another.`,
  });
}

async function keep(
  store: Store,
  actor: Actor,
  { standard, yaml, reason }: { readonly standard: Standard; readonly yaml: string; readonly reason: string },
): Promise<void> {
  const { id: standardId, region: regionCode, name, version } = standard;
  const base = standard.extends ?? null;
  await record(store, actor, async (writing) => {
    const added = { regionCode, standardId, extends: base, name, version, yaml, reason, createdBy: actor.name };
    const number = await addLocalStandard(writing, added);
    const details = { number, version, extends: base, reason, digest: digestOf(yaml) };
    return { result: undefined, acts: [{ what: "standard.save", subject: standardId, regionCode, details }] };
  });
}

/**
 * Puts another version of a local standard in use, or none. All versions stay.
 *
 * @throws Refusal when there is no such version, without a reason, or when the version no longer stands
 */
export async function chooseVersion(
  { store, shelf }: WorkshopDeps,
  actor: Actor,
  ask: { readonly standardId: string; readonly number: number | null; readonly reason: string },
): Promise<LocalStandard> {
  const reason = reasonOrRefuse(ask.reason);
  const { standardId, number } = ask;
  const { regionCode } = await localOrRefuse(store, standardId);
  if (number !== null) await standsOrRefuse({ store, shelf }, { standardId, number });
  await record(store, actor, async (writing) => {
    await pointLocalStandard(writing, { regionCode, standardId }, number);
    const what = number === null ? "standard.withdraw" : "standard.choose";
    return { result: undefined, acts: [{ what, subject: standardId, regionCode, details: { number, reason } }] };
  });
  await shelf.refresh();
  return await localOrRefuse(store, standardId);
}

async function standsOrRefuse(
  { store, shelf }: WorkshopDeps,
  ask: { readonly standardId: string; readonly number: number },
): Promise<void> {
  const { findings } = await checkLocalStandard(shelf, await textOrRefuse(store, ask));
  if (!findings.some(({ severity }) => severity === "error")) return;
  throw new Refusal(
    "errors-stand",
    {
      zh: `第 ${ask.number} 版按现在的标准已有错误，不能启用。`,
      en: `Version ${ask.number} has mistakes by the standards as they are now.`,
    },
    findings,
  );
}

async function localOrRefuse(store: Store, standardId: string): Promise<LocalStandard> {
  const found = (await listLocalStandards(store)).find((one) => one.standardId === standardId);
  if (found !== undefined) return found;
  throw new Refusal("not-found", {
    zh: `没有本地标准“${standardId}”。`,
    en: `There is no local standard “${standardId}”.`,
  });
}

/** The policy file of one version. @throws Refusal when there is none */
export async function textOrRefuse(
  store: Store,
  ask: { readonly standardId: string; readonly number: number },
): Promise<string> {
  const yaml = await localStandardText(store, ask);
  if (yaml !== undefined) return yaml;
  throw new Refusal("not-found", {
    zh: `没有本地标准“${ask.standardId}”第 ${ask.number} 版。`,
    en: `There is no version ${ask.number} of a local standard “${ask.standardId}”.`,
  });
}
