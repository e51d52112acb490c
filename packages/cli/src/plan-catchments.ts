import {
  catchmentDocument,
  type CatchmentDocument,
  type CatchmentPlan,
  type CatchmentProblem,
  checkCatchments,
  everyPairModel,
  planCatchments,
} from "@youheng/kernel/decide";
import { openHighsSolver, readCatchmentFiles } from "@youheng/server/decide";
import type { Command } from "commander";
import { tellFindings } from "./assess-file.ts";
import { InputRefused } from "./exit.ts";
import { catchmentLines } from "./plan-catchment-lines.ts";
import { type GroundOptions, numberFrom, withGroundOptions } from "./plan-ground.ts";
import { paceOf, type PlanOptions, printPlan, whileSolving, withPlanOptions, writeModelFile } from "./plan-options.ts";

interface CatchmentOptions extends PlanOptions, GroundOptions {
  readonly units: string;
  readonly schools: string;
  readonly pairs?: string;
  readonly current?: string;
  readonly keepPrice: number;
}

const SECONDS = 60;

/** Seats `youheng plan catchments --units FILE --schools FILE`. */
export function planCatchmentsCommand(plan: Command): void {
  const command = plan
    .command("catchments")
    .description("学区划分：哪个地块去哪所学校 · catchments: which unit goes to which school")
    .requiredOption("--units <file>", "地块：unit,students,lon,lat；或 GeoJSON · units: CSV, workbook or GeoJSON")
    .requiredOption("--schools <file>", "学校：school_code,lon,lat,capacity[,unit] · schools")
    .option("--contiguous", "每个学区连成一片 · every catchment in one piece")
    .option("--pairs <file>", "固定或禁止的组合：unit,school,rule · fixed and forbidden pairs")
    .option("--current <file>", "现在的学校：unit,school · today's schools")
    .option(
      "--keep-price <metres>",
      "每调整一名学生计多少米 · metres that moving a student counts for",
      numberFrom(0, "--keep-price"),
      0,
    );
  withPlanOptions(withGroundOptions(command), SECONDS).action(run);
}

async function run(options: CatchmentOptions): Promise<void> {
  const startedAt = performance.now();
  const read = await readCatchmentFiles(filesOf(options));
  if (read.stated === null) throw new InputRefused(read.findings);
  const { problem, graph } = read.stated;
  const solver = openHighsSolver();
  try {
    const plan = await whileSolving((solving) =>
      planCatchments(solver, problem, paceOf({ ...options, startedAt, size: problem.wayM.length }, solving)),
    );
    refuseWrong(problem, plan);
    await writeModelFile(options.writeModel, () => everyPairModel(problem, plan.pieceRules));
    const document = {
      ...catchmentDocument(problem, plan),
      distance: distanceOf(options),
      contiguous: graph === null ? null : { graph, bridges: read.stated.bridges },
      findings: read.findings,
    };
    await printPlan(document, options, () => catchmentLines(document));
  } finally {
    await solver.close();
  }
  tellFindings(read.findings);
}

function filesOf(options: CatchmentOptions): Parameters<typeof readCatchmentFiles>[0] {
  const file = (path: string | undefined) => (path === undefined ? undefined : { path });
  const optional = Object.entries({ pairs: options.pairs, current: options.current, distances: options.distances });
  return {
    units: { path: options.units },
    schools: { path: options.schools },
    ...Object.fromEntries(optional.flatMap(([name, path]) => (path === undefined ? [] : [[name, file(path)]]))),
    system: options.crs ?? null,
    bounds: options.bounds,
    detour: options.detour,
    longestM: options.longestM ?? null,
    keepPriceM: options.keepPrice,
    maySplit: options.maySplit === true,
    contiguous: options.contiguous === true,
  };
}

/** How ways were measured, to stand beside every figure. */
export function distanceOf({ distances, detour, crs }: GroundOptions): object {
  if (distances !== undefined) return { kind: "matrix", zh: "自备距离", en: "ways given by the user" };
  const crsShown = crs ?? "wgs84";
  return {
    kind: "straight",
    detour,
    crs: crsShown,
    zh: `直线距离 × 绕行系数 ${detour}（坐标系 ${crsShown}）`,
    en: `straight line × detour factor ${detour} (coordinates ${crsShown})`,
  };
}

/** A plan that the second look does not let pass is a mistake of ours: it is not shown. */
function refuseWrong(problem: CatchmentProblem, plan: CatchmentPlan): void {
  const wrong = checkCatchments(problem, plan);
  if (wrong.length > 0) throw new Error(`the plan does not stand: ${wrong.map(({ en }) => en).join("; ")}`);
}

export type { CatchmentDocument };
