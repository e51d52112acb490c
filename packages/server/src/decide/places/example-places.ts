import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Actor, placeFiles, type PlacePart, type Store } from "../../store/index.ts";
import { bringPlaceFile } from "./place-ground.ts";
import { USUAL_SYSTEM } from "./place-sources.ts";

const actor: Actor = { regionCode: "000000", name: "system" };
const ORDER: readonly PlacePart[] = ["units", "schools", "candidates", "current", "projects"];

/**
 * Loads the places of an example district; none where the district has some already.
 *
 * @param folder  with district.json
 * @throws        Error naming the file that does not read: an example is ours
 */
export async function loadExamplePlaces(deps: { readonly store: Store }, folder: string): Promise<void> {
  const { region_code: regionCode, places = {} } = JSON.parse(
    await readFile(join(folder, "district.json"), "utf8"),
  ) as {
    readonly region_code: string;
    readonly places?: Readonly<Partial<Record<PlacePart, string>>>;
  };
  if ((await placeFiles(deps.store, regionCode)).length > 0) return;
  for (const part of ORDER) {
    const fileName = places[part];
    if (fileName === undefined) continue;
    const content = await readFile(join(folder, fileName));
    const { kept, ground } = await bringPlaceFile(deps, actor, {
      regionCode,
      part,
      fileName,
      content,
      system: USUAL_SYSTEM,
    });
    if (!kept) throw new Error(`the example file ${fileName} has errors: ${JSON.stringify(ground.findings)}`);
  }
}
