import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "@youheng/kernel/model";
import { Refusal } from "../returns/index.ts";
import { type Actor, type HistoryFile, type HistoryKind, keepHistoryFile, record, type Store } from "../store/index.ts";
import { checkHistoryFile } from "./history-of-region.ts";
import { checkPlannedFile, isPlanned } from "./planned-of-region.ts";

/** A file on its way in. */
export interface BroughtFile {
  readonly regionCode: string;
  readonly kind: HistoryKind;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Keeps a file of a region's history as the newest of its kind.
 *
 * @throws Refusal with all findings when the file has errors
 */
export async function bringHistory(
  store: Store,
  actor: Actor,
  { regionCode, kind, fileName, bytes }: BroughtFile,
): Promise<{ readonly file: HistoryFile; readonly findings: readonly Finding[] }> {
  const source = { bytes, name: fileName };
  const { rows, findings } = isPlanned(kind)
    ? await checkPlannedFile(store, { regionCode, kind, source })
    : await checkHistoryFile(kind, source);
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    throw new Refusal(
      "errors-stand",
      {
        zh: `文件有 ${errors.length} 处错误，没有收下。`,
        en: `The file has ${errors.length} errors and was not kept.`,
      },
      findings,
    );
  const file = await record(store, actor, async (writing) => {
    const kept = await keepHistoryFile(writing, { regionCode, kind, fileName, bytes, rows, createdBy: actor.name });
    const details = { fileName, digest: kept.digest, rows };
    return {
      result: kept,
      acts: [{ what: "history.bring", subject: `${regionCode}-${kind}-${kept.number}`, regionCode, details }],
    };
  });
  return { file, findings };
}

const EXAMPLE_FILES = { enrolment: "enrolment.csv", births: "births.csv", places: "places.csv" } as const;

/** Brings the history of an example district, where its folder has one. */
export async function bringExampleHistory(store: Store, folder: string): Promise<void> {
  const { region_code: regionCode } = JSON.parse(await readFile(join(folder, "district.json"), "utf8")) as {
    region_code: string;
  };
  const actor: Actor = { regionCode: "000000", name: "system" };
  for (const [kind, fileName] of Object.entries(EXAMPLE_FILES)) {
    const path = join(folder, fileName);
    if (!existsSync(path)) continue;
    await bringHistory(store, actor, { regionCode, kind: kind as HistoryKind, fileName, bytes: await readFile(path) });
  }
}
