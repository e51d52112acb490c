import { type Kysely, sql } from "kysely";

/**
 * Draws of admission. `draw` is the public part, which stays; what it says once it says for good. `draw_paper` holds personal data (the
 * list, the salt, the digests of the lines, the receipt) and is emptied on the day that was named before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table draw (
    region_code text not null,
    draw_id text not null,
    title_zh text not null,
    title_en text not null,
    rules_text text not null,
    rules jsonb not null,
    draw_date text not null,
    delete_on text not null,
    applicants integer,
    numbers integer,
    fixed jsonb,
    committed_at timestamptz,
    seed jsonb,
    seeded_at timestamptz,
    receipt_digest text,
    schools jsonb,
    drawn_at timestamptz,
    abandoned_because text,
    abandoned_at timestamptz,
    deleted_at timestamptz,
    created_at timestamptz not null default now(),
    created_by text not null,
    primary key (region_code, draw_id)
  )`,
  `create unique index draw_by_id on draw (draw_id, region_code)`,
  `create table draw_paper (
    region_code text not null,
    draw_id text not null,
    kind text not null check (kind in ('list', 'opening', 'commitment', 'receipt')),
    content bytea not null,
    kept_at timestamptz not null default now(),
    primary key (region_code, draw_id, kind),
    foreign key (region_code, draw_id) references draw (region_code, draw_id)
  )`,
  `create function draw_keeps_its_word() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then raise exception 'a draw is never deleted; only its papers are'; end if;
      if old.committed_at is not null and (new.rules, new.rules_text, new.fixed, new.committed_at, new.delete_on, new.applicants)
        is distinct from (old.rules, old.rules_text, old.fixed, old.committed_at, old.delete_on, old.applicants)
        then raise exception 'what a draw has fixed it keeps'; end if;
      if old.seeded_at is not null and (new.seed, new.seeded_at) is distinct from (old.seed, old.seeded_at)
        then raise exception 'a draw has one seed'; end if;
      if old.drawn_at is not null and (new.receipt_digest, new.schools, new.drawn_at)
        is distinct from (old.receipt_digest, old.schools, old.drawn_at)
        then raise exception 'a draw is run once'; end if;
      return new;
    end $$`,
  `create trigger keeps_its_word before update or delete on draw for each row execute function draw_keeps_its_word()`,
  `create trigger never_emptied before truncate on draw for each statement execute function refuse_change()`,
];
