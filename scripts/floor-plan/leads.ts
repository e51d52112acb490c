import type { Import, Module } from "./module.ts";
import { placeOf, targetOf, type Place } from "./place.ts";

/** An import that leads to another place in the house. */
export interface Lead extends Import {
  readonly own: Place;
  readonly to: Place;
  readonly throughDoor: boolean;
  readonly crossesFloors: boolean;
}

/** The imports of a module that lead to other places in the house; none for what stands outside the floors. */
export function leadsOf(module: Module): readonly Lead[] {
  const own = placeOf(module.path);
  if (own === null) return [];
  return module.imports.flatMap((lead) => {
    const target = targetOf(module.path, lead.from);
    if (target.kind !== "house") return [];
    return [{ ...lead, own, to: target.place, throughDoor: target.throughDoor, crossesFloors: target.crossesFloors }];
  });
}
