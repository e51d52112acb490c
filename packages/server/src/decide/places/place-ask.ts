/** What is asked of a plan of places, as it comes over HTTP. */
export interface PlaceAsk {
  readonly kind: "catchments" | "sites";
  readonly bounds: readonly [number, number];
  readonly may_split: boolean;
  readonly contiguous: boolean;
  readonly detour: number;
  readonly longest_m: number | null;
  /** metres for each student moved; null: today's catchments do not matter */
  readonly keep_price_m: number | null;
  /** sites: at most so many open */
  readonly open: number;
  readonly budget_yuan: number | null;
  /** what a student's kilometre counts for in yuan, so that costs enter the objective; null: costs do not */
  readonly yuan_per_student_km: number | null;
  /** the kept file of ways is used, where there is one */
  readonly own_ways: boolean;
  /** stop within this share of the bound; null: small plans are proven whole, others to 0.01 % */
  readonly gap: number | null;
  readonly seconds: number;
  readonly seed: number;
}
