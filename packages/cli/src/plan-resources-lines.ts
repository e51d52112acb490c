import type { Assessment } from "@youheng/kernel/assess";
import { jointWords, type ResourcesPlan } from "@youheng/kernel/decide";
import type { Words } from "@youheng/kernel/model";
import { planStatusLine } from "./plan-status.ts";

/** A plan of resources for a terminal. */
export function resourcesLines(plan: ResourcesPlan, { standard }: Assessment): readonly string[] {
  const called = (id: string): Words => {
    const indicator = standard.indicators.find((one) => one.indicator.id === id)?.indicator;
    return indicator?.short ?? indicator?.name ?? { zh: id, en: id };
  };
  const nameOf = (id: string): string => {
    const { zh, en } = jointWords(id, called);
    return `${zh} ${en}`;
  };
  return [
    `${plan.region_code ?? "—"}  ${plan.school_year ?? "—"}  资源配置 · resources`,
    planStatusLine(plan.status, plan.seconds),
    ...plan.because.flatMap(({ zh, en }) => [`  冲突 ${zh}`, `  conflict: ${en}`]),
    ...plan.goals.map(
      ({ says, objective, bound, gap }) =>
        `  ${says.zh} · ${says.en}: ${objective}（界 bound ${bound ?? "—"}，差距 gap ${gap === null ? "—" : `${(gap * 100).toFixed(4)} %`}）`,
    ),
    `  花费 cost ${plan.cost_yuan} 元 yuan；达标学部 sections that meet: ${plan.before.sections_meeting} → ${plan.after.sections_meeting}`,
    ...(plan.next_million === null
      ? []
      : [
          `  再加一百万元，多达标 ${plan.next_million.sections_more} 个学部 · one million more: ${plan.next_million.sections_more} sections more`,
        ]),
    ...plan.easings.flatMap(({ zh, en }) => [`  ${zh}`, `  ${en}`]),
    ...plan.notes.flatMap(({ zh, en }) => [`  注意 ${zh}`, `  note: ${en}`]),
    "",
    ...plan.measures.map(
      (one) =>
        `${one.school_code} ${one.school_name}  ${nameOf(one.indicator)}  +${one.amount} ${one.unit}  ${one.cost_yuan} 元`,
    ),
    ...plan.years.flatMap(({ year, spent_yuan, budget_yuan, sections_meeting, schools }) => [
      `第 ${year} 年 year ${year}: ${spent_yuan} / ${budget_yuan} 元 yuan；达标学部 sections that meet: ${sections_meeting}`,
      ...schools.map((one) => `  ${one.school_name}  ${one.cost_yuan} 元，达标学部 sections ${one.sections_pass}`),
    ]),
    "",
  ];
}
