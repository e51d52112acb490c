import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { ACCOUNT_ROLE } from "./scoped-dialect.ts";

/**
 * Row-level security for every table, set after the migrations whenever tables or rules are new. A table with `region_code` is shown
 * by region without being named here. Name a table where it needs another rule; one that has no `region_code` and is not named is the
 * server's alone: no request sees a row of it (a test says so too).
 *
 * region   the rows of the regions in scope; where the table has `school_code`, the rows of the schools in scope too
 * home     also the rows of the region whose schools are in scope: what a school must know of its county
 * derived  as region, but written by whoever may read: it follows from what is there
 * record   may be added to by anyone, read by region
 * chain    the ends of the audit's chains: whoever adds to the audit moves one on
 * shared   belongs to no region: read by all, added to by all
 * server   the server alone
 */
export type RowRule = "region" | "home" | "derived" | "record" | "chain" | "shared" | "server";

export const ROW_RULES: Readonly<Record<string, RowRule>> = {
  region: "home",
  boundary: "home",
  campaign: "home",
  school_lineage: "home",
  return_series: "home",
  local_standard: "home",
  local_standard_series: "home",
  local_form: "home",
  local_form_series: "home",
  assessment: "derived",
  year_summary: "derived",
  policy_bundle: "shared",
  audit: "record",
  audit_chain: "chain",
  mail_outbox: "server",
  reminder: "server",
  session: "server",
  sign_in_link: "server",
  migration: "server",
  row_security: "server",
};

interface TableFound {
  readonly name: string;
  readonly hasRegion: boolean;
  readonly hasSchool: boolean;
}

/** The tables that have neither `region_code` nor a rule of their own: the server's alone until somebody names them. */
export async function unnamedTables(db: Kysely<never>): Promise<readonly string[]> {
  return (await tablesIn(db))
    .filter(({ name, hasRegion }) => !hasRegion && !(name in ROW_RULES))
    .map(({ name }) => name);
}

/** Sets row-level security, unless it stands as it should. Call it in the transaction of the migrations, under their lock. */
export async function secureRows(db: Kysely<never>): Promise<void> {
  await sql`create table if not exists row_security (digest text primary key, at timestamptz not null default now())`.execute(
    db,
  );
  const tables = await tablesIn(db);
  const passesBy = await passesByRowSecurity(db);
  const statements = [...(passesBy ? roleStatements : []), ...tables.flatMap(tableStatements)];
  const digest = createHash("sha256").update(statements.join("\n")).digest("hex");
  const { rows } = await sql<{ digest: string }>`select digest from row_security where digest = ${digest}`.execute(db);
  if (rows.length > 0) return;
  for (const statement of statements) await sql.raw(statement).execute(db);
  await sql`delete from row_security`.execute(db);
  await sql`insert into row_security (digest) values (${digest})`.execute(db);
}

/** Whether row-level security does not hold the connected role. */
export async function passesByRowSecurity(db: Kysely<never>): Promise<boolean> {
  const { rows } = await sql<{ passes_by: boolean }>`
    select rolsuper or rolbypassrls as passes_by from pg_roles where rolname = session_user`.execute(db);
  return rows[0]?.passes_by === true;
}

async function tablesIn(db: Kysely<never>): Promise<readonly TableFound[]> {
  const { rows } = await sql<{ name: string; columns: string }>`
    select c.relname::text as name, coalesce(string_agg(a.attname::text, ' ' order by a.attnum), '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attname in ('region_code', 'school_code')
    where n.nspname = current_schema() and c.relkind in ('r', 'p') and not c.relispartition
    group by c.relname order by c.relname`.execute(db);
  return rows.map(({ name, columns }) => ({
    name,
    hasRegion: columns.split(" ").includes("region_code"),
    hasSchool: columns.split(" ").includes("school_code"),
  }));
}

/** The role is the whole server's, not one database's: another database may be making it at this moment. */
const roleStatements = [
  `do $$ begin
    if not exists (select from pg_roles where rolname = '${ACCOUNT_ROLE}') then create role ${ACCOUNT_ROLE} nologin; end if;
  exception when duplicate_object or unique_violation then null; end $$`,
  `grant usage on schema public to ${ACCOUNT_ROLE}`,
  `grant select, insert, update, delete on all tables in schema public to ${ACCOUNT_ROLE}`,
  `grant usage, select on all sequences in schema public to ${ACCOUNT_ROLE}`,
];

/** Each setting is asked once a query, not once a row. */
const setting = (name: string): string => `(select current_setting('youheng.${name}', true))`;
const isSystem = `${setting("system")} = 'on'`;
const inRegions = `region_code between ${setting("from")} and ${setting("to")}`;
const atHome = `region_code = ${setting("home")}`;
const inSchools = `(${atHome} and school_code = any (string_to_array(${setting("schools")}, e'\\n')))`;
const mayWrite = `${setting("writes")} = 'on'`;

function tableStatements(table: TableFound): readonly string[] {
  const { read, add, change } = conditionsOf(table);
  const name = `"${table.name}"`;
  const policies = {
    rows_read: `for select using (${isSystem} or ${read})`,
    rows_add: `for insert with check (${isSystem} or ${add})`,
    rows_change: `for update using (${isSystem} or ${change}) with check (${isSystem} or ${change})`,
    rows_drop: `for delete using (${isSystem} or ${change})`,
  };
  return [
    `alter table ${name} enable row level security`,
    `alter table ${name} force row level security`,
    ...Object.entries(policies).flatMap(([policy, rule]) => [
      `drop policy if exists ${policy} on ${name}`,
      `create policy ${policy} on ${name} ${rule}`,
    ]),
  ];
}

/** Who may read, add and change rows of a table, as SQL. */
function conditionsOf({ name, hasRegion, hasSchool }: TableFound): Readonly<Record<"read" | "add" | "change", string>> {
  const rule = ROW_RULES[name] ?? (hasRegion ? "region" : "server");
  const own = hasSchool ? `(${inRegions} or ${inSchools})` : inRegions;
  const changes = `(${own} and ${mayWrite})`;
  if (rule === "server") return { read: "false", add: "false", change: "false" };
  if (rule === "shared") return { read: "true", add: "true", change: "false" };
  if (rule === "chain") return { read: "true", add: "true", change: "true" };
  if (rule === "record") return { read: own, add: "true", change: "false" };
  if (rule === "derived") return { read: own, add: own, change: own };
  return { read: rule === "home" ? `(${own} or ${atHome})` : own, add: changes, change: changes };
}
