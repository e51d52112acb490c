import type { Indicator, Words } from "@youheng/kernel/model";
import type { Judged } from "./judge.ts";

/** The short noun of an indicator ("体育艺术教师"), or its full name where the policy gives none. */
export function shortName(indicator: Indicator): Words {
  return indicator.short ?? indicator.name;
}

/** The indicator with this id. @throws Error when the standard has none */
export function indicatorOf(judged: Judged, id: string): Indicator {
  const indicator = judged.bundle.standard.indicators.find((one) => one.id === id);
  if (indicator === undefined) throw new Error(`the standard has no indicator "${id}"`);
  return indicator;
}
