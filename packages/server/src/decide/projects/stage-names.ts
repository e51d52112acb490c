import type { Words } from "@youheng/kernel/solve";

const NAMES: Readonly<Record<string, Words>> = {
  preschool: { zh: "学前", en: "preschool" },
  primary: { zh: "小学", en: "primary" },
  lower_secondary: { zh: "初中", en: "lower secondary" },
  upper_secondary: { zh: "高中", en: "upper secondary" },
  total: { zh: "", en: "all stages" },
};

/** How a stage is called; one that nobody knows by its own name. @example stageNames("primary").zh // "小学" */
export function stageNames(stage: string): Words {
  return NAMES[stage] ?? { zh: stage, en: stage };
}
