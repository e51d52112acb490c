import { type Kysely, sql } from "kysely";

/**
 * Supervision: planned visits, what happened to findings (append-only; where one stands is not kept, it follows), and the levels to
 * which overdue ones rose. What earlier tables said of answers and close-out becomes events.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const eventOf = (what: string, who: string, more: string, where: string): string =>
  `insert into supervision_event (region_code, finding_id, school_code, event, at, who)
    select region_code, finding_id, school_code,
      jsonb_build_object('what', '${what}', 'by', coalesce(${who}, '')${more}), created_at, coalesce(${who}, '')
    from supervision_finding where ${where} order by region_code, finding_id`;

const statements = [
  `create table visit (
    region_code text not null,
    visit_id text not null,
    school_code text not null,
    supervisor text not null,
    planned_on text not null,
    points jsonb not null,
    visited_on text,
    summary text,
    cancelled_because text,
    created_at timestamptz not null default now(),
    created_by text not null,
    primary key (region_code, visit_id)
  )`,
  `create table supervision_event (
    region_code text not null,
    finding_id text not null,
    event_id bigint generated always as identity,
    school_code text not null,
    event jsonb not null,
    at timestamptz not null default now(),
    who text not null,
    primary key (region_code, finding_id, event_id)
  )`,
  eventOf(
    "answered",
    "coalesce(answered_by, closed_by)",
    ", 'words', coalesce(answer, '')",
    "answer is not null or closed_on is not null",
  ),
  eventOf("checked", "closed_by", ", 'words', '', 'isEnough', true", "closed_on is not null"),
  eventOf("closed", "closed_by", ", 'on', closed_on", "closed_on is not null"),
  `create trigger append_only before update or delete on supervision_event for each row execute function refuse_change()`,
  `create trigger never_emptied before truncate on supervision_event for each statement execute function refuse_change()`,
  `alter table supervision_finding
    drop column answer, drop column answered_by, drop column closed_on, drop column closed_by,
    add column visit_id text`,
  `create table supervision_rise (
    region_code text not null,
    finding_id text not null,
    level text not null check (level in ('county', 'city', 'province', 'nation')),
    school_code text not null,
    rose_on text not null,
    noted_at timestamptz not null default now(),
    primary key (region_code, finding_id, level)
  )`,
];
