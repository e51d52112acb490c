import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { Policy } from "../policy/index.ts";
import type { SourceWindow, SourceWindows, WindowAsk } from "../sense/index.ts";
import { asSystem, openUploadByDigest, type Store, type Version, type VersionKey } from "../store/index.ts";
import { formOrRefuse } from "./form-or-refuse.ts";
import { versionOrRefuse } from "./publish-return.ts";
import { Refusal } from "./refusal.ts";

/** A window into the file that a version was read from. */
export interface SourceOfCell {
  readonly fileName: string;
  readonly window: SourceWindow;
}

export interface SourceCellAsk extends WindowAsk {
  readonly key: VersionKey;
  /** absent: the first sheet */
  readonly sheet?: string | undefined;
  /** the workbook inside the upload, where that is a zip of workbooks */
  readonly file?: string | undefined;
}

/**
 * The uploaded file of a version around one cell, as the spreadsheet shows it.
 *
 * @throws Refusal when there is no such version, file, sheet or cell
 */
export async function sourceOfCell(
  deps: { readonly store: Store; readonly policy: Policy; readonly windows: SourceWindows },
  ask: SourceCellAsk,
): Promise<SourceOfCell> {
  const { version, digest } = await uploadedVersion(deps.store, ask.key);
  const { fileName } = version;
  const { sheet, file, cell, rows, columns } = ask;
  const answer = await deps.windows.look({
    digest,
    fileName,
    cell,
    rows,
    columns,
    ...(sheet === undefined ? {} : { sheet }),
    ...(file === undefined || file === fileName ? {} : { file }),
    form: formOrRefuse(deps.policy, version.form),
    fields: deps.policy.fields,
    bytes: async () => await buffer(await contentOf(deps.store, fileName, digest)),
  });
  if ("refused" in answer) throw new Refusal("not-found", answer.refused);
  return { fileName, window: answer.window };
}

/**
 * The file that a version was read from, as it was uploaded.
 *
 * @throws Refusal when there is no such version, or its file was not kept
 */
export async function sourceFile(
  store: Store,
  key: VersionKey,
): Promise<{ readonly fileName: string; readonly content: Readable }> {
  const { version, digest } = await uploadedVersion(store, key);
  return { fileName: version.fileName, content: await contentOf(store, version.fileName, digest) };
}

async function uploadedVersion(
  store: Store,
  key: VersionKey,
): Promise<{ readonly version: Version; readonly digest: string }> {
  const version = await versionOrRefuse(store, key);
  if (version.uploadDigest === null) throw noUpload(version.fileName);
  return { version, digest: version.uploadDigest };
}

async function contentOf(store: Store, fileName: string, digest: string): Promise<Readable> {
  // who may see the version may see its file, which may have been brought by the level above
  const content = await asSystem(() => openUploadByDigest(store, digest));
  if (content === undefined) throw noUpload(fileName);
  return content;
}

function noUpload(fileName: string): Refusal {
  return new Refusal("not-found", {
    zh: `没有保存“${fileName}”的原文件，无法打开它的单元格。`,
    en: `The file "${fileName}" was not kept, so its cells cannot be shown.`,
  });
}
