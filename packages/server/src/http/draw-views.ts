import { z } from "zod";
import { guarantees } from "@youheng/kernel/decide";
import type { DrawState, DrawView } from "../api-types.ts";
import type { KeptDraw } from "../store/index.ts";
import { finding } from "./schemas.ts";

const words = z.object({ zh: z.string(), en: z.string() });
const school = z.object({ school_code: z.string(), name: z.string(), places: z.number(), held_back: z.number() });

const rules = z.object({
  title: words,
  method: z.enum(["random_numbers", "ring", "deferred_acceptance"]),
  numbers: z.enum(["single", "per_school"]),
  groups: z.enum(["admit_whole", "pass_over"]),
  waiting_list: z.enum(["none", "unplaced", "prefer"]),
  priorities: z.array(z.object({ class: z.number(), zh: z.string(), en: z.string() })),
  schools: z.array(school),
  seed: z.object({
    kind: z.enum(["dice", "balls", "public"]),
    source: z.string(),
    count: z.number().nullable(),
    lowest: z.number().nullable(),
    highest: z.number().nullable(),
  }),
  draw_date: z.string().nullable(),
  delete_on: z.string().nullable(),
});

/** The shape of a draw in answers. */
export const drawShape = z
  .object({
    draw_id: z.string(),
    region_code: z.string(),
    state: z.enum(["draft", "fixed", "seeded", "drawn", "abandoned", "deleted"]),
    title: words,
    rules,
    guarantees: z.array(
      z.object({ id: z.string(), holds: z.enum(["yes", "no", "partly"]), zh: z.string(), en: z.string() }),
    ),
    draw_date: z.string(),
    delete_on: z.string(),
    applicants: z.number().nullable(),
    numbers: z.number().nullable(),
    commitment_digest: z.string().nullable(),
    list_digest: z.string().nullable(),
    rules_digest: z.string().nullable(),
    committed_at: z.string().nullable(),
    seed: z.object({ text: z.string(), drawn_on: z.string(), witnesses: z.array(z.string()) }).nullable(),
    seeded_at: z.string().nullable(),
    receipt_digest: z.string().nullable(),
    schools: z
      .array(z.object({ school_code: z.string(), places: z.number(), admitted: z.number(), waiting: z.number() }))
      .nullable(),
    drawn_at: z.string().nullable(),
    abandoned_because: z.string().nullable(),
    deleted_at: z.string().nullable(),
  })
  .meta({ id: "Draw" });

export const broughtListShape = z
  .object({ kept: z.boolean(), applicants: z.number(), numbers: z.number(), findings: z.array(finding) })
  .meta({ id: "BroughtList" });

/** A draw as it is shown. */
export function drawView(draw: KeptDraw): DrawView {
  const { fixed, rules: of, numbers, applicants } = draw;
  const siblings = numbers !== null && applicants !== null && numbers < applicants;
  return {
    draw_id: draw.drawId,
    region_code: draw.regionCode,
    state: stateOf(draw),
    title: { zh: of.title.zh, en: of.title.en || of.title.zh },
    rules: of,
    guarantees: guarantees(of, siblings),
    draw_date: draw.drawDate,
    delete_on: draw.deleteOn,
    applicants,
    numbers,
    commitment_digest: fixed?.commitment_digest ?? null,
    list_digest: fixed?.list_digest ?? null,
    rules_digest: fixed?.rules_digest ?? null,
    committed_at: draw.committedAt?.toISOString() ?? null,
    seed: draw.seed,
    seeded_at: draw.seededAt?.toISOString() ?? null,
    receipt_digest: draw.receiptDigest,
    schools: draw.schools,
    drawn_at: draw.drawnAt?.toISOString() ?? null,
    abandoned_because: draw.abandonedBecause,
    deleted_at: draw.deletedAt?.toISOString() ?? null,
  };
}

function stateOf(draw: KeptDraw): DrawState {
  if (draw.deletedAt !== null) return "deleted";
  if (draw.abandonedAt !== null) return "abandoned";
  if (draw.drawnAt !== null) return "drawn";
  if (draw.seededAt !== null) return "seeded";
  return draw.committedAt === null ? "draft" : "fixed";
}
