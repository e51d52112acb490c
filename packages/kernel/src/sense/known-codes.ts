import type { Facts } from "../model/index.ts";

/** Facts whose schools without a code were found again by name, and how many. */
export interface KnownCodes {
  readonly facts: Facts;
  readonly found: number;
}

/**
 * Gives schools of a form without codes, whose names stand in for them, the codes that they have in a return of the same region:
 * where exactly one school there bears the name. What is not found keeps its name as code.
 *
 * @param facts  of one region and year
 * @param known  another return of that region, with codes
 * @example withKnownCodes(facts, known).found // 55
 */
export function withKnownCodes(facts: Facts, known: Facts): KnownCodes {
  const codes = facts.text["school_code"] ?? [];
  const names = facts.text["school_name"] ?? [];
  const byName = codesByName(known);
  const taken = new Set(codes);
  let found = 0;
  const asKnown = codes.map((code, row) => {
    if (code === null || code !== names[row]) return code;
    const own = byName.get(code);
    if (own === undefined || own === null || own === code || taken.has(own)) return code;
    found += 1;
    return own;
  });
  return found === 0 ? { facts, found } : { facts: { ...facts, text: { ...facts.text, school_code: asKnown } }, found };
}

/** null: two schools of one name. */
function codesByName({ text }: Facts): ReadonlyMap<string, string | null> {
  const byName = new Map<string, string | null>();
  for (const [row, name] of (text["school_name"] ?? []).entries()) {
    const code = text["school_code"]?.[row] ?? null;
    if (name !== null) byName.set(name, byName.has(name) ? null : code);
  }
  return byName;
}
