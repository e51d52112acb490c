import { assess, compileStandard } from "@youheng/kernel/assess";
import type { Cost, ResourcesAsk } from "@youheng/kernel/decide";
import { countyFiles } from "@youheng/kernel/fixtures/county";
import type { PolicyBundle } from "@youheng/kernel/model";
import { bundleOf, loadPolicy } from "@youheng/server/policy";
import { readReturn } from "@youheng/server/sense";

/** What one unit costs, by indicator. */
export const YUAN: Readonly<Record<string, number>> = {
  teachers_above_required_degree: 30_000,
  backbone_teachers: 50_000,
  pe_arts_teachers: 110_000,
  teaching_area: 4200,
  sports_area: 900,
  equipment: 1,
  multimedia_rooms: 60_000,
};
/** The same as the costs of a county. */
export const costs: readonly Cost[] = Object.entries(YUAN).map(([indicator, costYuan]) => ({
  indicator,
  schoolCode: null,
  stage: null,
  costYuan,
  maxAmount: Number.POSITIVE_INFINITY,
}));

/** A county of the fixture judged; `cvs: false` takes the CV limits out of the standard. */
export async function askOf(
  schools: number,
  seed: number,
  { cvs, more }: { readonly cvs: boolean; readonly more?: Partial<ResourcesAsk> },
): Promise<ResourcesAsk> {
  const { policy } = await loadPolicy();
  const { returnCsv } = countyFiles({ schools, teachers: schools * 30, seed });
  const source = { name: "r.csv", bytes: new TextEncoder().encode(returnCsv) };
  const { result } = await readReturn(source, { form: policy.forms.get("tidy")!, fields: policy.fields });
  const bundle = bundleOf(policy, "cn-quality-balance-2017");
  const without: PolicyBundle = {
    ...bundle,
    standard: { ...bundle.standard, indicators: bundle.standard.indicators.map((one) => ({ ...one, cvAtMost: {} })) },
  };
  const assessment = assess(compileStandard(cvs ? bundle : without), result.facts).result;
  return { assessment, group: 0, costs, budgetYuan: null, goal: "sections", ...more };
}

/** One school as the return has it, apart from the engine: its stages, what each indicator counts, what it lacks. */
export interface SchoolWants {
  readonly stages: readonly ("primary" | "lower_secondary")[];
  readonly items: readonly { readonly indicator: string; readonly yuan: number; readonly own: boolean }[];
  /** what a stage lacks of item k to a share of its threshold */
  readonly lack: (stage: "primary" | "lower_secondary", k: number, share: number) => number;
  /** whether a stage meets the rule today: six of seven, none below 85 % */
  readonly isMet: (stage: "primary" | "lower_secondary") => boolean;
}

const FLOOR = 0.85;

/** What a school wants, from the return and the published thresholds alone. */
export function wantsOf({ assessment: { facts } }: ResourcesAsk, row: number): SchoolWants {
  const number = (column: string): number => facts.numbers[column]![row]!;
  const stages = (["primary", "lower_secondary"] as const).filter((stage) => number(`students_${stage}`) > 0);
  const weights = { primary: 1, lower_secondary: 1.1 };
  const whole = stages.reduce((sum, stage) => sum + weights[stage] * number(`students_${stage}`), 0);
  const wanted = {
    primary: [4.2, 1, 0.9, 4.5, 7.5, 2000, 2.3],
    lower_secondary: [5.3, 1, 0.9, 5.8, 10.2, 2500, 2.4],
  } as const;
  const counted = [
    ["teachers_above_required_degree", 100, 1, true],
    ["backbone_teachers", 100, 1, true],
    ["pe_arts_teachers", 100, 1, true],
    ["teaching_area_m2", 1, 100, false],
    ["sports_area_m2", 1, 100, false],
    ["equipment_yuan", 1, 1, false],
    ["multimedia_rooms", 100, 1, false],
  ] as const;
  const lack: SchoolWants["lack"] = (stage, k, share) => {
    const [column, per, steps, own] = counted[k]!;
    const students = number(`students_${stage}`);
    const part = own ? 1 : (weights[stage] * students) / whole;
    const has = number(own ? `${column}_${stage}` : column);
    const missing = (wanted[stage][k]! * share * students) / per / part - has;
    return missing <= 1e-9 ? 0 : Math.ceil(missing * steps - 1e-9) / steps;
  };
  const indicators = Object.keys(YUAN);
  return {
    stages,
    items: counted.map(([, , , own], k) => ({ indicator: indicators[k]!, yuan: YUAN[indicators[k]!]!, own })),
    lack,
    isMet: (stage) =>
      counted.filter((_, k) => lack(stage, k, 1) > 0).length <= 1 &&
      counted.every((_, k) => lack(stage, k, FLOOR) === 0),
  };
}
