import { z } from "zod";
import type { AuditVerdictView, AuditView } from "../api-types.ts";
import { named, words } from "./schemas.ts";

export const audit: z.ZodType<AuditView> = named(
  "Audit",
  z.object({
    id: z.number(),
    at: z.string(),
    who: z.string(),
    what: z.string(),
    subject: z.string(),
    region_code: z.string(),
    details: z.record(z.string(), z.unknown()),
    strand: z.number(),
    number: z.number(),
    hash: z.string(),
  }),
);

const head = z.object({ region_code: z.string(), strand: z.number(), rows: z.number(), hash: z.string() });
const kinds = ["changed", "removed", "inserted", "rewritten"] as const;
const found = z.object({ region_code: z.string(), strand: z.number(), number: z.number(), kind: z.enum(kinds), words });

export const auditVerdict: z.ZodType<AuditVerdictView> = named(
  "AuditVerdict",
  z.object({ whole: z.boolean(), rows: z.number(), heads: z.array(head), breaks: z.array(found) }),
);
