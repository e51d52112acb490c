import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Words } from "@youheng/kernel/model";
import { type Actor, findImport, keepBoundary, listRegions, nameRegion, record, type Store, versionsOfImport } from "../store/index.ts";
import { acceptUpload } from "./accept-upload.ts";
import type { ImportQueue } from "./import-queue.ts";
import { publishReturn } from "./publish-return.ts";

/** A district as its folder describes it: examples/district/district.json. */
interface District {
  readonly region_code: string;
  readonly name: Words;
  readonly boundary?: string;
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

/** True while the store has no region at all: only then an example is loaded. */
export async function isEmpty(store: Store): Promise<boolean> {
  return (await listRegions(store)).length === 0;
}

/**
 * Loads a district the way a user would: every file through the same import, and published where district.json says so and no
 * error stands.
 *
 * @param folder   with district.json, the returns and the boundary
 * @param onLoaded called after each file
 */
export async function loadDistrict(
  deps: { store: Store; queue: ImportQueue },
  folder: string,
  onLoaded: (loaded: LoadedFile) => void,
): Promise<void> {
  const district = JSON.parse(await readFile(join(folder, "district.json"), "utf8")) as District;
  await keepRegion(deps.store, folder, district);
  for (const file of district.files) onLoaded(await loadFile(deps, folder, file));
}

async function keepRegion(store: Store, folder: string, district: District): Promise<void> {
  const { region_code: regionCode, name, boundary } = district;
  const geojson = boundary === undefined ? undefined : await readFile(join(folder, boundary), "utf8");
  await record(store, actor, async (writing) => {
    await nameRegion(writing, regionCode, name);
    if (geojson !== undefined) await keepBoundary(writing, { regionCode, geojson, by: actor.name });
    return { result: undefined, acts: [{ what: "region.name", subject: regionCode, regionCode, details: { name } }] };
  });
}

/** Year by year, because each is compared with the published one before it. */
async function loadFile(deps: { store: Store; queue: ImportQueue }, folder: string, file: DistrictFile): Promise<LoadedFile> {
  const importId = await acceptUpload(deps.store, actor, { path: join(folder, file.file), fileName: file.file, form: "tidy" });
  deps.queue.wake();
  await deps.queue.idle();
  const job = await findImport(deps.store, actor.regionCode, importId);
  const versions = await versionsOfImport(deps.store, { importId });
  const count = (severity: string): number => job?.findings.filter((finding) => finding.severity === severity).length ?? 0;
  const published = file.publish && versions.length > 0 && versions.every((version) => version.errors === 0);
  for (const key of published ? versions : []) await publishReturn(deps.store, actor, { key, reason });
  const schools = versions.reduce((sum, version) => sum + version.schools, 0);
  return { file: file.file, schoolYear: file.school_year, schools, errors: count("error"), warnings: count("warning"), published };
}
