import { z } from "zod";
import type {
  RisenView,
  SupervisionView,
  SupervisorView,
  VisitPointView,
  VisitProposalView,
  VisitView,
} from "../api-types.ts";
import { day, due, kept, line } from "./act-schemas.ts";
import { named } from "./schemas.ts";

/** The shapes of supervision in api-act.ts as zod schemas. */

const paragraph = z.string().trim().min(1).max(2000);
const school = z.string().min(1).max(40);

export const supervisionAsk = z.strictObject({ visited_on: day, finding: paragraph, due_on: day });
export const answerAsk = z.strictObject({ answer: paragraph });
export const checkAsk = z.strictObject({ is_enough: z.boolean(), words: z.string().trim().max(2000).default("") });
export const extendAsk = z.strictObject({ due_on: day, reason: line });

const finding = supervisionAsk.extend({
  finding_id: z.string(),
  school_code: z.string(),
  visit_id: z.string().nullable(),
  created_by: z.string(),
  state: z.enum(["open", "answered", "checked", "closed"]),
  is_sent_back: z.boolean(),
  due,
  closed_on: z.string().nullable(),
  rises: z.array(z.object({ level: z.string(), on: z.string() })),
  events: kept,
});
export const supervision: z.ZodType<SupervisionView> = named("SupervisionFinding", finding);

export const risen: z.ZodType<RisenView> = named(
  "RisenFinding",
  finding.extend({ region_code: z.string(), region_name: z.string().nullable(), school_name: z.string() }),
);

const point: z.ZodType<VisitPointView> = z.strictObject({
  about: z.enum(["shortfall", "finding"]),
  zh: z.string().max(1000),
  en: z.string().max(1000),
});

export const supervisor: z.ZodType<SupervisorView> = named(
  "Supervisor",
  z.object({ name: z.string(), full_name: z.string().nullable(), schools: z.array(z.string()) }),
);

export const proposalAsk = z.strictObject({
  supervisor: z.string().max(100),
  standard: z.string().max(100),
  from: day,
  to: day,
});
const proposed = z.strictObject({ school_code: school, day, points: z.array(point).max(50) });
export const proposal: z.ZodType<VisitProposalView> = named(
  "VisitProposal",
  z.object({ visits: z.array(proposed), left_out: z.array(z.string()) }),
);

export const visitsAsk = z.strictObject({
  supervisor: z.string().max(100),
  visits: z.array(proposed).min(1).max(200),
});
export const visitMadeAsk = z.strictObject({
  visited_on: day,
  summary: z.string().trim().max(2000).default(""),
  findings: z
    .array(z.strictObject({ finding: paragraph, due_on: day }))
    .max(50)
    .default([]),
});
export const visitMoveAsk = z.strictObject({ planned_on: day.nullable(), reason: line });

export const visit: z.ZodType<VisitView> = named(
  "Visit",
  z.object({
    visit_id: z.string(),
    school_code: z.string(),
    supervisor: z.string(),
    planned_on: z.string(),
    points: z.array(point),
    visited_on: z.string().nullable(),
    summary: z.string().nullable(),
    cancelled_because: z.string().nullable(),
    state: z.enum(["planned", "overdue", "made", "cancelled"]),
  }),
);
