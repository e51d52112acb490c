import { type CatchmentProblem, costsOf } from "../catchments/index.ts";

/** Where to build 选址: which of the candidates open beside the schools there are, and who goes where then. */
export interface SiteProblem {
  /** units, and all schools: those there are, then the candidates */
  readonly ground: CatchmentProblem;
  /** how many of the schools there are */
  readonly existing: number;
  /** at most so many candidates open */
  readonly open: number;
  /** whole yuan of each school of the ground; NaN where it is not known; those there are cost 0 */
  readonly costYuan: Float64Array;
  readonly budgetYuan: number | null;
  /** what a student's kilometre counts for in yuan; null: costs do not enter the objective */
  readonly yuanPerStudentKm: number | null;
  /** the problem of catchments with a set of sites, when it asks for more than its part of the ground (catchments in one piece); null: nothing more */
  readonly inOnePiece: ((set: SiteSet) => CatchmentProblem) | null;
}

/** A set of candidates to open, by their numbers in the ground, ascending. */
export type SiteSet = readonly number[];

/** What opening each school costs in the objective, student-metres. */
export function openingCosts({ ground, costYuan, yuanPerStudentKm }: SiteProblem): Float64Array {
  if (yuanPerStudentKm === null) return new Float64Array(ground.schools.length);
  return costYuan.map((yuan) => (yuan * 1000) / yuanPerStudentKm);
}

/** The problem of catchments when these candidates are open. */
export function groundOf({ ground, existing }: SiteProblem, set: SiteSet): CatchmentProblem {
  const chosen = [...Array.from({ length: existing }, (_, school) => school), ...set];
  const width = ground.schools.length;
  const wayM = new Float64Array(ground.units.length * chosen.length);
  for (let unit = 0, at = 0; unit < ground.units.length; unit++)
    for (const school of chosen) wayM[at++] = ground.wayM[unit * width + school]!;
  const pick = (values: Float64Array): Float64Array => Float64Array.from(chosen, (school) => values[school]!);
  return {
    ...ground,
    schools: chosen.map((school) => ground.schools[school]!),
    least: pick(ground.least),
    most: pick(ground.most),
    wayM,
    contiguous: null,
  };
}

/** Who goes where with a set of sites, with all that is asked for. */
export function finalGround(problem: SiteProblem, set: SiteSet): CatchmentProblem {
  return problem.inOnePiece?.(set) ?? groundOf(problem, set);
}

/** Whether a set is within the budget and has places for all, and students for all of its schools. */
export function canHold(problem: SiteProblem, set: SiteSet): boolean {
  const { ground, existing, costYuan, budgetYuan } = problem;
  const students = ground.students.reduce((sum, one) => sum + one, 0);
  let [least, most, yuan] = [0, 0, 0];
  for (let school = 0; school < existing; school++) {
    least += ground.least[school]!;
    most += ground.most[school]!;
  }
  for (const school of set) {
    least += ground.least[school]!;
    most += ground.most[school]!;
    yuan += costYuan[school]!;
  }
  const slack = 1e-6 * Math.max(1, students);
  return least <= students + slack && most >= students - slack && !(budgetYuan !== null && yuan > budgetYuan);
}

/** Student-metres of every unit at every school of the ground. */
export function siteCosts({ ground }: SiteProblem): Float64Array {
  return costsOf({ ...ground, keep: null });
}
