import type { CatchmentProblem } from "@youheng/kernel/decide";

/** A plan under way. */
interface Draft {
  readonly problem: CatchmentProblem;
  readonly assigned: number[];
  readonly loads: Float64Array;
}

interface Move {
  readonly unit: number;
  readonly to: number;
  readonly loss: number;
}

/**
 * What a careful official does by hand: everybody to the nearest school; then, as long as a school is too full, the unit that loses least by going to a school with room goes there;
 * a school that is too empty takes back units the same way.
 *
 * @returns student-metres, and students outside bounds that are left
 */
export function byHand(problem: CatchmentProblem): { readonly cost: number; readonly outside: number } {
  const { students, schools, least, most, wayM } = problem;
  const width = schools.length;
  const way = (unit: number, school: number): number => wayM[unit * width + school]!;
  const nearest = (unit: number): number =>
    schools.reduce((near, _, school) => (way(unit, school) < way(unit, near) ? school : near), 0);
  const draft: Draft = { problem, assigned: Array.from(students.keys(), nearest), loads: new Float64Array(width) };
  const { assigned, loads } = draft;
  for (const [unit, school] of assigned.entries()) loads[school] = loads[school]! + students[unit]!;
  for (let step = 0; step < students.length * 4; step++) {
    const full = schools.findIndex((_, school) => loads[school]! > most[school]! + 1e-6);
    const empty = schools.findIndex((_, school) => loads[school]! < least[school]! - 1e-6);
    const move = full < 0 && empty < 0 ? null : bestMove(draft, full, empty);
    if (move === null) break;
    const from = assigned[move.unit]!;
    loads[from] = loads[from]! - students[move.unit]!;
    loads[move.to] = loads[move.to]! + students[move.unit]!;
    assigned[move.unit] = move.to;
  }
  const cost = assigned.reduce((sum, school, unit) => sum + students[unit]! * way(unit, school), 0);
  const beyond = (school: number): number =>
    Math.max(0, loads[school]! - most[school]!, least[school]! - loads[school]!);
  return { cost, outside: schools.reduce((sum, _, school) => sum + beyond(school), 0) };
}

/** The move that loses least: out of the full school to one with room, or into the empty one from a school that can spare it. */
function bestMove({ problem, assigned, loads }: Draft, full: number, empty: number): Move | null {
  const { students, schools, least, most, wayM } = problem;
  const width = schools.length;
  const mayLeave = (unit: number, from: number): boolean =>
    full >= 0 ? from === full : from !== empty && loads[from]! - students[unit]! >= least[from]!;
  const mayEnter = (unit: number, to: number): boolean =>
    full >= 0 ? to !== full && loads[to]! + students[unit]! <= most[to]! : to === empty;
  const moves = assigned.flatMap((from, unit): Move[] => {
    if (!mayLeave(unit, from)) return [];
    const able = schools.map((_, to) => to).filter((to) => mayEnter(unit, to));
    return able.map((to) => ({
      unit,
      to,
      loss: students[unit]! * (wayM[unit * width + to]! - wayM[unit * width + from]!),
    }));
  });
  return moves.reduce<Move | null>((best, move) => (best === null || move.loss < best.loss ? move : best), null);
}
