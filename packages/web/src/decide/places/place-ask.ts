import type { PlaceAskView } from "@youheng/server/api";

/** What a form holds as it is typed. */
export interface TypedAsk {
  readonly low: string;
  readonly high: string;
  readonly detour: string;
  readonly seconds: string;
  readonly keep: string;
  readonly open: string;
  readonly budget: string;
  readonly longest: string;
  readonly yuanPerKm: string;
  readonly gap: string;
  readonly seed: string;
  readonly ownWays: boolean;
  readonly contiguous: boolean;
  readonly split: boolean;
}

export const usualAsk: TypedAsk = {
  low: "0",
  high: "100",
  detour: "1",
  seconds: "30",
  keep: "300",
  open: "1",
  budget: "",
  longest: "",
  yuanPerKm: "",
  gap: "",
  seed: "1",
  ownWays: true,
  contiguous: true,
  split: false,
};

/** What is asked of the server; a number that cannot be read falls back to the usual one. */
export function askOf(typed: TypedAsk, kind: PlaceAskView["kind"], hasCurrent: boolean): PlaceAskView {
  const low = numberOf(typed.low, 0) / 100;
  return {
    kind,
    bounds: [low, Math.max(low, numberOf(typed.high, 100) / 100)],
    may_split: typed.split,
    contiguous: typed.contiguous,
    detour: Math.max(1, numberOf(typed.detour, 1)),
    longest_m: orNull(typed.longest),
    keep_price_m: kind === "catchments" && hasCurrent ? numberOf(typed.keep, 0) : null,
    open: Math.round(numberOf(typed.open, 1)),
    budget_yuan: typed.budget.trim() === "" ? null : numberOf(typed.budget, 0),
    yuan_per_student_km: kind === "sites" ? orNull(typed.yuanPerKm) : null,
    own_ways: typed.ownWays,
    gap: typed.gap.trim() === "" ? null : Math.min(1, numberOf(typed.gap, 0) / 100),
    seconds: Math.min(600, Math.max(1, numberOf(typed.seconds, 30))),
    seed: Math.round(numberOf(typed.seed, 1)),
  };
}

/** A number above 0; null where nothing, or nothing that can be read, is typed. */
function orNull(text: string): number | null {
  const value = numberOf(text, 0);
  return value > 0 ? value : null;
}

function numberOf(text: string, usual: number): number {
  const value = Number(text);
  return text.trim() !== "" && Number.isFinite(value) && value >= 0 ? value : usual;
}
