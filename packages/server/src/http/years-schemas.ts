import { z } from "zod";
import type { CountyInequality } from "@youheng/kernel/assess";
import type { AssessmentLineage, KeptAssessmentView, OverviewView, YearsView } from "../api-types.ts";
import type { ReplayPackage } from "../assess/index.ts";
import { assessmentDocument } from "./assessment-schemas.ts";
import { finding, words } from "./schemas.ts";

/** Years, regions and stored assessments as they go out. */

const number = z.number().nullable();
const verdict = z.enum(["meets", "falls_short", "not_assessable"]);
const gap = z.object({ amount: z.number(), unit: z.string() });
const twice = <T extends z.ZodType>(of: T) => z.object({ before: of, after: of });

const lineageShape = {
  assessment_id: z.string(),
  version_id: z.string(),
  region_code: z.string(),
  school_year: z.number(),
  standard: z.string(),
  standard_version: z.string(),
  facts_digest: z.string(),
  policy_digest: z.string(),
  kernel_version: z.string(),
  judged_on: z.string().nullable(),
  made_at: z.string(),
};
const lineage: z.ZodType<AssessmentLineage> = z.object(lineageShape);

export const keptAssessment: z.ZodType<KeptAssessmentView> = z
  .object({ ...lineageShape, by_this_kernel: z.boolean(), can_be_replayed: z.boolean() })
  .meta({ id: "KeptAssessment" });

/** Loose: the parts have schemas of their own where they are asked for. */
export const replayPackage = z
  .object({
    format: z.literal("youheng-replay-1"),
    lineage,
    facts: z.looseObject({ rows: z.number() }),
    region_facts: z.array(z.looseObject({ field: z.string() })).nullable(),
    findings: z.array(finding),
    bundle: z.looseObject({ standard: z.looseObject({ id: z.string() }) }),
    document: assessmentDocument,
    digests: z.object({ facts: z.string(), bundle: z.string(), findings: z.string(), document: z.string() }),
  })
  .meta({ id: "ReplayPackage" }) as unknown as z.ZodType<ReplayPackage>; // loose objects let out what the parts say besides

const cvOver = z.object({ stage: z.string(), indicator: z.string(), cv: z.number(), limit: z.number() });
const inRegions = z.array(z.object({ stage: z.string(), indicator: z.string(), regions: z.number() }));
const regionYear = z.object({
  school_year: z.number(),
  verdict,
  sections: z.number(),
  sections_short: z.number(),
  cvs_over: z.number(),
});

const overviewRow = z.object({
  region_code: z.string(),
  name: words,
  published: z.boolean(),
  verdict: verdict.nullable(),
  students: number,
  sections: number,
  sections_short: number,
  stages: z.array(z.object({ stage: z.string(), verdict, sections: z.number(), sections_short: z.number() })),
  cvs_over: z.array(cvOver),
  largest_gaps: z.array(
    z.object({
      stage: z.string(),
      indicator: z.string(),
      amount: z.number(),
      unit: z.string(),
      share: z.number(),
      sections_short: z.number(),
    }),
  ),
  requirements_short: z.array(z.string()),
  moved: z
    .object({
      school_year: twice(z.number()),
      verdict: twice(verdict),
      sections_short: twice(z.number()),
      cvs_over: twice(z.number()),
      cvs_came: z.array(cvOver).nullable(),
      cvs_gone: z.array(cvOver).nullable(),
      requirements_came: z.array(z.string()).nullable(),
      requirements_gone: z.array(z.string()).nullable(),
    })
    .nullable(),
  series: z.array(regionYear),
});

export const overviewView: z.ZodType<OverviewView> = z
  .object({
    standard: z.string(),
    standard_name: words,
    school_year: z.number(),
    under: z.string(),
    regions: z.array(overviewRow),
    totals: z.object({
      regions: z.number(),
      published: z.number(),
      verdicts: z.object({ meets: z.number(), falls_short: z.number(), not_assessable: z.number() }),
      sections: z.number(),
      sections_short: z.number(),
      students: number,
      reached: z.array(z.string()),
      fell: z.array(z.string()),
      most_lacked: inRegions,
      most_over: inRegions,
    }),
    places: z.array(z.object({ under: z.string(), name: words })),
    pending: z.number(),
  })
  .meta({ id: "Overview" });

