/** What a receipt is made of. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * A value as the one text that stands for it: keys in order, no blanks. Digests are taken of this text, so that two programs that
 * read the same receipt digest the same bytes.
 *
 * @throws   RangeError for a number that is not whole and safe: such numbers are written differently in different languages
 * @source   RFC 8785 (JSON Canonicalization Scheme), for whole numbers
 * @example  canonicalJson({ b: [1, null], a: "学" }) // '{"a":"学","b":[1,null]}'
 */
export function canonicalJson(value: Json): string {
  if (typeof value === "number" && !Number.isSafeInteger(value))
    throw new RangeError(`canonicalJson needs whole numbers, got ${value}`);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key]!)}`).join(",")}}`;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
