import { z } from "zod";
import type {
  AccountView,
  InvitedView,
  OpenSessionView,
  PermissionsView,
  PersonView,
  RegionNodeView,
  SchoolNameView,
  SecondFactorView,
  SessionView,
} from "../api-types.ts";
import { named, words } from "./schemas.ts";

/** The shapes of api-people.ts as zod schemas. */

const account: z.ZodType<AccountView> = named(
  "Account",
  z.object({
    account_id: z.string(),
    full_name: z.string().nullable(),
    role: z.string(),
    role_name: words,
    region_code: z.string(),
    region_name: words,
    schools: z.array(z.string()),
    second_factor: z.boolean(),
    has_password: z.boolean(),
    may: z.array(z.string()),
  }),
);

export const session: z.ZodType<SessionView> = named(
  "Session",
  z.object({
    signed_in: z.boolean(),
    name: z.string().nullable(),
    needs_password: z.boolean(),
    account: account.nullable(),
    oidc: z.string().nullable(),
  }),
);

export const person: z.ZodType<PersonView> = named(
  "Person",
  z.object({
    account_id: z.string(),
    name: z.string(),
    full_name: z.string().nullable(),
    role: z.string(),
    region_code: z.string(),
    region_name: words,
    schools: z.array(z.string()),
    state: z.enum(["invited", "active", "locked", "stopped"]),
    second_factor: z.boolean(),
    vouched: z.boolean(),
    created_at: z.string(),
    created_by: z.string().nullable(),
  }),
);

export const invited: z.ZodType<InvitedView> = named("Invited", z.object({ person, link: z.string() }));

export const openSession: z.ZodType<OpenSessionView> = named(
  "OpenSession",
  z.object({
    session_id: z.string(),
    opened_by: z.enum(["link", "password", "oidc"]),
    opened_at: z.string(),
    last_seen_at: z.string(),
    agent: z.string().nullable(),
    is_this: z.boolean(),
  }),
);

export const secondFactor: z.ZodType<SecondFactorView> = named(
  "SecondFactor",
  z.object({ secret: z.string(), uri: z.string(), svg: z.string() }),
);

const reach = z.enum(["all", "region", "schools", "self"]);

export const permissions: z.ZodType<PermissionsView> = named(
  "Permissions",
  z.object({
    roles: z.array(
      z.object({
        id: z.string(),
        name: words,
        meaning: words,
        at: z.array(z.string()),
        most_schools: z.number().nullable(),
      }),
    ),
    actions: z.array(
      z.object({ id: z.string(), name: words, changes: z.boolean(), reach: z.record(z.string(), reach) }),
    ),
  }),
);

export const regionNode: z.ZodType<RegionNodeView> = named(
  "RegionNode",
  z.object({
    region_code: z.string(),
    name: words,
    level: z.enum(["nation", "province", "city", "county"]),
  }),
);

export const schoolName: z.ZodType<SchoolNameView> = named(
  "SchoolName",
  z.object({ school_code: z.string(), school_name: z.string() }),
);

/** What an administrator may set of an account; nothing else of a body is read (mass assignment). */
export const personAsk = z.strictObject({
  role: z.string().max(40),
  region_code: z.string().regex(/^\d{6}$/, "6 digits, GB/T 2260"),
  schools: z.array(z.string().min(1).max(40)).max(100).default([]),
  full_name: z.string().trim().max(80).nullable().default(null),
});

/** A name to sign in by: letters of any script, digits, dot, dash, underscore. */
export const accountName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,59}$/u, "2–60 letters, digits, . _ @ -");
