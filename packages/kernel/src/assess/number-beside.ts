/**
 * A number in as few decimals as still show on which side of a limit it stands: 0.501787 beside 0.50 is not printed as 0.50.
 *
 * @param value     the unrounded number
 * @param limit     what it is compared with; null: none
 * @param decimals  how many decimals at least
 * @returns         the number in digits, at most 12 decimals
 * @example         numberBeside(0.501787, 0.5, 2) // "0.502"
 */
export function numberBeside(value: number, limit: number | null, decimals: number): string {
  for (let digits = decimals; limit !== null && digits < 12; digits++) {
    const shown = Number(value.toFixed(digits));
    if (Math.sign(shown - limit) === Math.sign(value - limit)) return value.toFixed(digits);
  }
  return value.toFixed(decimals);
}
