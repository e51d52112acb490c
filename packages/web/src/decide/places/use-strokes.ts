import { useCallback, useState } from "react";

/** A plan under the hand: the school of each unit, and the way back. */
export interface Strokes {
  readonly assigned: readonly number[];
  readonly paint: (units: readonly number[]) => void;
  readonly replace: (assigned: readonly number[]) => void;
  readonly undo: () => void;
  readonly canUndo: boolean;
}

const REMEMBERED = 200;

/** Strokes of a brush over units; each can be taken back. */
export function useStrokes(first: readonly number[], brush: number): Strokes {
  const [states, setStates] = useState<readonly (readonly number[])[]>([first]);
  const assigned = states.at(-1) ?? first;
  const push = useCallback(
    (next: (before: readonly number[]) => readonly number[]) =>
      setStates((all) => [...all.slice(-REMEMBERED), next(all.at(-1) ?? [])]),
    [],
  );
  const paint = useCallback(
    (units: readonly number[]) =>
      push((before) => before.map((school, unit) => (units.includes(unit) ? brush : school))),
    [push, brush],
  );
  const replace = useCallback((next: readonly number[]) => push(() => next), [push]);
  const undo = useCallback(() => setStates((all) => (all.length > 1 ? all.slice(0, -1) : all)), []);
  return { assigned, paint, replace, undo, canUndo: states.length > 1 };
}
