import { z } from "zod";
import type { AssessmentDocument } from "@youheng/kernel/assess";
import { finding, words } from "./schemas.ts";

/** The document of CONTRACTS §2 as it goes out. Loose: fields may be added beside these. */

const verdict = z.enum(["meets", "falls_short", "not_assessable"]);
const number = z.number().nullable();
const gap = z.looseObject({ amount: z.number(), unit: z.string() }).nullable();
const missing = z.looseObject({
  reason: z.enum(["not-reported", "not-applicable", "zero-denominator", "invalid"]),
  field: z.string(),
  school_codes: z.array(z.string()).exactOptional(),
});

const sectionIndicator = z.looseObject({
  value: number,
  threshold: number,
  floor: number,
  meets: z.boolean().nullable(),
  floor_meets: z.boolean().nullable(),
  gap,
  missing: missing.exactOptional(),
});

const section = z
  .looseObject({
    school_code: z.string().nullable(),
    school_name: z.string().nullable(),
    row: z.number(),
    students: number,
    share: number,
    verdict: verdict.nullable(),
    items_met: z.number(),
    indicators: z.record(z.string(), sectionIndicator),
  })
  .meta({ id: "AssessedSection" });

const indicator = z.looseObject({
  name: words,
  unit: z.string(),
  threshold: number,
  mean: number,
  cv: number,
  cv_limit: number,
  cv_meets: z.boolean().nullable(),
  sections_meeting: z.number(),
  gap,
  missing: missing.exactOptional(),
});

const stage = z
  .looseObject({
    zh: z.string(),
    en: z.string(),
    verdict,
    students: number,
    sections: z.number(),
    indicators: z.record(z.string(), indicator),
    sections_list: z.array(section),
  })
  .meta({ id: "AssessedStage" });

export const assessmentDocument = z
  .looseObject({
    standard: z.string(),
    region_code: z.string().nullable(),
    school_year: z.number().nullable(),
    verdict,
    stages: z.record(z.string(), stage),
    findings: z.array(finding),
  })
  .meta({
    id: "Assessment",
    description: "A number that does not exist is null, with its reason in `missing` beside it.",
  }) as unknown as z.ZodType<AssessmentDocument>; // loose objects let out what the document says besides
