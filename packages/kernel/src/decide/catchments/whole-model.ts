import { createModelBuilder, type LinearModel } from "../../solve/index.ts";
import type { CatchmentProblem } from "./catchment-problem.ts";

/** A rule against a piece that hangs apart: with the anchor, one of its units belongs to the school only when one of those around the piece does. */
export interface PieceRule {
  readonly school: number;
  readonly unit: number;
  /** a unit of the main piece; null where the school's own unit is sure to be in it */
  readonly anchor: number | null;
  /** units around the piece */
  readonly around: readonly number[];
}

/** The model with whole units, and which unit and school each column stands for. */
export interface WholeModel {
  readonly model: LinearModel;
  readonly places: readonly (readonly [number, number])[];
}

/** What the model is made of. */
export interface WholeAsk {
  readonly costs: Float64Array;
  /** for each unit, the schools that a better plan could give it */
  readonly pairs: readonly (readonly number[])[];
  readonly pieces: readonly PieceRule[];
}

/**
 * The rules of a catchment plan as a model: every unit at one school, every school within its bounds, no piece apart.
 *
 * @returns one column of 0 or 1 for each pair (shares from 0 to 1 where units may be split)
 */
export function wholeModel(problem: CatchmentProblem, { costs, pairs, pieces }: WholeAsk): WholeModel {
  const { units, students, schools, least, most } = problem;
  const model = createModelBuilder("catchments 学区划分");
  const places: (readonly [number, number])[] = [];
  const column = new Map<number, number>();
  const [ofUnit, atSchool] = [units, schools].map((list) => list.map((): [number, number][] => []));
  for (const [unit, allowed] of pairs.entries())
    for (const school of allowed) {
      const at = unit * schools.length + school;
      const integer = !problem.maySplit;
      const number = model.column({
        name: `${units[unit]!}_to_${schools[school]!}`,
        cost: costs[at]!,
        upper: 1,
        integer,
      });
      places.push([unit, school]);
      column.set(at, number);
      ofUnit![unit]!.push([number, 1]);
      atSchool![school]!.push([number, students[unit]!]);
    }
  for (const [unit, name] of units.entries()) {
    const says = { zh: `地块 ${name} 的学生都有学校`, en: `all students of unit ${name} have a school` };
    const rule = { zh: "每个地块的学生都有学校", en: "all students of every unit have a school" };
    model.row({ name: `unit_${name}`, lower: 1, upper: 1, says, rule }, ofUnit![unit]!);
  }
  for (const [school, name] of schools.entries()) {
    const [lower, upper] = [least[school]!, most[school]!];
    const says = {
      zh: `学校 ${name} 有 ${lower} 至 ${upper} 名学生`,
      en: `school ${name} has ${lower} to ${upper} students`,
    };
    const rule = { zh: "每所学校的学生数在上下限之内", en: "every school within its bounds" };
    model.row({ name: `school_${name}`, lower, upper, says, rule }, atSchool![school]!);
  }
  const rule = { zh: "每所学校的学区连成一片", en: "every catchment is in one piece" };
  for (const [index, { school, unit, anchor, around }] of pieces.entries()) {
    const own = column.get(unit * schools.length + school);
    const held = anchor === null ? null : column.get(anchor * schools.length + school);
    if (own === undefined || held === undefined) continue;
    const links = around.flatMap((one) => column.get(one * schools.length + school) ?? []);
    const says = {
      zh: `地块 ${units[unit]!} 归 ${schools[school]!} 时，须与其学区相连`,
      en: `unit ${units[unit]!} is joined to the catchment of ${schools[school]!} when it belongs to it`,
    };
    model.row({ name: `piece_${index}`, lower: 0, says, rule }, [[own, -1], ...links.map((one) => [one, 1] as const)]);
  }
  return { model: model.finish(), places };
}

/**
 * Pairs that a plan cheaper than the best one known could use. Any other pair costs, at the prices, more than the bound leaves room for: sure, not a guess.
 *
 * @param room  cost of the best plan known − the bound of the prices, student-metres; Infinity: no plan is known
 */
export function pairsWithin(
  { students, schools }: CatchmentProblem,
  costs: Float64Array,
  { prices, room }: { readonly prices: Float64Array; readonly room: number },
): readonly (readonly number[])[] {
  const width = schools.length;
  return Array.from(students, (weight, unit) => {
    const priced = (school: number): number => costs[unit * width + school]! + weight * prices[school]!;
    let cheapest = Infinity;
    for (let school = 0; school < width; school++) cheapest = Math.min(cheapest, priced(school));
    return schools.flatMap((_, school) =>
      costs[unit * width + school]! < Infinity && priced(school) - cheapest <= room ? [school] : [],
    );
  });
}
