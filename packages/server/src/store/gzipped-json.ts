import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";

/** A value as compressed JSON bytes, as the store keeps facts, findings and documents. */
export function toGzippedJson(value: unknown): Buffer {
  return gzipSync(JSON.stringify(value));
}

/** The value back. The caller names the type that was put in. */
export function fromGzippedJson<T>(bytes: Buffer): T {
  return JSON.parse(gunzipSync(bytes).toString("utf8")) as T;
}

/**
 * The digest of a value: SHA-256 of its JSON with keys in order, so that the same facts give the same digest.
 *
 * @example digestOf({ b: 1, a: 2 }) === digestOf({ a: 2, b: 1 }) // true
 */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

/**
 * JSON with the keys of every object in order, so that equal values have equal bytes.
 *
 * @example canonicalJson({ b: 1, a: 2 }) // '{"a":2,"b":1}'
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, inKeyOrder);
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
