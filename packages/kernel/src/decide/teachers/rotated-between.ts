import { BACKBONE, qualifies, type RosterTeacher, type RotationRules } from "../rotation/index.ts";

/** Who changed school from one year's roster to the next, in figures; nobody is named. */
export interface RotatedBetween {
  /** teachers who stand in both rosters */
  readonly compared: number;
  /** of last year's roster, who qualified for rotation then */
  readonly qualifying: number;
  /** who teaches at another school now, as the rules count them */
  readonly rotated: number;
  /** of these, backbone teachers (as last year's roster says) */
  readonly backbone: number;
  /** who changed school without qualifying last year */
  readonly without_qualifying: number;
  /** whose school of last year is no longer in the return: closed or merged, not a rotation */
  readonly school_ended: number;
  /** who stands only in last year's roster */
  readonly left: number;
  /** who stands only in this year's */
  readonly came: number;
  /** from which school to which, the most first */
  readonly ways: readonly RotationWay[];
}

/** Teachers who went from one school to another. */
export interface RotationWay {
  readonly from: string;
  readonly to: string;
  readonly teachers: number;
}

/**
 * Compares two yearly rosters by the teachers' numbers. A teacher rotated when both rosters have them, at different schools, and last
 * year's school still stands: a merger moves teachers too, but rotates nobody.
 *
 * @param schools  codes of the schools of this year's return
 * @param rules    who qualifies, and whether only those count who did (`rotatedCounts`)
 * @example        rotatedBetween(last, now, { schools, rules }).rotated // 115
 */
export function rotatedBetween(
  last: readonly RosterTeacher[],
  now: readonly RosterTeacher[],
  { schools, rules }: { readonly schools: ReadonlySet<string>; readonly rules: RotationRules },
): RotatedBetween {
  const nowAt = new Map(now.map((one) => [one.teacher, one]));
  const both = last.filter(({ teacher }) => nowAt.has(teacher));
  const elsewhere = both.filter((one) => nowAt.get(one.teacher)!.schoolCode !== one.schoolCode);
  const changed = elsewhere.filter(({ schoolCode }) => schools.has(schoolCode));
  const entitled = changed.filter((one) => qualifies(one, rules));
  const rotated = rules.rotatedCounts === "all" ? changed : entitled;
  const ways = Map.groupBy(rotated, (one) => `${one.schoolCode}\n${nowAt.get(one.teacher)!.schoolCode}`);
  return {
    compared: both.length,
    qualifying: last.filter((one) => qualifies(one, rules)).length,
    rotated: rotated.length,
    backbone: rotated.filter(({ flags }) => flags[BACKBONE] === true).length,
    without_qualifying: changed.length - entitled.length,
    school_ended: elsewhere.length - changed.length,
    left: last.length - both.length,
    came: now.length - both.length,
    ways: Array.from(ways, ([way, list]): RotationWay => {
      const [from = "", to = ""] = way.split("\n");
      return { from, to, teachers: list.length };
    }).toSorted((a, b) => b.teachers - a.teachers || (`${a.from}${a.to}` < `${b.from}${b.to}` ? -1 : 1)),
  };
}
