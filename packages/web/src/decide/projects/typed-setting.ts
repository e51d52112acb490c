import type { Point, StatedProject } from "@youheng/kernel/decide";
import type { ProjectGroundView, ProjectSettingView } from "@youheng/server/api";

/** What the form holds as it is typed. Money in 10,000 yuan, shares in percent. */
export interface TypedSetting {
  readonly years: string;
  readonly demandAt: "median" | "high";
  readonly fill: ProjectSettingView["fill"];
  readonly high: string;
  readonly longest: string;
  readonly detour: string;
  readonly budget: string;
  readonly yearly: string;
  readonly discount: string;
  readonly seconds: string;
}

/** The fields that are typed. */
export type TypedField = Exclude<keyof TypedSetting, "demandAt" | "fill">;

const TEN_THOUSAND = 10_000;
const SECONDS = 30;

/** What the form begins with: the figures of the policy. */
export function usualSetting({ rules }: Pick<ProjectGroundView, "rules">): TypedSetting {
  return {
    years: String(rules.years),
    demandAt: "median",
    fill: "whole",
    high: "100",
    longest: String(rules.longestWayM),
    detour: String(rules.detour),
    budget: "",
    yearly: "",
    discount: String(Number((rules.discountRate * 100).toFixed(4))),
    seconds: String(SECONDS),
  };
}

/** What is asked of the kernel and of the server; a number that cannot be read falls back to the policy's. */
export function settingOf(
  typed: TypedSetting,
  { rules }: Pick<ProjectGroundView, "rules">,
  {
    projects,
    points,
  }: { readonly projects: readonly StatedProject[]; readonly points: Readonly<Record<string, Point>> },
): ProjectSettingView {
  const yearly = typed.yearly
    .split(/[,，、\s]+/)
    .filter((one) => one !== "")
    .map((one) => numberOf(one, 0) * TEN_THOUSAND);
  return {
    years: Math.min(10, Math.max(1, Math.round(numberOf(typed.years, rules.years)))),
    demand_at: typed.demandAt,
    fill: typed.fill,
    bounds: [0, Math.max(0.01, numberOf(typed.high, 100) / 100)],
    detour: Math.max(1, numberOf(typed.detour, rules.detour)),
    longest_m: typed.longest.trim() === "" ? null : Math.max(1, numberOf(typed.longest, rules.longestWayM)),
    discount_rate: Math.min(1, numberOf(typed.discount, rules.discountRate * 100) / 100),
    budget_yuan: typed.budget.trim() === "" ? null : numberOf(typed.budget, 0) * TEN_THOUSAND,
    yearly_yuan: yearly.length === 0 ? null : yearly.slice(0, 12),
    projects,
    points,
    seconds: Math.min(600, Math.max(1, numberOf(typed.seconds, SECONDS))),
  };
}

function numberOf(text: string, usual: number): number {
  const value = Number(text);
  return text.trim() !== "" && Number.isFinite(value) && value >= 0 ? value : usual;
}
