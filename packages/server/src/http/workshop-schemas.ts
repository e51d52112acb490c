import { z } from "zod";
import type { CaseRunView, LocalStandardView, StandardCheckView } from "../api-types.ts";
import { policyBundle } from "./policy-schemas.ts";
import { finding, words } from "./schemas.ts";

/** The workshop's shapes of api-types.ts as zod schemas. */

const caseRunShape: z.ZodType<CaseRunView> = z.object({
  standard: z.string(),
  name: words,
  source: z.looseObject({
    text: z.string(),
    url: z.string().exactOptional(),
    standing: z.enum(["official", "secondary", "unconfirmed"]),
  }),
  note: words.exactOptional(),
  stage: z.string().nullable(),
  table: z.string().meta({ description: "schools and their figures, as the case file has them" }),
  compared: z.number(),
  findings: z.array(finding).meta({ description: "what differs from what the case expects" }),
});
export const caseRun = caseRunShape.meta({ id: "CaseRun" });

const localStandardShape: z.ZodType<LocalStandardView> = z.object({
  id: z.string(),
  region_code: z.string(),
  published: z.number().nullable().meta({ description: "the version in use; null: withdrawn" }),
  versions: z.array(
    z.object({
      number: z.number(),
      extends: z.string().nullable(),
      name: words,
      version: z.string(),
      reason: z.string(),
      created_at: z.string(),
      created_by: z.string(),
    }),
  ),
  findings: z.array(finding).meta({ description: "why the version in use is left out; usually none" }),
});
export const localStandard = localStandardShape.meta({ id: "LocalStandard" });

const standardCheckShape: z.ZodType<StandardCheckView> = z.object({
  bundle: policyBundle.nullable(),
  findings: z.array(finding),
  cases: z.array(caseRun),
});
export const standardCheck = standardCheckShape.meta({ id: "StandardCheck" });
