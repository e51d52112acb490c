import { z } from "zod";
import type { DatedLimit, Field, Form, Indicator, PolicyBundle, Requirement, Source } from "@youheng/kernel/model";
import { words } from "./schemas.ts";

/** Policy as it goes out. Loose: what policy/ says more than is named here goes out too. */

const source: z.ZodType<Source> = z.looseObject({
  text: z.string(),
  url: z.string().exactOptional(),
  standing: z.enum(["official", "secondary", "unconfirmed"]),
});
const sources = z.array(source);
const limits = z.record(z.string(), z.number());

const field: z.ZodType<Field> = z.looseObject({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  type: z.enum(["count", "amount", "share", "flag", "code", "text", "year", "degrees"]),
  unit: z.string(),
  byStage: z.boolean(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  codes: z.record(z.string(), z.string()).exactOptional(),
  source: z.string().exactOptional(),
});

const indicator: z.ZodType<Indicator> = z.looseObject({
  id: z.string(),
  name: words,
  area: z.string(),
  clause: z.string(),
  formula: z.string().meta({ description: "as an official writes it" }),
  unit: z.string(),
  atLeast: limits.exactOptional(),
  cvAtMost: limits.exactOptional(),
  validFrom: z.string(),
  validTo: z.string().exactOptional(),
  sources,
});

const exclusion = z.looseObject({ id: z.string(), name: words, when: z.string(), on: z.boolean(), sources });
const split = z.looseObject({ weights: limits, fields: z.array(z.string()), sources });
const sectionRule = z.looseObject({
  met: z.number(),
  of: z.number(),
  othersAtLeast: z.number(),
  clause: z.string(),
  sources,
});

const requirementKeys = {
  id: z.string(),
  name: words,
  area: z.enum(["government", "quality", "recognition", "veto", "entry"]),
  clause: z.string(),
  validFrom: z.string(),
  sources,
};
const relaxation = z.looseObject({
  id: z.string(),
  name: words,
  when: z.string(),
  holds: z.array(z.string()),
  on: z.boolean(),
  sources,
});
const formulaOption = z.looseObject({ id: z.string(), name: words, formula: z.string(), sources });
const datedLimit: z.ZodType<DatedLimit> = z.looseObject({ value: z.number(), from: z.string(), sources });
const requirement: z.ZodType<Requirement> = z.union([
  z.looseObject({
    ...requirementKeys,
    kind: z.literal("schools"),
    holds: z.array(z.string()),
    relaxations: z.array(relaxation),
  }),
  z.looseObject({
    ...requirementKeys,
    kind: z.literal("region"),
    formula: z.string(),
    unit: z.string(),
    atLeast: z.array(datedLimit).exactOptional(),
    atMost: z.array(datedLimit).exactOptional(),
    options: z.array(formulaOption),
  }),
  z.looseObject({
    ...requirementKeys,
    kind: z.literal("evidence"),
    question: words,
    documents: z.array(words),
    field: z.string(),
  }),
]);
const compositeCv = z.looseObject({ name: words, atMost: limits, clause: z.string(), sources });

const fullStandard = z.looseObject({
  id: z.string(),
  extends: z.string().exactOptional(),
  name: words,
  version: z.string(),
  region: z.string(),
  validFrom: z.string(),
  validTo: z.string().exactOptional(),
  stages: z.array(z.looseObject({ id: z.string(), zh: z.string(), en: z.string() })),
  weight: z.string(),
  indicators: z.array(indicator),
  sectionRule: sectionRule.exactOptional(),
  exclusions: z.array(exclusion),
  split: split.exactOptional(),
  requirements: z.array(requirement).exactOptional(),
  compositeCv: compositeCv.exactOptional(),
  sources,
  awaits: z.array(words),
});

/** All that the engine needs to judge by one standard. */
export const policyBundle: z.ZodType<PolicyBundle> = z
  .looseObject({
    standard: fullStandard,
    fields: z.array(field),
    kindStages: z.record(z.string(), z.array(z.string())),
  })
  .meta({ id: "PolicyBundle" });

const formColumn = z.looseObject({
  field: z.string(),
  stage: z.string().exactOptional(),
  headers: z.array(z.string()),
  plus: z.number().exactOptional(),
  required: z.boolean().exactOptional(),
});
const formCheck = z.looseObject({
  id: z.string(),
  severity: z.enum(["error", "warning"]),
  holds: z.string(),
  zh: z.string(),
  en: z.string(),
  fix: z.string(),
  fixEn: z.string(),
});

/** Where facts are found in a file of one row a school. */
export const form = z
  .looseObject({
    id: z.string(),
    name: words,
    version: z.string(),
    columns: z.array(formColumn),
    scales: z.record(z.string(), z.number()),
    blanks: z.array(z.string()),
    checks: z.array(formCheck),
    comparison: z.looseObject({ studentsChangeShare: z.number(), teachersJumpFactor: z.number() }),
  })
  .meta({ id: "Form" }) as unknown as z.ZodType<Form>; // loose objects let out what the form says besides
