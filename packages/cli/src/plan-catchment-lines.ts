import type { CatchmentDocument, PlanStatus } from "@youheng/kernel/decide";

const STATUS: Readonly<Record<PlanStatus, string>> = {
  optimal: "已证明最优 · proven optimal",
  feasible: "可行 · feasible",
  infeasible: "已证明没有方案 · proven to have no plan",
  unknown: "时限内没有找到方案 · no plan was found in time",
};

type Shown = CatchmentDocument & { readonly distance: object };

/** A plan as lines for a terminal. */
export function catchmentLines(document: Shown): readonly string[] {
  const { status, because, seconds, gap, mean_distance_m, longest_distance_m, moved_students } = document;
  const head = `${STATUS[status]} · ${seconds.toFixed(1)} s`;
  if (mean_distance_m === null || gap === null)
    return [head, ...because.flatMap(({ zh, en }) => [`  ${zh}`, `  ${en}`])];
  const { zh, en } = document.distance as { readonly zh: string; readonly en: string };
  const metres = (value: number | null): string => (value === null ? "–" : `${Math.round(value)} m`);
  return [
    `${head} · 与最优至多相差 at most from the best: ${(gap * 100).toFixed(3)} %`,
    `平均 mean ${metres(mean_distance_m)} · 最远 longest ${metres(longest_distance_m)}（${zh} · ${en}）`,
    ...(moved_students === null ? [] : [`调整学生 students moved: ${number(moved_students)}`]),
    "",
    "学校 school\t学生 students\t下限–上限 bounds\t地块 units\t平均 mean\t最远 longest",
    ...document.schools.map((row) =>
      [
        row.school_code,
        number(row.students),
        `${number(row.least)}–${number(row.most)}`,
        row.units,
        metres(row.mean_distance_m),
        metres(row.longest_distance_m),
      ].join("\t"),
    ),
  ];
}

function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}
