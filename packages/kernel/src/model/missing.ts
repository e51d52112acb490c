/** Why a number does not exist. There is no silent zero: a sum that needs a missing number is missing. */
export type MissingReason = "not-reported" | "not-applicable" | "zero-denominator" | "invalid";

/** A number that does not exist, with the reason and the field that lacks it. */
export interface Missing {
  readonly missing: MissingReason;
  readonly field: string;
}

/** A number with its unit, as `policy/fields` names it ("m2", "yuan", "persons"), or the reason why there is none. */
export type Quantity = { readonly value: number; readonly unit: string } | Missing;

/**
 * Tells a missing number from one that exists.
 *
 * @example isMissing({ missing: "not-reported", field: "students" }) // true
 */
export function isMissing(quantity: Quantity): quantity is Missing {
  return "missing" in quantity;
}
