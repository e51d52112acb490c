const DECIMAL = /^([+-]?\d*\.?\d*)(?:[eE]([+-]?\d+))?$/;

/**
 * A decimal number times a scale, without the residue of binary fractions: 万元 → 元 shifts the point of the text.
 * A scale that is no power of ten is multiplied.
 *
 * @param text   a decimal as JavaScript writes it: "12.34", "1.5e3"
 * @param scale  10000 for 万元, 0.01 for %, 1 for none
 * @returns      the scaled number; NaN when the text is no decimal
 * @example scaleDecimal("12.34", 10000) // 123400
 */
export function scaleDecimal(text: string, scale: number): number {
  if (scale === 1) return Number(text);
  const places = Math.round(Math.log10(scale));
  if (Number(`1e${places}`) !== scale) return Number(text) * scale;
  const parts = DECIMAL.exec(text);
  if (parts === null) return Number.NaN;
  return Number(`${parts[1]}e${places + Number(parts[2] ?? 0)}`);
}
