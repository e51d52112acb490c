import {
  checkProjects,
  planProjects,
  type ProjectFill,
  type ProjectProblem,
  projectsDocument,
  provenModel,
} from "@youheng/kernel/decide";
import { type ChildrenSource, openHighsSolver, readProjectFiles } from "@youheng/server/decide";
import { projectRules, type ProjectRules, stageYears } from "@youheng/server/policy";
import type { Command } from "commander";
import { tellFindings } from "./assess-file.ts";
import { InputRefused, WrongUsage } from "./exit.ts";
import { boundsOf, numberFrom } from "./plan-ground.ts";
import { paceOf, type PlanOptions, printPlan, whileSolving, withPlanOptions, writeModelFile } from "./plan-options.ts";
import { projectLines } from "./plan-project-lines.ts";

interface ProjectOptions extends PlanOptions {
  readonly schools: string;
  readonly candidates: string;
  readonly forecast?: string;
  readonly enrolment?: string;
  readonly births?: string;
  readonly children?: string;
  readonly locations?: string;
  readonly years?: number;
  readonly demandAt: "median" | "high";
  readonly bounds: readonly [number, number];
  readonly detour?: number;
  readonly longestM?: number;
  readonly discount?: number;
  readonly budget?: number;
  readonly yearly?: readonly number[];
  readonly fill: ProjectFill;
  readonly gap?: number;
  readonly seed: number;
}

const SECONDS = 60;

/** Seats `youheng plan projects --schools FILE --candidates FILE --forecast FILE`. */
export function planProjectsCommand(plan: Command): void {
  const command = plan
    .command("projects")
    .description(
      "逐年建设：哪年新建、扩建、撤并哪所学校 · projects over the years: which schools open, grow or close, and when",
    )
    .requiredOption(
      "--schools <file>",
      "学校与学位：school_code,capacity[,stage,entry_grade,lon,lat] · schools, places",
    )
    .requiredOption(
      "--candidates <file>",
      "候选项目：project,kind,places,cost_yuan[,school_code,stage,running_yuan,earliest_year,building_years,fill_years,opens,one_of,lon,lat]",
    )
    .option("--forecast <file>", "youheng forecast --json 的输出 · the output of youheng forecast --json")
    .option("--enrolment <file>", "历年学生数，当场预测 · enrolment of past years, forecast here")
    .option("--births <file>", "出生数，配合 --enrolment · births, with --enrolment")
    .option("--children <file>", "自备今后学生数：area,school_year,children[,stage,high,lon,lat] · your own")
    .option("--locations <file>", "坐标：code,lon,lat · where areas and schools are")
    .option("--years <n>", "看几年（默认见 policy/projects） · years ahead", yearsOf)
    .option(
      "--demand-at <median|high>",
      "按预测值，或 80% 区间上界 · plan for the median or the 80 % upper bound",
      demandOf,
      "median",
    )
    .option("--bounds <low,high>", "每校学生数占学位数的下限和上限 · least and most, as shares of places", boundsOf, [
      0, 1,
    ] as const)
    .option("--detour <factor>", "直线距离 × 绕行系数 · straight line × detour factor", numberFrom(1, "--detour"))
    .option("--longest-m <metres>", "最远路程（米） · longest way allowed", numberFrom(0, "--longest-m"))
    .option(
      "--discount <rate>",
      "折现率，0.08 即 8% · by how much later money counts less",
      numberFrom(0, "--discount"),
    )
    .option("--budget <yuan>", "建设费用合计不超过（元） · building costs at most", numberFrom(0, "--budget"))
    .option("--yearly <yuan,…>", "各年建设预算（元），逗号分隔，最后一个沿用 · budget of each year", yearlyOf)
    .option(
      "--fill <whole|by-grade>",
      "新学校：一开办学位全部可用，或从起始年级起每年招一个年级 · new schools: all places at once, or one grade more each year",
      fillOf,
      "whole",
    )
    .option("--gap <share>", "与界相差不超过此比例即停止 · stop within this share of the bound", numberFrom(0, "--gap"))
    .option("--seed <n>", "随机数种子 · seed", numberFrom(0, "--seed"), 1);
  withPlanOptions(command, SECONDS).action(run);
}

