import type { Answer, Field } from "../model/index.ts";
import type { Assessment } from "./assess.ts";
import { groupingFields } from "./inequality-by-stage.ts";

/**
 * The fields by which the schools of this return can really be parted: township, school group, school district, locality, ownership …
 *
 * @returns  fields that the return holds with at least two different values, in the order of the policy
 * @example  groupingsIn(answer).map(({ id }) => id) // ["school_kind", "ownership", "locality", "township"]
 */
export function groupingsIn(answer: Answer<Assessment>): readonly Field[] {
  const { facts, standard } = answer.result;
  return groupingFields(answer).flatMap((id) => {
    const values = new Set(facts.text[id] ?? []);
    const field = standard.fieldOf.get(id);
    return field !== undefined && values.size > 1 ? [field] : [];
  });
}
