const STATUS = {
  optimal: "已证明最优 · proven optimal",
  feasible: "可行，未证明最优 · feasible, not proven optimal",
  infeasible: "没有满足全部规则的方案 · no plan keeps every rule",
  unknown: "时间用完，没有找到方案 · time ran out before a plan was found",
} as const;

/** How good a plan is, and how long it took, in one line. */
export function planStatusLine(status: keyof typeof STATUS, seconds: number): string {
  return `${STATUS[status]}（${seconds.toFixed(1)} s）`;
}
