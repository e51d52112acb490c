import type { RotationPlan } from "@youheng/kernel/decide";
import { planStatusLine } from "./plan-status.ts";

/** A plan of rotation for a terminal: what it comes to, then each move with its reason, then what stays short. */
export function rotationLines(plan: RotationPlan): readonly string[] {
  return [
    `${plan.region_code ?? "—"}  ${plan.school_year ?? "—"}  教师交流轮岗 · rotation of teachers`,
    planStatusLine(plan.status, plan.seconds),
    ...plan.because.flatMap(({ zh, en }) => [`  冲突 ${zh}`, `  conflict: ${en}`]),
    ...plan.goals.map(
      ({ says, objective, bound, gap }) =>
        `  ${says.zh} · ${says.en}: ${shown(objective)}（界 bound ${bound === null ? "—" : shown(bound)}，差距 gap ${gap === null ? "—" : percent(gap)}）`,
    ),
    ...sharesLines(plan),
    "",
    ...plan.moves.flatMap((move) => [
      `${move.teacher}  ${move.from_name} → ${move.to_name}  ${move.subject}  ${move.distance_km.toFixed(1)} km`,
      `  ${move.because}`,
      `  ${move.because_en}`,
    ]),
    ...plan.out_of_reach.flatMap(({ zh, en }) => [`  仍短缺：${zh}`, `  stays short: ${en}`]),
    ...plan.easings.flatMap(({ zh, en }) => [`  ${zh}`, `  ${en}`]),
    "",
  ];
}

function sharesLines({ shares, before, after }: RotationPlan): readonly string[] {
  return [
    `  交流 rotate ${shares.moved} / ${shares.qualifying}（${shares.rotation === null ? "—" : percent(shares.rotation)}），骨干 backbone ${shares.backbone_moved}（${shares.backbone === null ? "—" : percent(shares.backbone)}）`,
    `  达标学部 sections that meet: ${before.sections_meeting} → ${after.sections_meeting}`,
  ];
}

function shown(value: number): string {
  return String(Number(value.toFixed(1)));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
