import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Words } from "@youheng/kernel/model";
import type { LineageEvent, LineageForm } from "@youheng/kernel/sense";
import {
  type Actor,
  hasAct,
  keepBoundary,
  listRegions,
  listVersions,
  nameRegion,
  newestLineage,
  record,
  type Store,
  type Version,
  versionsOfImport,
} from "../store/index.ts";
import { acceptUpload } from "./accept-upload.ts";
import type { ImportQueue } from "./import-queue.ts";
import { publishReturn } from "./publish-return.ts";
import { saveLineage } from "./school-lineage.ts";

/** A district as its folder describes it: examples/district/district.json. */
interface District {
  readonly region_code: string;
  readonly name: Words;
  readonly boundary?: string;
  readonly lineage?: string;
  readonly files: readonly DistrictFile[];
}
interface DistrictFile {
  readonly school_year: number;
  readonly file: string;
  readonly publish: boolean;
}

/** What a file came to: one line for the person who waits. */
export interface LoadedFile {
  readonly file: string;
  readonly schoolYear: number;
  readonly schools: number;
  readonly errors: number;
  readonly warnings: number;
  readonly published: boolean;
}

const actor: Actor = { regionCode: "000000", name: "system" };
const reason = "示例区首次载入 first loading of the example district";

/** Rooms that loading goes through, and the word to stop. */
export interface LoadingDeps {
  readonly store: Store;
  readonly queue: ImportQueue;
  readonly signal: AbortSignal;
  /** reads a lineage file; absent: the lineage is not loaded */
  readonly lineage?: {
    readonly form: LineageForm;
    readonly read: (path: string) => Promise<readonly LineageEvent[]>;
  };
}

/** True while the store is empty, or the loading of an example was broken off: only then an example is loaded. */
export async function wantsExample(store: Store): Promise<boolean> {
  if (await hasAct(store, "example.done")) return false;
  return (await listRegions(store)).length === 0 || (await hasAct(store, "example.begin"));
}

/**
 * Loads a district the way a user would: every file through the same import, and published where district.json says so and no
 * error stands. Broken off, it goes on with the file it had come to.
 *
 * @param folder   with district.json, the returns and the boundary
 * @param onLoaded called after each file
 */
export async function loadDistrict(
  deps: LoadingDeps,
  folder: string,
  onLoaded: (loaded: LoadedFile) => void,
): Promise<void> {
  const district = JSON.parse(await readFile(join(folder, "district.json"), "utf8")) as District;
  await keepRegion(deps.store, folder, district);
  for (const file of district.files) {
    const loaded = await loadFile(deps, folder, { ...file, regionCode: district.region_code });
    if (deps.signal.aborted) return;
    onLoaded(loaded);
  }
  await keepLineage(deps, folder, district);
  await record(deps.store, actor, async () => ({
    result: undefined,
    acts: [{ what: "example.done", subject: district.region_code }],
  }));
}

async function keepRegion(store: Store, folder: string, district: District): Promise<void> {
  const { region_code: regionCode, name, boundary } = district;
  const geojson = boundary === undefined ? undefined : await readFile(join(folder, boundary), "utf8");
  await record(store, actor, async (writing) => {
    await nameRegion(writing, regionCode, name);
    if (geojson !== undefined) await keepBoundary(writing, { regionCode, geojson, by: actor.name });
    return { result: undefined, acts: [{ what: "example.begin", subject: regionCode, regionCode, details: { name } }] };
  });
}

/** The lineage of the schools, unless it is there already. */
async function keepLineage({ store, lineage }: LoadingDeps, folder: string, district: District): Promise<void> {
  const { region_code: regionCode, lineage: file } = district;
  if (lineage === undefined || file === undefined || (await newestLineage(store, regionCode)) !== undefined) return;
  const events = await lineage.read(join(folder, file));
  await saveLineage({ store, form: lineage.form }, actor, { regionCode, after: 0, events, reason });
}

/** Year by year, because each is compared with the published one before it. */
async function loadFile(
  deps: LoadingDeps,
  folder: string,
  file: DistrictFile & { regionCode: string },
): Promise<LoadedFile> {
  const before = (await listVersions(deps.store, file.regionCode, file.school_year)).filter(
    (one) => one.fileName === file.file,
  );
  const versions = before.length > 0 ? before : await importFile(deps, folder, file.file);
  const published = file.publish && versions.length > 0 && versions.every((version) => version.errors === 0);
  for (const key of published ? versions : [])
    if (key.state === "draft") await publishReturn(deps.store, actor, { key, reason });
  const sum = (of: (version: Version) => number): number => versions.reduce((total, version) => total + of(version), 0);
  return {
    file: file.file,
    schoolYear: file.school_year,
    schools: sum((version) => version.schools),
    errors: sum((version) => version.errors),
    warnings: sum((version) => version.warnings),
    published,
  };
}

async function importFile({ store, queue }: LoadingDeps, folder: string, fileName: string): Promise<Version[]> {
  const importId = await acceptUpload(store, actor, { path: join(folder, fileName), fileName, form: "tidy" });
  queue.wake();
  await queue.idle();
  return await versionsOfImport(store, { importId });
}
