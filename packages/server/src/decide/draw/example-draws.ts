import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Actor, listDraws } from "../../store/index.ts";
import { dayOf } from "../../day-of.ts";
import { bringApplicants, createDraw, type DrawDeps, fixDraw, recordSeed, runDraw } from "./draw-steps.ts";

/** A draw as district.json describes it; without a seed it waits for one. */
interface ExampleDraw {
  readonly rules: string;
  readonly applicants: string;
  readonly seed?: string;
  readonly witnesses?: readonly string[];
}

const actor: Actor = { regionCode: "000000", name: "system" };

/**
 * Loads the draws of an example district through the steps a bureau would take; none where the district has draws already.
 *
 * @param folder  with district.json
 * @returns       how many were loaded
 * @throws        Error naming the list that does not read: an example is ours
 */
export async function loadExampleDraws(deps: DrawDeps, folder: string): Promise<number> {
  const { region_code: regionCode, draws = [] } = JSON.parse(await readFile(join(folder, "district.json"), "utf8")) as {
    readonly region_code: string;
    readonly draws?: readonly ExampleDraw[];
  };
  if ((await listDraws(deps.store, { regionCode, most: 1 })).length > 0) return 0;
  for (const example of draws.toReversed()) await loadOne(deps, folder, { ...example, regionCode });
  return draws.length;
}

async function loadOne(
  deps: DrawDeps,
  folder: string,
  example: ExampleDraw & { readonly regionCode: string },
): Promise<void> {
  const rulesText = await readFile(join(folder, example.rules), "utf8");
  const draw = await createDraw(deps, actor, { regionCode: example.regionCode, rulesText });
  const path = join(folder, example.applicants);
  const { kept, findings } = await bringApplicants(deps, actor, { draw, file: { path }, fileName: basename(path) });
  if (!kept) throw new Error(`the example list ${example.applicants} has errors: ${JSON.stringify(findings)}`);
  const fixed = await fixDraw(deps, actor, draw);
  if (example.seed === undefined) return;
  const seed = { draw: fixed, text: example.seed, drawnOn: dayOf(deps.now()), witnesses: example.witnesses ?? [] };
  await runDraw(deps, actor, await recordSeed(deps, actor, seed));
}
