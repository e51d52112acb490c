import { z } from "zod";
import type {
  CoordinateQuestionView,
  PlaceGroundView,
  PlaceJobView,
  PlacePlanView,
  PlaceSchoolView,
} from "../api-types.ts";
import type { CoordinateQuestion, PlaceGround, PlaceJob } from "../decide/index.ts";
import type { KeptPlan } from "../store/index.ts";
import { progressView } from "./progress-view.ts";
import { finding } from "./schemas.ts";

const ring = z.array(z.array(z.number()));
const school = z.object({
  school_code: z.string(),
  school_name: z.string().nullable(),
  lon: z.number(),
  lat: z.number(),
  capacity: z.number(),
  unit: z.string().nullable(),
  cost_yuan: z.number().nullable(),
});

export const groundShape = z
  .object({
    files: z.array(z.object({ part: z.string(), file: z.string(), digest: z.string(), system: z.string().nullable() })),
    units: z.array(
      z.object({ unit: z.string(), students: z.number(), lon: z.number(), lat: z.number(), rings: z.array(ring) }),
    ),
    schools: z.array(school),
    candidates: z.array(school),
    current: z.array(z.number()).nullable(),
    pairs: z.array(z.object({ unit: z.string(), school: z.string(), rule: z.enum(["fixed", "forbidden"]) })),
    ways_m: z.array(z.number()).nullable(),
    findings: z.array(finding),
  })
  .meta({ id: "PlaceGround" });

const LONGEST_SECONDS = 600;

export const placeAsk = z.object({
  kind: z.enum(["catchments", "sites"]),
  bounds: z
    .array(z.number().min(0).max(10))
    .length(2)
    .refine(([low = 0, high = 0]) => low <= high),
  may_split: z.boolean(),
  contiguous: z.boolean(),
  detour: z.number().min(1).max(5),
  longest_m: z.number().positive().nullable(),
  keep_price_m: z.number().min(0).nullable(),
  open: z.number().int().min(0).max(1000),
  budget_yuan: z.number().min(0).nullable(),
  yuan_per_student_km: z.number().positive().nullable().default(null),
  own_ways: z.boolean().default(true),
  gap: z.number().min(0).max(1).nullable().default(null),
  seconds: z.number().positive().max(LONGEST_SECONDS),
  seed: z.number().int().min(0).max(4_294_967_295),
});

export const jobShape = z
  .object({
    job_id: z.string(),
    ask: placeAsk,
    state: z.enum(["running", "done", "failed"]),
    progress: z
      .object({
        seconds: z.number(),
        objective: z.number().nullable(),
        bound: z.number().nullable(),
        gap: z.number().nullable(),
      })
      .nullable(),
    document: z.any(),
    findings: z.array(finding),
  })
  .meta({ id: "PlaceJob" });

export const planShape = z
  .object({
    plan_id: z.string(),
    kind: z.enum(["catchments", "sites", "drawn", "projects"]),
    name: z.string(),
    lineage: z.object({
      files: z.record(z.string(), z.string()),
      ask: z.record(z.string(), z.unknown()),
      kernel_version: z.string(),
      seed: z.number(),
    }),
    created_at: z.string(),
    created_by: z.string(),
    adopted_at: z.string().nullable(),
    adopted_by: z.string().nullable(),
  })
  .meta({ id: "PlacePlan" });

export const newPlan = z.object({
  name: z.string().trim().min(1).max(200),
  job_id: z.string().max(60).optional(),
  drawn: z.object({ assigned: z.array(z.number().int().min(-1)).max(200_000), ask: placeAsk }).optional(),
});

/** The places of a district as the page sees them. */
export function groundView(ground: PlaceGround): PlaceGroundView {
  const { files, units, schools, candidates, current, pairs, waysM, findings } = ground;
  return {
    files: files.flatMap(({ part, fileName, digest, system }) =>
      part === "projects" ? [] : [{ part, file: fileName, digest, system }],
    ),
    units,
    schools: schools.map(schoolView),
    candidates: candidates.map(schoolView),
    current,
    pairs,
    ways_m: waysM,
    findings,
  };
}

function schoolView({
  schoolCode,
  name,
  lon,
  lat,
  capacity,
  unit,
  costYuan,
}: PlaceGround["schools"][number]): PlaceSchoolView {
  return { school_code: schoolCode, school_name: name, lon, lat, capacity, unit, cost_yuan: costYuan };
}

/** A job as the page sees it. */
export function jobView({ jobId, ask, state, progress, document, findings }: PlaceJob): PlaceJobView {
  return { job_id: jobId, ask, state, progress: progressView(progress), document: document?.shown ?? null, findings };
}

/** A kept plan as the page sees it. */
export function planView({ planId, kind, name, lineage, ...plan }: KeptPlan): PlacePlanView {
  return {
    plan_id: planId,
    kind,
    name,
    lineage,
    created_at: plan.createdAt.toISOString(),
    created_by: plan.createdBy,
    adopted_at: plan.adoptedAt?.toISOString() ?? null,
    adopted_by: plan.adoptedBy,
  };
}

/** What is to be asked of coordinates, as the page sees it. */
export function questionView(question: CoordinateQuestion | null): CoordinateQuestionView | null {
  if (question === null) return null;
  const { part, file, schools, readings } = question;
  if (part === "projects") return null;
  return {
    part,
    file,
    schools,
    readings: readings.map(({ system, points, shiftM, inside }) => ({ system, points, shift_m: shiftM, inside })),
  };
}

export const broughtShape = z
  .object({
    kept: z.boolean(),
    ground: groundShape,
    question: z
      .object({
        part: z.string(),
        file: z.string(),
        schools: z.number(),
        readings: z.array(
          z.object({
            system: z.string(),
            points: z.array(z.array(z.number())),
            shift_m: z.number(),
            inside: z.number().nullable(),
          }),
        ),
      })
      .nullable(),
  })
  .meta({ id: "PlaceBrought" });
