/** A number above 0 as people type it, else NaN. Full-width digits and separators are read too. @example numberOf("２,000") // 2000 */
export function numberOf(text: string): number {
  const plain = text.normalize("NFKC").replaceAll(/[,\s]/g, "");
  const value = /^\d+(\.\d*)?$|^\.\d+$/.test(plain) ? Number(plain) : Number.NaN;
  return value > 0 ? value : Number.NaN;
}
