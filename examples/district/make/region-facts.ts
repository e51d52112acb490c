import { years } from "./roster.ts";

export interface RegionFact {
  readonly field: string;
  readonly value: string | number;
  readonly evidence: string;
}

/** County facts of a year: what the sheet 县域 carries. Fictional, like everything here. */
export function regionFacts(yearIndex: number): RegionFact[] {
  const year = years[yearIndex];
  return [
    {
      field: "rotation_share",
      value: round(0.092 + 0.006 * yearIndex),
      evidence: `青教人〔${year}〕${11 + yearIndex}号 教师交流轮岗统计表`,
    },
    {
      field: "backbone_rotation_share",
      value: round(0.174 + 0.011 * yearIndex),
      evidence: `青教人〔${year}〕${11 + yearIndex}号 教师交流轮岗统计表`,
    },
    {
      field: "teacher_pay_ratio",
      value: round(1.004 + 0.004 * yearIndex),
      evidence: `区财政局、人社局联合说明（${year}年度）`,
    },
    { field: "junior_retention_share", value: round(0.974 + 0.004 * yearIndex), evidence: "学籍系统三年巩固率表" },
    { field: "disabled_enrolment_share", value: round(0.951 + 0.006 * yearIndex), evidence: "残联、教育局比对名册" },
  ];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
