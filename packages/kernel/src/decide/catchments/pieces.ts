import type { Neighbours } from "../ground/polygon-neighbours.ts";

/**
 * The pieces 连通块 of a set of units: each a list of units that can be walked from one to another without leaving the set.
 *
 * @example piecesOf([[1], [0], []], [0, 1, 2]) // [[0, 1], [2]]
 */
export function piecesOf(neighbours: Neighbours, units: readonly number[]): readonly (readonly number[])[] {
  const left = new Set(units);
  const pieces: number[][] = [];
  for (const start of units) {
    if (!left.delete(start)) continue;
    const piece = [start];
    for (const unit of piece) piece.push(...neighbours[unit]!.filter((next) => left.delete(next)));
    pieces.push(piece);
  }
  return pieces;
}

/**
 * Whether a catchment stays in one piece without one of its units.
 *
 * @param assigned  the school of each unit
 * @param size      units in the catchment
 */
export function staysWhole(
  neighbours: Neighbours,
  assigned: Int32Array,
  unit: number,
  seen: { readonly marks: Int32Array; stamp: number },
): boolean {
  const school = assigned[unit]!;
  const beside = neighbours[unit]!.filter((one) => assigned[one] === school);
  if (beside.length <= 1) return beside.length === 1;
  const stamp = ++seen.stamp;
  seen.marks[unit] = stamp;
  let wanted = beside.length - 1;
  const waiting = [beside[0]!];
  seen.marks[beside[0]!] = stamp;
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop())
    for (const next of neighbours[one]!) {
      if (assigned[next] !== school || seen.marks[next] === stamp) continue;
      seen.marks[next] = stamp;
      if (beside.includes(next) && --wanted === 0) return true;
      waiting.push(next);
    }
  return false;
}
