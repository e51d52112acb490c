import { boundariesUnder, boundaryStamps, type Store } from "../store/index.ts";
import { coarseBoundaries } from "./coarse-boundary.ts";

/** What was drawn together lately, by the boundaries that are in it and when each came: who sees others gets another. */
const drawn = new WeakMap<Store, Map<string, string>>();
const mostKept = 50;

/**
 * The boundaries of all regions whose code begins so, as one GeoJSON text coarse enough for a picture of all of them.
 *
 * @param under  first digits of the region codes; "" all
 */
export async function boundariesTogether(store: Store, under: string): Promise<string> {
  const kept = drawn.get(store) ?? new Map<string, string>();
  drawn.set(store, kept);
  const stamp = (await boundaryStamps(store, under)).join();
  const known = kept.get(stamp);
  if (known !== undefined) return known;
  const text = JSON.stringify(coarseBoundaries(await boundariesUnder(store, under)));
  if (kept.size >= mostKept) kept.clear();
  kept.set(stamp, text);
  return text;
}
