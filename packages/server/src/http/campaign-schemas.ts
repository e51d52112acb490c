import { z } from "zod";
import type {
  CampaignDetail,
  CampaignView,
  CellsSavedView,
  FormFillView,
  FormsFilledView,
  FormCellView,
  SchoolAssessmentView,
  SchoolFormView,
} from "../api-types.ts";
import { finding, named, problem, words } from "./schemas.ts";

/** The shapes of api-campaign.ts as zod schemas. */

const formState = z.enum(["filling", "submitted", "returned", "accepted"]);

const campaignShape = z.object({
  region_code: z.string(),
  region_name: words,
  school_year: z.number(),
  form: z.string(),
  deadline: z.string(),
  note: z.string().nullable(),
  opened_at: z.string(),
  opened_by: z.string(),
  published: z.string().nullable(),
  states: z.record(formState, z.number()),
});

export const campaign: z.ZodType<CampaignView> = named("Campaign", campaignShape);

export const campaignDetail: z.ZodType<CampaignDetail> = named(
  "CampaignDetail",
  campaignShape.extend({
    schools: z.array(
      z.object({
        school_code: z.string(),
        school_name: z.string(),
        state: formState,
        filled: z.number(),
        open_remarks: z.number(),
        changed_at: z.string().nullable(),
        changed_by: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
  }),
);

const schools = z.array(z.string());

export const formsFilled: z.ZodType<FormsFilledView> = named(
  "FormsFilled",
  z.object({
    handed_in: schools,
    with_errors: schools,
    left: schools,
    not_done: schools,
    not_in_file: schools,
    not_in_campaign: schools,
    errors: z.array(finding),
  }),
);

export const formFill: z.ZodType<FormFillView> = named(
  "FormFill",
  z.object({
    fill_id: z.string(),
    state: z.enum(["reading", "filling", "done", "cancelled", "failed"]),
    done: z.number(),
    all: z.number(),
    filled: formsFilled.nullable(),
    problem: problem.nullable(),
  }),
);

/** A figure, a word, or nothing: not reported. */
export const formValue = z.union([z.number(), z.string().max(1000), z.null()]);

const formCell: z.ZodType<FormCellView> = named(
  "FormCell",
  z.object({
    column: z.string(),
    value: formValue,
    revision: z.number(),
    changed_at: z.string(),
    changed_by: z.string(),
    contested: z.object({ value: formValue, who: z.string(), at: z.string() }).nullable(),
  }),
);

export const schoolForm: z.ZodType<SchoolFormView> = named(
  "SchoolForm",
  z.object({
    region_code: z.string(),
    school_year: z.number(),
    school_code: z.string(),
    school_name: z.string(),
    state: formState,
    form: z.string(),
    deadline: z.string(),
    note: z.string().nullable(),
    cells: z.array(formCell),
    last_year: z.record(z.string(), formValue).nullable(),
    remarks: z.array(
      z.object({
        column: z.string().nullable(),
        text: z.string(),
        at: z.string(),
        who: z.string(),
        answered: z.boolean(),
      }),
    ),
    findings: z.array(finding),
  }),
);

export const cellsSaved: z.ZodType<CellsSavedView> = named(
  "CellsSaved",
  z.object({ cells: z.array(formCell), refused: z.array(z.string()) }),
);

const indicator = z.object({
  name: words,
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  meets: z.boolean().nullable(),
  gap: z.object({ amount: z.number(), unit: z.string() }).nullable(),
  county_mean: z.number().nullable(),
  county_cv: z.number().nullable(),
});

export const schoolAssessment: z.ZodType<SchoolAssessmentView> = named(
  "SchoolAssessment",
  z.object({
    standard: z.string(),
    standard_name: words,
    region_code: z.string(),
    school_year: z.number(),
    school_code: z.string(),
    school_name: z.string(),
    stages: z.record(
      z.string(),
      z.object({
        verdict: z.string().nullable(),
        students: z.number().nullable(),
        indicators: z.record(z.string(), indicator),
      }),
    ),
  }),
);
