/**
 * How much a value may be under its limit and still count as equal, as a share: 0.9 × 110 is 99.00000000000001 in binary, and a
 * school with exactly 0.9 must not fail by that. No return is exact to more than a millionth of this.
 */
export const equalWithin = 1e-12;
