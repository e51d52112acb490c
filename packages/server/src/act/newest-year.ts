import { listRegions, type Store } from "../store/index.ts";

/** School year of the newest published return of a region; null: nothing is published. */
export async function newestYear(store: Store, regionCode: string): Promise<number | null> {
  const region = (await listRegions(store)).find((one) => one.regionCode === regionCode);
  return region?.years.find((one) => one.publishedNumber !== null)?.schoolYear ?? null;
}
