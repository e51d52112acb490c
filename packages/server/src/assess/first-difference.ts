/** Where two JSON values differ first: "stages.primary.indicators.equipment.mean". A value that is not there is absent. */
export interface Difference {
  readonly path: string;
  readonly stored?: unknown;
  readonly replayed?: unknown;
}

/**
 * The first place where two JSON values differ, objects by their keys in order, lists by position; null: nowhere.
 *
 * @example firstDifference({ a: [1, 2] }, { a: [1, 3] }) // { path: "a[1]", stored: 2, replayed: 3 }
 */
export function firstDifference(stored: unknown, replayed: unknown, path = ""): Difference | null {
  if (Object.is(stored, replayed)) return null;
  if (!isTree(stored) || !isTree(replayed) || Array.isArray(stored) !== Array.isArray(replayed))
    return { path, ...there("stored", stored), ...there("replayed", replayed) };
  const keys = [...new Set([...Object.keys(stored), ...Object.keys(replayed)])];
  for (const key of Array.isArray(stored) ? keys : keys.toSorted()) {
    const difference = firstDifference(stored[key], replayed[key], below(path, key, Array.isArray(stored)));
    if (difference !== null) return difference;
  }
  return null;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object";
}

function there(side: "stored" | "replayed", value: unknown): Partial<Difference> {
  return value === undefined ? {} : { [side]: value };
}

function below(path: string, key: string, isList: boolean): string {
  if (isList) return `${path}[${key}]`;
  return path === "" ? key : `${path}.${key}`;
}
