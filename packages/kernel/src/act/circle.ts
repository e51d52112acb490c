/** A measure and those it waits for. */
interface Waiting {
  readonly id: string;
  readonly dependsOn: readonly string[];
}

/**
 * The first circle in which measures wait for each other, so that none of them is ever done.
 *
 * @returns their ids, each waiting for the next and the last for the first; null: there is no circle. One that is not there is no circle
 * @example circleOf([{ id: "a", dependsOn: ["b"] }, { id: "b", dependsOn: ["a"] }]) // ["a", "b"]
 */
export function circleOf(measures: readonly Waiting[]): readonly string[] | null {
  const waits = new Map(measures.map(({ id, dependsOn }) => [id, dependsOn]));
  const clear = new Set<string>();
  for (const { id } of measures) {
    const circle = circleFrom(id, { waits, clear, way: [] });
    if (circle !== null) return circle;
  }
  return null;
}

interface Walk {
  readonly waits: ReadonlyMap<string, readonly string[]>;
  /** ids from which no circle can be reached */
  readonly clear: Set<string>;
  readonly way: readonly string[];
}

function circleFrom(id: string, { waits, clear, way }: Walk): readonly string[] | null {
  if (clear.has(id)) return null;
  const met = way.indexOf(id);
  if (met >= 0) return way.slice(met);
  for (const next of waits.get(id) ?? []) {
    const circle = circleFrom(next, { waits, clear, way: [...way, id] });
    if (circle !== null) return circle;
  }
  clear.add(id);
  return null;
}
