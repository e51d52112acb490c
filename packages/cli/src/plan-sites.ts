import { checkSites, planSites, siteDocument, wholeSiteModel } from "@youheng/kernel/decide";
import { openHighsSolver, readSiteFiles } from "@youheng/server/decide";
import type { Command } from "commander";
import { tellFindings } from "./assess-file.ts";
import { InputRefused, WrongUsage } from "./exit.ts";
import { distanceOf } from "./plan-catchments.ts";
import { catchmentLines } from "./plan-catchment-lines.ts";
import { type GroundOptions, numberFrom, withGroundOptions } from "./plan-ground.ts";
import { paceOf, type PlanOptions, printPlan, whileSolving, withPlanOptions, writeModelFile } from "./plan-options.ts";

interface SiteOptions extends PlanOptions, GroundOptions {
  readonly units: string;
  readonly existing: string;
  readonly candidates: string;
  readonly open: number;
  readonly budget?: number;
  readonly yuanPerStudentKm?: number;
  readonly pairs?: string;
}

const SECONDS = 30;

/** Seats `youheng plan sites --units FILE --existing FILE --candidates FILE --open N`. */
export function planSitesCommand(plan: Command): void {
  const command = plan
    .command("sites")
    .description("选址：开办哪几所新校 · sites: which new schools to open")
    .requiredOption("--units <file>", "地块：unit,students,lon,lat；或 GeoJSON · units: CSV, workbook or GeoJSON")
    .requiredOption("--existing <file>", "现有学校：school_code,lon,lat,capacity[,unit] · the schools there are")
    .requiredOption("--candidates <file>", "候选校址，另有 cost_yuan · candidates, with cost_yuan if known")
    .requiredOption("--open <n>", "至多开办几所 · at most so many open", countOf)
    .option("--budget <yuan>", "造价合计不超过（元）· costs at most", numberFrom(0, "--budget"))
    .option(
      "--yuan-per-student-km <yuan>",
      "每名学生每公里折合多少元，造价即计入目标 · what a student's kilometre counts for; costs then enter the objective",
      numberFrom(0.01, "--yuan-per-student-km"),
    )
    .option("--contiguous", "每个学区连成一片 · every catchment in one piece")
    .option("--pairs <file>", "固定或禁止的组合：unit,school,rule · fixed and forbidden pairs");
  withPlanOptions(withGroundOptions(command), SECONDS).action(run);
}

function countOf(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new WrongUsage(`--open 应为不小于 0 的整数，得到“${text}” · a whole number from 0 is wanted, got “${text}”`);
}

async function run(options: SiteOptions): Promise<void> {
  const startedAt = performance.now();
  const { problem, findings } = await readSiteFiles(filesOf(options));
  if (problem === null) throw new InputRefused(findings);
  const solver = openHighsSolver();
  try {
    const size = problem.ground.units.length * (problem.existing + problem.open);
    const plan = await whileSolving((solving) =>
      planSites(solver, problem, paceOf({ ...options, startedAt, size }, solving)),
    );
    const wrong = checkSites(problem, plan);
    if (wrong.length > 0) throw new Error(`the plan does not stand: ${wrong.map(({ en }) => en).join("; ")}`);
    await writeModelFile(options.writeModel, () =>
      wholeSiteModel(problem, { opened: plan.opened, pieceRules: plan.plan.pieceRules }),
    );
    const document = { ...siteDocument(problem, plan), distance: distanceOf(options), findings };
    await printPlan(document, options, () => [
      `开办 opened: ${document.opened.join("、") || "–"}${document.cost_yuan === null ? "" : ` · ${document.cost_yuan} 元 yuan`}`,
      ...catchmentLines(document),
    ]);
  } finally {
    await solver.close();
  }
  tellFindings(findings);
}

function filesOf(options: SiteOptions): Parameters<typeof readSiteFiles>[0] {
  return {
    units: { path: options.units },
    existing: { path: options.existing },
    candidates: { path: options.candidates },
    ...(options.pairs === undefined ? {} : { pairs: { path: options.pairs } }),
    ...(options.distances === undefined ? {} : { distances: { path: options.distances } }),
    system: options.crs ?? null,
    bounds: options.bounds,
    detour: options.detour,
    longestM: options.longestM ?? null,
    maySplit: options.maySplit === true,
    contiguous: options.contiguous === true,
    open: options.open,
    budgetYuan: options.budget ?? null,
    yuanPerStudentKm: options.yuanPerStudentKm ?? null,
  };
}
