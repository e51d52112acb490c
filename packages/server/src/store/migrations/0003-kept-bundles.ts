import { type Kysely, sql } from "kysely";

/**
 * What makes an assessment repeatable in years to come: the policy it was judged by, kept by its digest, and the day whose limits held.
 * And one short row for each published county-year and standard, so that a province is seen at once.
 * (`policy_bundle` grows with the editions of the policy, not with regions: on Citus, a reference table.)
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table policy_bundle (
    digest text primary key,
    standard_id text not null,
    standard_version text not null,
    bundle bytea not null,
    kept_at timestamptz not null default now()
  )`,
  `create trigger append_only before update or delete on policy_bundle for each row execute function refuse_change()`,
  `alter table assessment add column judged_on text`,
  `create table year_summary (
    region_code text not null,
    school_year integer not null,
    standard_id text not null,
    number integer not null,
    policy_digest text not null,
    kernel_version text not null,
    verdict text not null,
    sections integer not null,
    sections_short integer not null,
    cvs_over integer not null,
    details text not null,
    made_at timestamptz not null default now(),
    primary key (region_code, school_year, standard_id)
  )`,
];
