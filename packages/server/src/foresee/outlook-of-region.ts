import type { Outlook, OutlookAsk } from "@youheng/kernel/foresee";
import { factsFromJson, type PolicyBundle } from "@youheng/kernel/model";
import type { OutlookView } from "../api-outlook.ts";
import { bundleOrRefuse } from "../assess/index.ts";
import type { Policy } from "../policy/index.ts";
import { sizeLinesOrThrow } from "../policy/index.ts";
import { Refusal } from "../returns/index.ts";
import { digestOf, factsOfVersion, type HistoryFile, regionFactsOfVersion, type Store } from "../store/index.ts";
import { groundOfHistory, type HistoryGround, historyOfRegion } from "./history-of-region.ts";
import { inThread } from "./in-thread.ts";
import { plannedOfRegion } from "./planned-of-region.ts";

/** What outlooks are made from. */
export interface OutlookDeps {
  readonly store: Store;
  readonly policy: Policy;
  readonly kernelVersion: string;
  readonly outlooks: OutlookShelf;
}

/** Outlooks that were made, by the digest of all that went in. */
export type OutlookShelf = Map<string, Promise<MadeOutlook>>;

type MadeOutlook = Outlook & Pick<OutlookView, "joined_histories">;

/** So many outlooks are kept in memory; they are made again from what is stored. */
const KEPT = 24;

/** Which outlook. */
export interface OutlookQuestion {
  readonly regionCode: string;
  readonly standardId: string;
  readonly warningId: string;
  readonly horizon: number;
}

/**
 * The outlook of a region, with all that makes it repeatable. Asked again with the same files, returns, policy and engine, the kept one
 * is given.
 *
 * @throws Refusal when nothing is known of the region's past, or there is no such standard
 */
export async function outlookOfRegion(deps: OutlookDeps, question: OutlookQuestion): Promise<OutlookView> {
  const standard = bundleOrRefuse(deps.policy, question.standardId);
  const warning = bundleOrRefuse(deps.policy, question.warningId);
  const ground = await groundOfHistory(deps.store, question.regionCode);
  const lineage = lineageOf(deps, question, { ground, standard, warning });
  const key = digestOf(lineage);
  const made =
    deps.outlooks.get(key) ??
    keepOnShelf(deps.outlooks, key, makeOutlook(deps, question, { ground, standard, warning }));
  const newest = ground.versions[0];
  const names = newest === undefined ? {} : await namesOf(deps.store, newest);
  return {
    region_code: question.regionCode,
    ...(await made),
    names,
    source: sourceOf(ground),
    lineage: { digest: key, ...lineage },
  };
}

interface Prepared {
  readonly ground: HistoryGround;
  readonly standard: PolicyBundle;
  readonly warning: PolicyBundle;
}

function keepOnShelf(shelf: OutlookShelf, key: string, made: Promise<MadeOutlook>): Promise<MadeOutlook> {
  shelf.set(key, made);
  for (const old of [...shelf.keys()].slice(0, Math.max(0, shelf.size - KEPT))) shelf.delete(old);
  made.catch(() => shelf.delete(key));
  return made;
}

async function makeOutlook(
  deps: OutlookDeps,
  { horizon }: OutlookQuestion,
  { ground, standard, warning }: Prepared,
): Promise<MadeOutlook> {
  const stages = (standard.stages ?? standard.standard.stages).map(({ id }) => id);
  const { enrolment, births, places, joined } = await historyOfRegion(deps.store, ground, stages);
  if (enrolment === null)
    throw new Refusal("not-found", {
      zh: "还没有学生数：请先发布报表，或导入分年级的学生数。",
      en: "There is no enrolment yet: publish a return, or bring enrolment by grade.",
    });
  const [version] = ground.versions;
  const newest =
    version === undefined
      ? null
      : {
          facts: factsFromJson(await factsOfVersion(deps.store, version)),
          regionFacts: await regionFactsOfVersion(deps.store, version),
        };
  const ask: OutlookAsk = {
    enrolment,
    births,
    places,
    horizon,
    warning,
    standard,
    newest,
    planned: await plannedOfRegion(deps.store, ground.files),
    lines: await sizeLinesOrThrow(),
  };
  const made = await inThread<Outlook>(new URL("./outlook-worker.ts", import.meta.url), ask);
  return { ...made, joined_histories: joined };
}

function lineageOf(deps: OutlookDeps, { horizon }: OutlookQuestion, { ground, standard, warning }: Prepared) {
  return {
    kernel_version: deps.kernelVersion,
    horizon,
    standard: `${standard.standard.id}@${standard.standard.version}`,
    warning_standard: `${warning.standard.id}@${warning.standard.version}`,
    policy_digest: digestOf([standard, warning]),
    files: ground.files.map(({ kind, number, digest }) => ({ kind, number, digest })),
    school_lineage: ground.schools?.number ?? null,
    returns: ground.versions.map(({ schoolYear, number, digest }) => ({ school_year: schoolYear, number, digest })),
  };
}

function sourceOf({ files }: HistoryGround): OutlookView["source"] {
  return {
    from: files.some(({ kind }) => kind === "enrolment") ? "files" : "returns",
    files: files.map(historyFileView),
  };
}

/** A file as the interface shows it. */
export function historyFileView(file: HistoryFile): OutlookView["source"]["files"][number] {
  return {
    kind: file.kind,
    number: file.number,
    file_name: file.fileName,
    digest: file.digest,
    rows: file.rows,
    created_at: file.createdAt.toISOString(),
    created_by: file.createdBy,
  };
}

async function namesOf(
  store: Store,
  version: Parameters<typeof factsOfVersion>[1],
): Promise<Readonly<Record<string, string>>> {
  const { text } = await factsOfVersion(store, version);
  const names = text["school_name"] ?? [];
  return Object.fromEntries(
    (text["school_code"] ?? []).flatMap((code, i) => (code === null ? [] : [[code, names[i] ?? code]])),
  );
}
