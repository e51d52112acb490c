import { asSystem, factsOfVersion, findPublished, listRegions, type Store } from "../store/index.ts";

/** A school as lists name it. */
export interface SchoolName {
  readonly schoolCode: string;
  readonly schoolName: string;
}

/**
 * The schools of a region's newest published return, by code; none when nothing is published. Names are no secret: whoever may see the
 * region may see them, so the server reads the return for an account that may see one school's figures only.
 */
export async function schoolsOfRegion(store: Store, regionCode: string): Promise<readonly SchoolName[]> {
  return await asSystem(async () => {
    const region = (await listRegions(store)).find((one) => one.regionCode === regionCode);
    const newest = region?.years.find((year) => year.publishedNumber !== null);
    const version = newest === undefined ? undefined : await findPublished(store, regionCode, newest.schoolYear);
    if (version === undefined) return [];
    const { text } = await factsOfVersion(store, version);
    const names = text["school_name"] ?? [];
    return (text["school_code"] ?? [])
      .flatMap((code, row) => (code === null ? [] : [{ schoolCode: code, schoolName: names[row] ?? code }]))
      .toSorted((a, b) => (a.schoolCode < b.schoolCode ? -1 : 1));
  });
}
