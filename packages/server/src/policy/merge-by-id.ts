/** What a file states of a part that is known by its id. */
export type PartOf<T extends { readonly id: string }> = Partial<T> & { readonly id: string };

/** Parts on top of those of the standard that is extended: the same id changes, a new id adds. */
export function mergeById<T extends { readonly id: string }>(
  base: readonly T[],
  own: readonly PartOf<T>[],
  merge: (old: T | undefined, own: PartOf<T>) => PartOf<T>,
): PartOf<T>[] {
  const changed = base.map((old) => {
    const change = own.find(({ id }) => id === old.id);
    return change === undefined ? old : merge(old, change);
  });
  const added = own.filter(({ id }) => !base.some((old) => old.id === id)).map((one) => merge(undefined, one));
  return [...changed, ...added];
}

/** What a standard must say, and does not. `at`: "indicator equipment", or "" for the standard itself. */
export interface Incomplete {
  readonly at: string;
  readonly key: string;
}

/** The keys of a part that nobody stated. */
export function lacking(value: object, keys: readonly string[], at: string): Incomplete[] {
  return keys
    .filter((key) => (value as Record<string, unknown>)[key] === undefined)
    .map((key) => ({ at, key: fileKey(key) }));
}

/** The key as it is written in the file: validFrom → valid_from, name → zh, en. */
function fileKey(key: string): string {
  return key === "name" ? "zh, en" : key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
