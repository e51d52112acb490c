/** Provision per student of one section 学部, in any one unit, and its students. NaN: missing. */
export interface Provision {
  readonly value: number;
  readonly students: number;
}