function yearsOf(text: string): number {
  const years = Number(text);
  if (Number.isInteger(years) && years >= 1 && years <= 15) return years;
  throw new WrongUsage(
    `--years 应为 1 到 15 的整数，得到“${text}” · a whole number from 1 to 15 is wanted, got “${text}”`,
  );
}

function demandOf(text: string): "median" | "high" {
  if (text === "median" || text === "high") return text;
  throw new WrongUsage(`--demand-at：没有“${text}” · there is no ${text}; median, high`);
}

function fillOf(text: string): ProjectFill {
  if (text === "whole" || text === "by-grade") return text;
  throw new WrongUsage(`--fill：没有“${text}” · there is no ${text}; whole, by-grade`);
}

function yearlyOf(text: string): readonly number[] {
  return text.split(",").map(numberFrom(0, "--yearly"));
}

async function run(options: ProjectOptions): Promise<void> {
  const startedAt = performance.now();
  const source = sourceOf(options);
  const [rules, years] = await Promise.all([projectRules(), stageYears()]);
  const { problem, names, findings } = await readProjectFiles({
    children: source,
    schools: { path: options.schools },
    candidates: { path: options.candidates },
    ...(options.locations === undefined ? {} : { locations: { path: options.locations } }),
    ask: { ...askOf(options, rules), stageYears: options.fill === "whole" ? null : years },
  });
  if (problem === null || names === null) throw new InputRefused(findings);
  const solver = openHighsSolver();
  try {
    const size = problem.areas.length * problem.schools.length * problem.years.length;
    const plan = await whileSolving((solving) =>
      planProjects(solver, problem, paceOf({ ...options, startedAt, size }, solving), names),
    );
    const planned = projectsDocument(problem, plan);
    const wrong = checkProjects(problem, planned);
    if (wrong.length > 0) throw new Error(`the plan does not stand: ${wrong.map(({ en }) => en).join("; ")}`);
    await writeModelFile(options.writeModel, () => provenModel(problem, names, planned.goals));
    const document = {
      ...planned,
      demand_at: options.demandAt,
      fill: options.fill,
      rules: rules.id,
      distance: wayWords(problem, options, rules),
      findings,
    };
    await printPlan(document, options, () => projectLines(planned, names, problem));
  } finally {
    await solver.close();
  }
  tellFindings(findings);
}

/** Exactly one of the ways to say how many children come. */
function sourceOf({ forecast, enrolment, births, children }: ProjectOptions): ChildrenSource {
  const given = [forecast, enrolment, children].filter((one) => one !== undefined);
  if (given.length !== 1)
    throw new WrongUsage(
      "--forecast、--enrolment、--children 三者给一个 · give one of --forecast, --enrolment, --children",
    );
  if (forecast !== undefined) return { from: "forecast", path: forecast };
  if (children !== undefined) return { from: "table", table: { path: children } };
  return { from: "enrolment", enrolment: { path: enrolment! }, births: births === undefined ? null : { path: births } };
}

function askOf(options: ProjectOptions, rules: ProjectRules) {
  return {
    years: options.years ?? rules.years,
    demandAt: options.demandAt,
    bounds: options.bounds,
    detour: options.detour ?? 1,
    longestM: options.longestM ?? null,
    discountRate: options.discount ?? rules.discountRate,
    budgetYuan: options.budget ?? null,
    yearlyYuan: options.yearly ?? null,
  };
}

function wayWords({ wayM }: ProjectProblem, { detour = 1, longestM }: ProjectOptions, { id }: ProjectRules): object {
  if (wayM === null) return { kind: "none", rules: id, zh: "不计路程", en: "ways are left out" };
  return {
    kind: "straight",
    detour,
    longest_m: longestM ?? null,
    zh: `直线距离 × 绕行系数 ${detour}`,
    en: `straight line × detour factor ${detour}`,
  };
}
