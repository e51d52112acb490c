/**
 * Compares two texts by their UTF-16 code units, as every language and every machine can.
 *
 * @example byCode("A10", "A2") // -1
 */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
