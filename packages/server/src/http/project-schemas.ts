import { z } from "zod";

const MOST_PROJECTS = 500;
const LONGEST_SECONDS = 600;
const year = z.number().int().min(1900).max(2200);
const point = z.object({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) });

const project = z.object({
  id: z.string().trim().min(1).max(60),
  name: z.string().trim().min(1).max(200),
  kind: z.enum(["new", "extension", "closure"]),
  schoolCode: z.string().trim().min(1).max(60),
  places: z.record(z.string().max(60), z.number().min(0).max(100_000)),
  fillYears: z.number().int().min(1).max(15).nullable().default(null),
  costYuan: z.number().min(0).max(1e12),
  runningYuan: z.number().min(-1e12).max(1e12),
  earliest: year.nullable(),
  buildingYears: z.number().int().min(0).max(10),
  fixed: z.union([year, z.literal("never")]).nullable(),
  oneOf: z.string().max(60).nullable(),
});

/** What a user sets for a plan of projects, with the candidates as they stand in the page. */
export const projectSetting = z.object({
  years: z.number().int().min(1).max(10),
  demand_at: z.enum(["median", "high"]),
  fill: z.enum(["whole", "by-grade"]).default("whole"),
  bounds: z
    .array(z.number().min(0).max(10))
    .length(2)
    .refine(([low = 0, high = 0]) => low <= high),
  detour: z.number().min(1).max(5),
  longest_m: z.number().positive().nullable(),
  discount_rate: z.number().min(0).max(1),
  budget_yuan: z.number().min(0).nullable(),
  yearly_yuan: z.array(z.number().min(0)).min(1).max(12).nullable(),
  projects: z
    .array(project)
    .max(MOST_PROJECTS)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
  points: z.record(z.string().max(60), point),
  seconds: z.number().positive().max(LONGEST_SECONDS),
});

/** A plan whose years were chosen by hand. */
export const projectsByHandBody = z.object({
  setting: projectSetting,
  opens: z.record(z.string().max(60), year.nullable()),
  /** the job that was asked the same: what it proved holds for this plan too */
  job_id: z.string().max(60).nullable(),
});

/** A plan to keep: a solved one, or one made by hand. */
export const newProjectsPlan = z
  .object({
    name: z.string().trim().min(1).max(200),
    job_id: z.string().max(60).optional(),
    by_hand: projectsByHandBody.optional(),
  })
  .refine(({ job_id, by_hand }) => (job_id === undefined) !== (by_hand === undefined));
