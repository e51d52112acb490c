import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { EnrolmentAsked, TeacherPlanDocumentView } from "../../api-types.ts";
import type { AssessDeps } from "../../assess/index.ts";
import { bundleOrRefuse } from "../../assess/index.ts";
import {
  type StudentsAsked,
  teacherGround,
  type TeacherGround,
  type TeacherJob,
  type TeacherJobs,
} from "../../decide/index.ts";
import { forecastOfRegion, type ForecastShelf, type RegionForecast } from "../../foresee/index.ts";
import { denialOf } from "../../identity/index.ts";
import { Refusal } from "../../returns/index.ts";
import { asSystem, record, type TeacherPlanLineage, versionId } from "../../store/index.ts";
import { holderOf } from "../access.ts";
import type { HttpDeps } from "../deps.ts";
import { actorOf } from "../session-cookie.ts";
import { regionCode, schoolYear } from "./region-routes.ts";

export const tags = ["teachers"];
export const year = z.object({ code: regionCode, year: schoolYear });
export const standardAsked = z.object({ standard: z.string().max(100) });
export const ofJob = year.extend({ job: z.string().max(60) });
export const ofPlan = year.extend({ plan: z.string().max(60) });
/** Whose students: today's, those of the district's own file, of a year of the forecast. */
export const enrolmentAsked = z
  .union([z.literal("today"), z.literal("file"), z.coerce.number().int().min(1990).max(2200)])
  .default("today");

export interface TeacherDeps extends HttpDeps, AssessDeps {
  readonly forecasts: ForecastShelf;
}

export interface YearParams {
  readonly code: string;
  readonly year: number;
}

export const keyOf = ({ code, year: of }: YearParams) => ({ regionCode: code, schoolYear: of });

/** Writes down who looked at personal data, and at which. */
export async function recordLook(deps: TeacherDeps, request: FastifyRequest, what: string): Promise<void> {
  const { code, year: of } = request.params as YearParams;
  const act = { what: "teachers.look", subject: `${code}-${of}`, regionCode: code, details: { what } };
  await asSystem(() => record(deps.store, actorOf(request), async () => ({ result: undefined, acts: [act] })));
}

/** Whether who asks may see the roll of teachers of the region. */
export function maySeeTeachers(deps: TeacherDeps, request: FastifyRequest): boolean {
  const { code } = request.params as YearParams;
  return denialOf(deps.people, holderOf(request), "teachers.read", { regionCode: code }) === null;
}

/** The forecast from which plans take students; null where nothing is known of the past. */
export async function forecastFor(deps: TeacherDeps, code: string, standard: string): Promise<RegionForecast | null> {
  const bundle = bundleOrRefuse(deps.policy, standard);
  const stages = (bundle.stages ?? bundle.standard.stages).map(({ id }) => id);
  return await forecastOfRegion(deps, code, stages);
}

/** The ground of plans, with the students that are asked for. @throws Refusal when the forecast knows no such year */
export async function groundFor(
  deps: TeacherDeps,
  params: YearParams,
  { standard, enrolment }: { readonly standard: string; readonly enrolment: EnrolmentAsked },
): Promise<TeacherGround> {
  const students: StudentsAsked =
    typeof enrolment === "number" ? await studentsOfYear(deps, params, standard, enrolment) : enrolment;
  return await teacherGround(deps, { ...keyOf(params), standardId: standard, students });
}

async function studentsOfYear(
  deps: TeacherDeps,
  { code }: YearParams,
  standard: string,
  wanted: number,
): Promise<StudentsAsked> {
  const forecast = await forecastFor(deps, code, standard);
  if (forecast === null || !forecast.years.includes(wanted))
    throw new Refusal("not-found", {
      zh: `预测没有 ${wanted} 学年；现有 ${forecast?.years.join("、") ?? "无"}。`,
      en: `The forecast knows no ${wanted}; it knows ${forecast?.years.join(", ") ?? "none"}.`,
    });
  return { schoolYear: wanted, students: forecast.studentsIn(wanted) };
}

/** From what a plan is made, so that it can be made again. */
export function lineageOf(
  deps: TeacherDeps,
  ground: TeacherGround,
  ask: Readonly<Record<string, unknown>>,
): TeacherPlanLineage {
  const { standard } = ground.assessment.standard.bundle;
  return {
    version: versionId(ground.version),
    standard: standard.id,
    standard_version: standard.version,
    kernel_version: deps.kernelVersion,
    files: Object.fromEntries(ground.files.map(({ part, digest }) => [part, digest])),
    ask,
  };
}

export function jobOf(
  jobs: TeacherJobs,
  { code, year: of, job: jobId }: YearParams & { readonly job: string },
): TeacherJob {
  const job = jobs.find(jobId);
  if (job === undefined || job.regionCode !== code || job.schoolYear !== of) throw absent();
  return job;
}

export function absent(): Refusal {
  return new Refusal("not-found", { zh: "没有这个方案。", en: "There is no such plan." });
}

/**
 * A plan as it may be seen without the roll of teachers: who moves is left out, between which schools and in which subject stays.
 */
export function withoutNames<T extends TeacherPlanDocumentView>(document: T): T {
  if (document.plan !== "rotation" && document.plan !== "own") return document;
  const names = document.moves.map(({ teacher }) => teacher);
  const hidden = (text: string): string => names.reduce((all, name) => all.replaceAll(name, HIDDEN), text);
  return {
    ...document,
    moves: document.moves.map((move) => ({ ...move, teacher: HIDDEN })),
    because: document.because.map(({ zh, en }) => ({ zh: hidden(zh), en: hidden(en) })),
    ...(document.plan === "own"
      ? { hand: { ...document.hand, moves: [] } }
      : { easings: document.easings.filter(({ rule }) => rule !== "pairs") }),
  };
}

const HIDDEN = "•";
