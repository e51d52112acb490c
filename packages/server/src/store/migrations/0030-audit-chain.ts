import { type Kysely, sql } from "kysely";
import { type ChainedAct, chainMoment, chainStart, hashOfAct } from "../audit-chain.ts";

/**
 * The audit becomes a chain for each region: every row holds the hash of the one before it and of its own contents, and the head of the
 * chain says how many there are. Rows written before are chained as they stand. No table that only grows can be emptied.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of columns) await sql.raw(statement).execute(db);
  await chainAll(db);
  for (const statement of guards) await sql.raw(statement).execute(db);
}

const columns = [
  `create table audit_chain (region_code text primary key, rows bigint not null, hash text not null)`,
  `alter table audit add column number bigint, add column previous text, add column hash text`,
  `drop trigger append_only on audit`,
];

const appendOnly = ["return_version", "return_event", "local_standard", "policy_bundle", "audit"];

const guards = [
  `alter table audit alter column number set not null, alter column previous set not null, alter column hash set not null`,
  `create unique index audit_number on audit (region_code, number)`,
  `create trigger append_only before update or delete on audit for each row execute function refuse_change()`,
  ...appendOnly.map(
    (table) =>
      `create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change()`,
  ),
  `create function refuse_shorter_chain() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and new.region_code = old.region_code and new.rows > old.rows then return new; end if;
      raise exception 'the audit chain only grows';
    end $$`,
  `create trigger only_grows before update or delete on audit_chain for each row execute function refuse_shorter_chain()`,
  `create trigger never_emptied before truncate on audit_chain for each statement execute function refuse_change()`,
];

type OldRow = Omit<ChainedAct, "strand" | "number" | "previous"> & { readonly audit_id: number };
interface Head {
  number: number;
  hash: string;
}

const atOnce = 1000;

async function chainAll(db: Kysely<unknown>): Promise<void> {
  const heads = new Map<string, Head>();
  for (let after = 0, more = true; more;) {
    const rows = await rowsAfter(db, after);
    for (const row of rows) await chainOne(db, heads, row);
    after = rows.at(-1)?.audit_id ?? after;
    more = rows.length === atOnce;
  }
  for (const [region, { number, hash }] of heads)
    await sql`insert into audit_chain (region_code, rows, hash) values (${region}, ${number}, ${hash})`.execute(db);
}

async function rowsAfter(db: Kysely<unknown>, after: number): Promise<readonly OldRow[]> {
  const { rows } = await sql<OldRow>`
    select region_code, audit_id, to_char(at at time zone 'UTC', ${sql.raw(chainMoment)}) as at, who, what, subject, details
    from audit where audit_id > ${after} order by audit_id limit ${sql.lit(atOnce)}`.execute(db);
  return rows;
}

async function chainOne(db: Kysely<unknown>, heads: Map<string, Head>, row: OldRow): Promise<void> {
  const { audit_id: id, ...act } = row;
  const head = heads.get(act.region_code) ?? { number: 0, hash: chainStart };
  const number = head.number + 1;
  const hash = hashOfAct({ ...act, strand: 0, number, previous: head.hash });
  await sql`update audit set number = ${number}, previous = ${head.hash}, hash = ${hash}
    where region_code = ${act.region_code} and audit_id = ${id}`.execute(db);
  heads.set(act.region_code, { number, hash });
}
