import { boundariesUnder, boundaryStamps, type Store } from "../store/index.ts";
import { coarseBoundaries } from "./coarse-boundary.ts";

/** What was drawn together last, by the digits asked for: made anew when a boundary came or changed. */
const drawn = new WeakMap<Store, Map<string, { readonly stamp: string; readonly text: string }>>();
const mostKept = 50;

/**
 * The boundaries of all regions whose code begins so, as one GeoJSON text coarse enough for a picture of all of them.
 *
 * @param under  first digits of the region codes; "" all
 */
export async function boundariesTogether(store: Store, under: string): Promise<string> {
  const kept = drawn.get(store) ?? new Map<string, { stamp: string; text: string }>();
  drawn.set(store, kept);
  const stamp = (await boundaryStamps(store, under)).join();
  const last = kept.get(under);
  if (last?.stamp === stamp) return last.text;
  const text = JSON.stringify(coarseBoundaries(await boundariesUnder(store, under)));
  if (kept.size >= mostKept) kept.clear();
  kept.set(under, { stamp, text });
  return text;
}
