import { createModelBuilder, type LinearModel, type ModelBuilder, type Term } from "../../solve/index.ts";
import { everyPairModel, type PieceRule } from "../catchments/index.ts";
import { finalGround, openingCosts, siteCosts, type SiteProblem, type SiteSet } from "./site-problem.ts";

/**
 * The whole model of sites as other solvers can read it: which open, and who goes where then. Where catchments are to be in one piece, it is the model of who
 * goes where with the sites that open, with the rules against pieces apart that were needed.
 *
 * @example writeLp(wholeSiteModel(problem, { opened: [5], pieceRules: [] }))
 */
export function wholeSiteModel(
  problem: SiteProblem,
  { opened, pieceRules }: { readonly opened: SiteSet; readonly pieceRules: readonly PieceRule[] },
): LinearModel {
  if (problem.inOnePiece !== null) return everyPairModel(finalGround(problem, opened), pieceRules);
  const { schools } = problem.ground;
  const builder = createModelBuilder("sites 选址");
  const opening = openingCosts(problem);
  const opens = schools.map((name, school) =>
    school < problem.existing
      ? null
      : builder.column({ name: `open_${name}`, cost: opening[school]!, upper: 1, integer: true }),
  );
  const atSchool = addUnits(builder, problem);
  schools.forEach((_, school) =>
    addSchool(builder, problem, { school, opens: opens[school]!, terms: atSchool[school]! }),
  );
  addLimits(builder, problem, opens);
  return builder.finish();
}

/** Every unit somewhere; returns the students of each unit at each school, by school. */
function addUnits(builder: ModelBuilder, problem: SiteProblem): readonly (readonly Term[])[] {
  const { units, schools, students, wayM, maySplit } = problem.ground;
  const costs = siteCosts(problem);
  const atSchool = schools.map((): Term[] => []);
  units.forEach((name, unit) => {
    const own = schools.flatMap((school, s): readonly Term[] => {
      const at = unit * schools.length + s;
      if (!(wayM[at]! < Infinity)) return [];
      const column = builder.column({ name: `${name}_to_${school}`, cost: costs[at]!, upper: 1, integer: !maySplit });
      atSchool[s]!.push([column, students[unit]!]);
      return [[column, 1]];
    });
    const says = { zh: `地块 ${name} 的学生都有学校`, en: `all students of unit ${name} have a school` };
    builder.row({ name: `unit_${name}`, lower: 1, upper: 1, says }, own);
  });
  return atSchool;
}

interface AtSchool {
  readonly school: number;
  /** column of its opening; null: it is there */
  readonly opens: number | null;
  readonly terms: readonly Term[];
}

/** Within its bounds when it is open, nobody when it is not. */
function addSchool(builder: ModelBuilder, { ground }: SiteProblem, { school, opens, terms }: AtSchool): void {
  const name = ground.schools[school]!;
  const [least, most] = [ground.least[school]!, ground.most[school]!];
  const says = { zh: `学校 ${name} 的学生数在上下限之内`, en: `school ${name} is within its bounds` };
  if (opens === null) {
    builder.row({ name: `load_${name}`, lower: least, upper: most, says }, terms);
    return;
  }
  builder.row({ name: `most_${name}`, upper: 0, says }, [...terms, [opens, -most]]);
  if (least > 0) builder.row({ name: `least_${name}`, lower: 0, says }, [...terms, [opens, -least]]);
  // a unit without students would otherwise go to a school that is closed
  terms.forEach(([column], at) => {
    const said = { zh: `${name} 开办才有人去`, en: `${name} takes somebody only when it is open` };
    builder.row({ name: `there_${name}_${at}`, upper: 0, says: said }, [
      [column, 1],
      [opens, -1],
    ]);
  });
}

function addLimits(builder: ModelBuilder, problem: SiteProblem, opens: readonly (number | null)[]): void {
  const { open, budgetYuan, costYuan } = problem;
  const sites = opens.flatMap((column, school) => (column === null ? [] : [{ column, school }]));
  const at = { zh: `至多开办 ${open} 处`, en: `${open} sites open at most` };
  builder.row(
    { name: "open_at_most", upper: open, says: at },
    sites.map(({ column }): Term => [column, 1]),
  );
  if (budgetYuan === null) return;
  const within = { zh: `造价不超过 ${budgetYuan} 元`, en: `at most ${budgetYuan} yuan` };
  const terms = sites.map(({ column, school }): Term => [column, costYuan[school]!]);
  builder.row({ name: "budget", upper: budgetYuan, says: within }, terms);
}
