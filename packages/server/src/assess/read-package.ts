import type { Finding } from "@youheng/kernel/model";
import { z } from "zod";
import { REPLAY_FORMAT, type ReplayPackage } from "./replay-package.ts";

/** What must stand in a package for it to be replayed at all; what the parts say is for the replay to find out. */
const shape = z.object({
  format: z.literal(REPLAY_FORMAT),
  lineage: z.looseObject({
    assessment_id: z.string(),
    standard: z.string(),
    standard_version: z.string(),
    facts_digest: z.string(),
    policy_digest: z.string(),
    kernel_version: z.string(),
    judged_on: z.string().nullable(),
    made_at: z.string(),
  }),
  facts: z
    .object({
      rows: z.number().int().min(1),
      text: z.record(z.string(), z.array(z.string().nullable())),
      numbers: z.record(z.string(), z.array(z.number().nullable())),
      invalid: z.array(z.looseObject({})),
      origin: z.looseObject({ rowNumbers: z.array(z.number()), columnLetters: z.record(z.string(), z.string()) }),
    })
    .loose()
    .refine(
      ({ rows, text, numbers }) =>
        [...Object.values(text), ...Object.values(numbers)].every((one) => one.length === rows),
      "a column is not as long as there are rows",
    ),
  region_facts: z.array(z.looseObject({ field: z.string() })).nullable(),
  findings: z.array(z.looseObject({ code: z.string() })),
  bundle: z.looseObject({
    standard: z.looseObject({
      id: z.string(),
      stages: z.array(z.looseObject({ id: z.string() })),
      indicators: z.array(z.looseObject({ id: z.string(), formula: z.string() })),
      exclusions: z.array(z.looseObject({ when: z.string() })),
    }),
    fields: z.array(z.looseObject({ id: z.string() })),
    kindStages: z.record(z.string(), z.array(z.string())),
  }),
  document: z.looseObject({ standard: z.string() }),
  digests: z.object({ facts: z.string(), bundle: z.string(), findings: z.string(), document: z.string() }),
});

/** A package, or why it is none. */
export interface ReadPackage {
  readonly result: ReplayPackage | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads a replay package. The values are taken as they stand, in the order of their keys: nothing is added or left out.
 *
 * @param file  its name, for the findings
 */
export function replayPackageOf(file: string, text: string): ReadPackage {
  const value = parsed(text);
  const checked = shape.safeParse(value);
  if (checked.success) return { result: value as ReplayPackage, findings: [] };
  return { result: null, findings: checked.error.issues.map((issue) => noPackage(file, issue)) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function noPackage(file: string, { path, message }: { path: readonly PropertyKey[]; message: string }): Finding {
  const where = path.length === 0 ? file : `${file} · ${path.join(".")}`;
  return {
    code: "ASSESS-010",
    severity: "error",
    where,
    place: { file },
    zh: `这不是完整的评估包：${message}。`,
    en: `This is not a whole replay package: ${message}.`,
    fix: "请从系统重新下载评估包，不要改动内容。",
    fixEn: "Download the package again and leave its content as it is.",
  };
}
