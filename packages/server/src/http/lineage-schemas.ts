import { z } from "zod";
import type { LineageEvent, LineageForm } from "@youheng/kernel/sense";
import type { LineageFileView, LineageView } from "../api-types.ts";
import { finding, words } from "./schemas.ts";

/** The lineage of schools as it goes out, and comes in. */

const text = z.string().max(400).nullable();

export const lineageEvent = z.object({
  date: z.string().max(40).meta({ example: "2025-07-15" }),
  school_year: z.number(),
  event: z.string().max(60).meta({ example: "merge" }),
  from_code: text,
  from_name: text,
  to_code: text,
  to_name: text,
  note: z.string().max(2000).nullable(),
}) satisfies z.ZodType<LineageEvent>;

export const lineageView: z.ZodType<LineageView> = z
  .object({
    region_code: z.string(),
    number: z.number(),
    events: z.array(lineageEvent),
    saved_at: z.string().nullable(),
    saved_by: z.string().nullable(),
    reason: z.string().nullable(),
    findings: z.array(finding),
  })
  .meta({ id: "Lineage" });

export const lineageFile: z.ZodType<LineageFileView> = z.object({
  events: z.array(lineageEvent),
  findings: z.array(finding),
});

const column = z.object({ zh: z.string(), en: z.string(), headers: z.array(z.string()), required: z.boolean() });

export const lineageForm: z.ZodType<LineageForm> = z
  .object({
    id: z.string(),
    name: words,
    version: z.string(),
    sheets: z.array(z.string()),
    returnDay: z.string(),
    columns: z.object({
      date: column,
      event: column,
      from_code: column,
      from_name: column,
      to_code: column,
      to_name: column,
      note: column,
    }),
    events: z.array(
      z.object({
        id: z.string(),
        zh: z.string(),
        en: z.string(),
        needs: z.array(z.enum(["date", "event", "from_code", "from_name", "to_code", "to_name", "note"])),
        also: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: "LineageForm" });