const indicatorYear = z.object({
  mean: number,
  threshold: number,
  cv: number,
  cv_limit: number,
  cv_meets: z.boolean().nullable(),
  sections_short: z.number(),
  gap: gap.nullable(),
  gap_share: number,
});

const yearSummary = z.object({
  region_code: z.string().nullable(),
  school_year: number,
  verdict,
  sections: z.number(),
  sections_short: z.number(),
  cvs_over: z.number(),
  requirements_short: z.array(z.string()),
  stages: z.record(
    z.string(),
    z.object({
      zh: z.string(),
      en: z.string(),
      verdict,
      students: number,
      sections: z.number(),
      sections_short: z.number(),
      indicators: z.record(z.string(), indicatorYear),
    }),
  ),
});

const lineageNote = z.object({
  date: z.string(),
  event: z.string(),
  from_code: z.string().nullable(),
  from_name: z.string().nullable(),
  to_code: z.string().nullable(),
  to_name: z.string().nullable(),
  note: z.string().nullable(),
});

const school = { school_code: z.string(), school_name: z.string().nullable() };

const comeOrGone = z.object({ ...school, because: lineageNote.nullable() });

const schoolEffect = z.object({
  ...school,
  kind: z.enum(["stayed", "came", "gone"]),
  predecessors: z.array(z.object(school)),
  successors: z.array(z.object(school)),
  value: twice(number),
  students: twice(number),
  cv_put_back: z.number(),
  effect: z.number(),
});

const indicatorMoved = z.object({
  name: words,
  unit: z.string(),
  mean: twice(number),
  cv: z.object({
    before: number,
    after: number,
    change: number,
    schools: z.array(schoolEffect),
    effects: number,
    rest: number,
  }),
  cv_limit: twice(number),
  cv_meets: twice(z.boolean().nullable()),
});

const verdictMoved = z.object({
  ...school,
  verdict: twice(verdict.nullable()),
  items_met: twice(z.number()),
  because: z.array(
    z.object({
      indicator: z.string(),
      value: twice(number),
      threshold: twice(number),
      meets: twice(z.boolean().nullable()),
      floor_meets: twice(z.boolean().nullable()),
    }),
  ),
});

const yearsMoved = z.object({
  region_code: z.string().nullable(),
  school_year: twice(number),
  verdict: twice(verdict),
  how: words,
  lineage: z.array(lineageNote),
  stages: z.record(
    z.string(),
    z.object({
      zh: z.string(),
      en: z.string(),
      verdict: twice(verdict.nullable()),
      sections: twice(z.number()),
      sections_short: twice(z.number()),
      came: z.array(comeOrGone),
      gone: z.array(comeOrGone),
      joined: z.array(
        z.object({
          before: z.array(z.object(school)),
          after: z.array(z.object(school)),
          students: twice(z.number()),
          because: z.array(lineageNote),
        }),
      ),
      indicators: z.record(z.string(), indicatorMoved),
      verdicts: z.array(verdictMoved),
    }),
  ),
});

export const yearsView: z.ZodType<YearsView> = z
  .object({
    standard: z.string(),
    region_code: z.string(),
    years: z.array(yearSummary),
    moved: z.array(yearsMoved),
  })
  .meta({ id: "Years" });

const groupInequality = z.object({
  field: z.string(),
  between: z.number(),
  within: z.number(),
  between_share: number,
  p_value: z.number(),
  permutations: z.number(),
  groups: z.array(z.object({ group: z.string(), sections: z.number(), students: z.number(), mean: z.number() })),
});

export const countyInequality: z.ZodType<CountyInequality> = z
  .object({
    standard: z.string(),
    region_code: z.string().nullable(),
    school_year: number,
    by: z.array(z.string()),
    permutations: z.number(),
    seed: z.number(),
    epsilon: z.number(),
    stages: z.record(
      z.string(),
      z.array(
        z.object({
          indicator: z.string(),
          sections: z.number(),
          gini: z.number(),
          theil: z.number(),
          atkinson: z.number(),
          p90_p10: number,
          cv: z.number(),
          cv_unweighted: z.number(),
          lorenz: z.array(z.object({ students: z.number(), resource: z.number() })),
          by: z.array(groupInequality),
        }),
      ),
    ),
  })
  .meta({ id: "Inequality" });
