import { byCode } from "../../stats/index.ts";
import type { Move } from "./move.ts";
import { placeKey, type RotationGround } from "./rotation-ground.ts";
import type { Flow } from "./ways.ts";

/**
 * Names the teachers of a plan: of those who are alike, who has been longest at the school goes first, and of equals the one whose
 * number comes first; the same plan always names the same teachers.
 *
 * @returns moves in the order of stage, school left, school reached, teacher
 * @example nameMovers(ground, [{ from: 0, to: 3, type: 1, teachers: 2 }]).length // 2
 */
export function nameMovers(ground: RotationGround, flows: readonly Flow[]): readonly Move[] {
  const taken = new Map<string, number>();
  const ordered = flows.toSorted((a, b) => a.type - b.type || a.from - b.from || a.to - b.to);
  const moves = ordered.flatMap(({ from, to, type, teachers }): Move[] => {
    const key = placeKey(from, type);
    const begin = taken.get(key) ?? 0;
    const list = ground.movable.get(key) ?? [];
    if (begin + teachers > list.length)
      throw new RangeError(`${teachers} of type ${type} leave ${from}, there are too few`);
    taken.set(key, begin + teachers);
    const [a, b] = [ground.sections[from]!, ground.sections[to]!];
    return list
      .slice(begin, begin + teachers)
      .map((teacher) => ({ teacher, from: a.code, to: b.code, stage: a.stage, km: ground.distance(from, to) }));
  });
  return moves.toSorted(
    (a, b) =>
      byCode(a.stage, b.stage) ||
      byCode(a.from, b.from) ||
      byCode(a.to, b.to) ||
      byCode(a.teacher.teacher, b.teacher.teacher),
  );
}
