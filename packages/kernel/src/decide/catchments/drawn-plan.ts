import type { CatchmentProblem } from "./catchment-problem.ts";
import { piecesOf } from "./pieces.ts";

/** A school in a plan drawn by hand. */
export interface DrawnSchool {
  readonly school_code: string;
  readonly students: number;
  readonly units: number;
  readonly mean_distance_m: number | null;
  readonly longest_distance_m: number | null;
  /** students above its upper bound (positive) or below its lower one (negative); 0: within */
  readonly outside: number;
  /** pieces of its catchment; null where it is not known who is next to whom */
  readonly pieces: number | null;
}

/** The figures of a plan drawn by hand, whatever it keeps or breaks. */
export interface DrawnFigures {
  readonly schools: readonly DrawnSchool[];
  readonly students: number;
  /** student-metres, without the price of moving */
  readonly student_metres: number;
  readonly mean_distance_m: number | null;
  readonly longest_distance_m: number | null;
  /** students who leave today's school; null where that is not known */
  readonly moved_students: number | null;
  /** students of units that have no school yet */
  readonly without_school: number;
  /** schools outside their bounds, and catchments in more than one piece */
  readonly outside: number;
  readonly apart: number;
}

/**
 * The figures of a plan as it is drawn: made anew after every stroke, in milliseconds.
 *
 * @param assigned  the school of each unit, −1: none yet
 * @example         drawnFigures(problem, assigned).mean_distance_m
 */
export function drawnFigures(problem: CatchmentProblem, assigned: ArrayLike<number>): DrawnFigures {
  const { students, schools, keep } = problem;
  const rows = schools.map((_, school) => drawnSchool(problem, assigned, school));
  const all = students.reduce((sum, one) => sum + one, 0);
  const metres = rows.reduce((sum, row) => sum + (row.mean_distance_m ?? 0) * row.students, 0);
  const placed = rows.reduce((sum, row) => sum + row.students, 0);
  const moved =
    keep === null
      ? null
      : students.reduce((sum, one, unit) => (leaves(keep.current[unit]!, assigned[unit]!) ? sum + one : sum), 0);
  return {
    schools: rows,
    students: all,
    student_metres: metres,
    mean_distance_m: placed > 0 ? metres / placed : null,
    longest_distance_m: placed > 0 ? Math.max(...rows.map((row) => row.longest_distance_m ?? 0)) : null,
    moved_students: moved,
    without_school: all - placed,
    outside: rows.filter((row) => row.outside !== 0).length,
    apart: rows.filter((row) => (row.pieces ?? 0) > 1).length,
  };
}

function leaves(now: number, then: number): boolean {
  return now >= 0 && now !== then;
}

function drawnSchool(problem: CatchmentProblem, assigned: ArrayLike<number>, school: number): DrawnSchool {
  const { students, schools, wayM, least, most, contiguous } = problem;
  const own: number[] = [];
  let [load, metres] = [0, 0];
  let longest: number | null = null;
  for (let unit = 0; unit < assigned.length; unit++) {
    if (assigned[unit] !== school) continue;
    own.push(unit);
    if (students[unit] === 0) continue;
    const way = wayM[unit * schools.length + school]!;
    load += students[unit]!;
    metres += students[unit]! * way;
    longest = Math.max(longest ?? 0, way);
  }
  const over = Math.max(0, load - most[school]! - 1e-6);
  const under = Math.max(0, least[school]! - load - 1e-6);
  return {
    school_code: schools[school]!,
    students: load,
    units: own.length,
    mean_distance_m: load > 0 ? metres / load : null,
    longest_distance_m: longest,
    outside: over - under,
    pieces: contiguous === null ? null : piecesOf(contiguous.neighbours, own).length,
  };
}
