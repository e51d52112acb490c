import { cleanKey } from "./cell.ts";
import type { FormIndex } from "./form-index.ts";
import type { ReturnColumn } from "./return-types.ts";

/**
 * A form that also knows the headers a user has matched by hand.
 *
 * @param mapping  columns as the file was shown to the user, with the fact he chose; unknown facts are left out
 * @example withMapping(index, []) === index // true
 */
export function withMapping(index: FormIndex, mapping: readonly ReturnColumn[]): FormIndex {
  if (mapping.length === 0) return index;
  const bySpelling = new Map(index.bySpelling);
  for (const { header, column } of mapping) {
    const known = column === null ? undefined : index.byId.get(column);
    if (known !== undefined) bySpelling.set(cleanKey(header), known);
  }
  return { ...index, bySpelling };
}
