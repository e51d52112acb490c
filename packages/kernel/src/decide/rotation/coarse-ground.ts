import type { RosterTeacher } from "./roster.ts";
import { placeKey, type RotationGround, type TeacherType } from "./rotation-ground.ts";

/** The ground without subjects, and which coarse type each type belongs to. */
export interface CoarseGround {
  readonly ground: RotationGround;
  readonly coarseOf: readonly number[];
}

/**
 * The same ground without subjects: teachers who differ only in what they teach are one type, and no school keeps a subject. Every plan
 * of the ground is a plan of this one, so what cannot be done here cannot be done there; and it is ten times smaller.
 *
 * @example coarseGround(ground).ground.types.length < ground.types.length
 */
export function coarseGround(ground: RotationGround): CoarseGround {
  const types: TeacherType[] = [];
  const at = new Map<string, TeacherType>();
  const coarseOf = ground.types.map((type) => {
    const named = type.onlyTo !== null || type.notTo.size > 0 || type.mustMove !== null;
    const key = [type.stage, ...Object.values(type.flags), named ? `named ${type.index}` : ""].join("\n");
    const known = at.get(key) ?? { ...type, index: types.length, subject: "" };
    if (!at.has(key)) types.push(known);
    at.set(key, known);
    return known.index;
  });
  const movable = new Map<string, RosterTeacher[]>();
  for (const [key, list] of ground.movable) {
    const [section = 0, type = 0] = key.split("|").map(Number);
    const place = placeKey(section, coarseOf[type]!);
    movable.set(place, [...(movable.get(place) ?? []), ...list]);
  }
  const sections = ground.sections.map((section) => ({ ...section, subjects: new Map<string, number>() }));
  return { ground: { ...ground, types, movable, sections }, coarseOf };
}
