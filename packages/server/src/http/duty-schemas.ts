import { z } from "zod";
import type {
  DeputyView,
  DutyHolderView,
  DutyView,
  HeldDutyView,
  LeavingView,
  LetterView,
  MailChoiceView,
  MailView,
  OwnDeputyView,
  OwnDutyView,
  StrandedView,
} from "../api-types.ts";
import { named, words } from "./schemas.ts";

/** The shapes of api-duties.ts as zod schemas. */

const dutyShape = {
  kind: z.enum([
    "task",
    "measure",
    "measure-head",
    "finding-answer",
    "finding-close",
    "visit",
    "form",
    "campaign",
    "draw",
  ]),
  subject: z.string(),
  region_code: z.string(),
  school_code: z.string().nullable(),
  title: words,
  due_on: z.string(),
  due: z.object({ state: z.enum(["on_time", "due_soon", "overdue", "closed"]), days: z.number().nullable() }),
};
const holderShape = {
  account_id: z.string(),
  name: z.string(),
  full_name: z.string().nullable(),
  role: z.string(),
};

export const duty: z.ZodType<DutyView> = named("Duty", z.object(dutyShape));
export const ownDuty: z.ZodType<OwnDutyView> = named(
  "OwnDuty",
  z.object({ ...dutyShape, stands_in_for: z.string().nullable() }),
);
export const dutyHolder: z.ZodType<DutyHolderView> = named("DutyHolder", z.object(holderShape));
export const heldDuty: z.ZodType<HeldDutyView> = named(
  "HeldDuty",
  z.object({ ...dutyShape, holder: dutyHolder.nullable(), given_by: z.string() }),
);
export const leaving: z.ZodType<LeavingView> = named(
  "Leaving",
  z.object({
    duties: z.array(duty),
    receivers: z.array(z.object({ ...holderShape, beyond: z.number(), beyond_with_schools: z.number().nullable() })),
  }),
);
export const stranded: z.ZodType<StrandedView> = named(
  "Stranded",
  z.object({ account_id: z.string(), name: z.string(), full_name: z.string().nullable(), duties: z.number() }),
);
export const deputy: z.ZodType<DeputyView> = named(
  "Deputy",
  z.object({ account_id: z.string(), deputy: dutyHolder, from_day: z.string(), to_day: z.string() }),
);

const standing = { ...holderShape, from_day: z.string(), to_day: z.string(), named_by: z.string() };
export const ownDeputy: z.ZodType<OwnDeputyView> = named(
  "OwnDeputy",
  z.object({
    deputy: z.object(standing).nullable(),
    stands_in_for: z.array(z.object(standing)),
    duties: z.number(),
    colleagues: z.array(z.object({ ...holderShape, beyond: z.number() })),
  }),
);

const wanted = z.enum(["all", "late", "none"]);
const language = z.enum(["zh", "en"]);

/** What one may set of one's own mail; nothing else of a body is read. */
export const mailChoiceAsk = z.strictObject({ address: z.string().trim().max(254).nullable(), wanted, language });

export const mailChoice: z.ZodType<MailChoiceView> = named(
  "MailChoice",
  z.object({
    address: z.string().nullable(),
    wanted,
    language,
    failed: z.object({ error: z.string(), at: z.string(), for_good: z.boolean() }).nullable(),
    configured: z.boolean(),
    days_before: z.array(z.number()),
    every_days_late: z.number(),
  }),
);

export const letter: z.ZodType<LetterView> = named(
  "Letter",
  z.object({
    mail_id: z.string(),
    account: z.string(),
    region_code: z.string(),
    kind: z.enum(["reminder", "test"]),
    heading: z.string(),
    state: z.enum(["waiting", "sending", "sent", "failed"]),
    tries: z.number(),
    error: z.string().nullable(),
    made_at: z.string(),
    sent_at: z.string().nullable(),
  }),
);

export const mail: z.ZodType<MailView> = named(
  "Mail",
  z.object({ configured: z.boolean(), from: z.string().nullable(), letters: z.array(letter) }),
);
