import { z } from "zod";
import type { FactsJson, Finding, Trace, Words } from "@youheng/kernel/model";
import type {
  CellChange,
  DifferenceView,
  FactsView,
  ImportColumn,
  ImportView,
  ProblemView,
  RegionView,
  SourceView,
  StandardView,
  VersionDetail,
  VersionView,
} from "../api-types.ts";

/** The shapes of api-types.ts as zod schemas: they check what goes out, and tell OpenAPI what there is. Types and schemas are held together by their annotations. */

/** A schema that OpenAPI names. */
export function named<T>(id: string, schema: z.ZodType<T>): z.ZodType<T> {
  z.globalRegistry.add(schema, { id });
  return schema;
}

export const words: z.ZodType<Words> = named("Words", z.object({ zh: z.string(), en: z.string() }));

const onePlace = z.object({
  file: z.string().exactOptional(),
  sheet: z.string().exactOptional(),
  row: z.number().exactOptional(),
  cell: z.string().exactOptional(),
  field: z.string().exactOptional(),
  schoolCode: z.string().exactOptional(),
  line: z.number().exactOptional(),
});
const place = onePlace.extend({ also: z.array(onePlace).exactOptional() });

export const finding: z.ZodType<Finding> = named(
  "Finding",
  z.object({
    code: z.string().meta({ description: "SENSE-014" }),
    severity: z.enum(["error", "warning", "note"]),
    where: z.string(),
    place,
    zh: z.string(),
    en: z.string(),
    fix: z.string(),
    fixEn: z.string(),
  }),
);

export const problem: z.ZodType<ProblemView> = named(
  "Problem",
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    detail_en: z.string(),
    findings: z.array(finding).exactOptional(),
  }),
);

export const region: z.ZodType<RegionView> = named(
  "Region",
  z.object({
    region_code: z.string(),
    name: words,
    years: z.array(z.object({ school_year: z.number(), published: z.string().nullable(), versions: z.number() })),
    has_boundary: z.boolean(),
  }),
);

export const standard: z.ZodType<StandardView> = named(
  "Standard",
  z.object({
    id: z.string(),
    name: words,
    version: z.string(),
    stages: z.array(z.string()),
    indicators: z.number(),
    region: z.string(),
    extends: z.string().nullable(),
  }),
);

const versionShape = {
  version_id: z.string(),
  region_code: z.string(),
  school_year: z.number(),
  number: z.number(),
  state: z.enum(["draft", "published", "superseded", "withdrawn"]),
  file: z.string(),
  digest: z.string().meta({ description: "SHA-256 of the facts" }),
  schools: z.number(),
  students: z.number().nullable(),
  errors: z.number(),
  warnings: z.number(),
  created_at: z.string(),
  created_by: z.string(),
  published_at: z.string().nullable(),
  published_by: z.string().nullable(),
  reason: z.string().nullable(),
};

export const version: z.ZodType<VersionView> = named("Version", z.object(versionShape));

export const versionDetail: z.ZodType<VersionDetail> = named(
  "VersionDetail",
  z.object({ ...versionShape, findings: z.array(finding), import_id: z.string().nullable() }),
);

const importColumnShape = z.object({ letter: z.string(), header: z.string(), column: z.string().nullable() });
export const importColumn: z.ZodType<ImportColumn> = named("ImportColumn", importColumnShape);

export const importView: z.ZodType<ImportView> = named(
  "Import",
  z.object({
    import_id: z.string(),
    file: z.string(),
    state: z.enum(["waiting", "reading", "saving", "done", "failed", "cancelled"]),
    rows_read: z.number(),
    progress: z.number(),
    findings: z.array(finding),
    versions: z.array(version),
    columns: z.array(importColumn),
    error: z.string().nullable(),
  }),
);

const cell = z.union([z.number(), z.string(), z.null()]);

const cellChange: z.ZodType<CellChange> = named(
  "CellChange",
  z.object({ school_code: z.string(), school_name: z.string(), column: z.string(), before: cell, after: cell }),
);
const school = z.object({ school_code: z.string(), school_name: z.string() });

export const difference: z.ZodType<DifferenceView> = named(
  "Difference",
  z.object({
    from: z.string(),
    to: z.string(),
    appeared: z.array(school),
    vanished: z.array(school),
    changes: z.array(cellChange),
  }),
);

const sourceRow = z.object({
  row: z.number(),
  cells: z.array(z.object({ text: z.string(), across: z.number(), down: z.number() }).nullable()),
});

export const source: z.ZodType<SourceView> = named(
  "SourceWindow",
  z.object({
    file: z.string(),
    sheet: z.string(),
    cell: z.string(),
    row: z.number(),
    column: z.string(),
    text: z.string(),
    headings: z.array(z.string()),
    columns: z.array(z.string()),
    name_column: z.string(),
    head: z.array(sourceRow),
    body: z.array(sourceRow),
  }),
);

const regionFact = z.object({ field: z.string(), value: cell, evidence: z.string().nullable(), place });

const factsJson: z.ZodType<FactsJson> = named(
  "Facts",
  z.object({
    rows: z.number(),
    text: z.record(z.string(), z.array(z.string().nullable())),
    numbers: z
      .record(z.string(), z.array(z.number().nullable()))
      .meta({ description: "column by column; null is missing" }),
    invalid: z.array(z.object({ row: z.number(), column: z.string() })),
    origin: z.object({
      file: z.string(),
      sheet: z.string(),
      rowNumbers: z.array(z.number()),
      columnLetters: z.record(z.string(), z.string()),
    }),
  }),
);

export const facts: z.ZodType<FactsView> = named(
  "VersionFacts",
  z.object({ version, facts: factsJson, region_facts: z.array(regionFact) }),
);

const traceInput = z.object({
  field: z.string(),
  zh: z.string(),
  en: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  place: place.exactOptional(),
});

export const trace: z.ZodType<Trace> = named(
  "Trace",
  z.object({
    zh: z.string(),
    en: z.string(),
    formula: z.string().exactOptional(),
    substituted: z.string().exactOptional(),
    value: z.number().nullable().exactOptional(),
    unit: z.string().exactOptional(),
    clause: z.string().exactOptional(),
    source: z.string().exactOptional(),
    inputs: z.array(traceInput).exactOptional(),
    get steps() {
      return z.array(trace).exactOptional();
    },
  }),
);
