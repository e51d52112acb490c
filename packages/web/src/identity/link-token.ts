/**
 * The token of a one-time link, from the part of the address after # or ?. Null where there is none.
 *
 * @example linkToken("#token=abc", "") // "abc"
 * @example linkToken("#abc", "")       // "abc"
 */
export function linkToken(hash: string, search: string): string | null {
  const bare = hash.replace(/^#/, "");
  const named = new URLSearchParams(bare.includes("=") ? bare : search).get("token");
  if (named !== null && named !== "") return named;
  return /^[\w-]{16,}$/.test(bare) ? bare : null;
}
