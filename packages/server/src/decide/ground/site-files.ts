import { type CatchmentAsk, type SiteProblem, type SiteSet, stateCatchments } from "@youheng/kernel/decide";
import type { Finding } from "@youheng/kernel/model";
import type { ReturnSource } from "../../sense/index.ts";
import type { CatchmentFiles } from "./catchment-files.ts";
import { createGroundLog, type GroundLog } from "./ground-log.ts";
import { type GroundSchool, type GroundUnit, readSchools, readUnits } from "./read-ground.ts";
import { readDistances, readPairs } from "./read-pairs.ts";

/** The files of a plan of sites, and what is asked of it. */
export interface SiteFiles extends Omit<CatchmentFiles, "schools" | "current" | "keepPriceM"> {
  readonly existing: ReturnSource;
  readonly candidates: ReturnSource;
  readonly open: number;
  readonly budgetYuan: number | null;
  readonly yuanPerStudentKm: number | null;
}

/** What was read, and the problem it states; null when the files have errors. */
export interface ReadSites {
  readonly units: readonly GroundUnit[];
  /** the schools there are, then the candidates */
  readonly schools: readonly GroundSchool[];
  readonly problem: SiteProblem | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads the files of a plan of sites and states the problem. Every mistake in every file is told at once.
 *
 * @example (await readSiteFiles(files)).findings // []
 */
export async function readSiteFiles(files: SiteFiles): Promise<ReadSites> {
  const log = createGroundLog();
  const units = await readUnits(files.units, files.systems?.units ?? files.system, log);
  const reading = (part: "schools" | "candidates") => ({ system: files.systems?.[part] ?? files.system, units, log });
  const existing = await readSchools(files.existing, { ...reading("schools"), mayBeNone: true });
  const candidates = await readSchools(files.candidates, reading("candidates"));
  refuseBoth(existing, candidates, log);
  refuseUnknownCosts(files, candidates, log);
  const schools = [...existing, ...candidates];
  const names = { units: units.map((one) => one.unit), schools: schools.map((one) => one.schoolCode), log };
  const pairs = files.pairs === undefined ? { fixed: [], forbidden: [] } : await readPairs(files.pairs, names);
  const waysM = files.distances === undefined ? null : await readDistances(files.distances, names);
  const findings = log.list();
  if (findings.some(({ severity }) => severity === "error")) return { units, schools, problem: null, findings };
  const { bounds, detour, longestM, maySplit } = files;
  const ask: CatchmentAsk = {
    units,
    schools,
    bounds,
    detour,
    waysM,
    longestM,
    ...pairs,
    keep: null,
    maySplit,
    contiguous: false,
  };
  const problem: SiteProblem = {
    ground: stateCatchments(ask).problem,
    existing: existing.length,
    open: files.open,
    costYuan: Float64Array.from(schools, (one, at) => (at < existing.length ? 0 : (one.costYuan ?? Number.NaN))),
    budgetYuan: files.budgetYuan,
    yuanPerStudentKm: files.yuanPerStudentKm,
    inOnePiece: files.contiguous ? (set) => stateCatchments(partOf(ask, existing.length, set)).problem : null,
  };
  return { units, schools, problem, findings };
}

/** What is asked when these candidates are open, catchments in one piece. */
function partOf(ask: CatchmentAsk, existing: number, set: SiteSet): CatchmentAsk {
  const chosen = [...Array.from({ length: existing }, (_, school) => school), ...set];
  const place = new Map(chosen.map((school, at) => [school, at]));
  const kept = (pairs: CatchmentAsk["fixed"]) =>
    pairs.flatMap(({ unit, school }) => (place.has(school) ? [{ unit, school: place.get(school)! }] : []));
  const width = ask.schools.length;
  const waysM =
    ask.waysM === null
      ? null
      : Float64Array.from({ length: ask.units.length * chosen.length }, (_, at) => {
          const unit = Math.floor(at / chosen.length);
          return ask.waysM![unit * width + chosen[at % chosen.length]!]!;
        });
  return {
    ...ask,
    schools: chosen.map((school) => ask.schools[school]!),
    waysM,
    fixed: kept(ask.fixed),
    forbidden: kept(ask.forbidden),
    contiguous: true,
  };
}

function refuseBoth(existing: readonly GroundSchool[], candidates: readonly GroundSchool[], log: GroundLog): void {
  const codes = new Set(existing.map((one) => one.schoolCode));
  for (const { schoolCode } of candidates)
    if (codes.has(schoolCode))
      log.error(
        "DECIDE-004",
        { field: "school_code" },
        {
          zh: `“${schoolCode}”既在现有学校中，又在候选校址中。`,
          en: `"${schoolCode}" is both a school there is and a candidate.`,
          fix: "请给候选校址另编代码。",
          fixEn: "Give the candidate a code of its own.",
        },
      );
}

function refuseUnknownCosts(files: SiteFiles, candidates: readonly GroundSchool[], log: GroundLog): void {
  if (files.budgetYuan === null && files.yuanPerStudentKm === null) return;
  for (const { schoolCode, costYuan } of candidates)
    if (costYuan === null)
      log.error(
        "DECIDE-002",
        { field: "cost_yuan" },
        {
          zh: `候选校址“${schoolCode}”没有造价（cost_yuan），不能按预算或费用计算；空格不是 0。`,
          en: `Candidate "${schoolCode}" has no cost (cost_yuan), which a budget or costs need; a blank is not 0.`,
          fix: "请填写造价（元）。",
          fixEn: "Fill in its cost in yuan.",
        },
      );
}
