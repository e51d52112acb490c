import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { canonicalAct, chainHeads, chainStart, readAudit, record, type Store, verifyAudit } from "./index.ts";
import { migrate } from "./migrate.ts";
import { testingStore } from "./testing-stores.ts";
import { strandOf } from "./audit-chain.ts";
import { actsOfStrand } from "./verify-audit.ts";

const actor = { regionCode: "990101", name: "张三" };
/** Where 张三 writes. */
const strand = { region_code: "990101", strand: strandOf(actor.name) };

describe(`the chain of the audit on ${testingStore.name}`, () => {
  let store: Store;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    const opened = await testingStore.open();
    ({ store } = opened);
    remove = () => opened.remove();
  });
  afterEach(() => remove());

  const write = (count: number, regionCode = "990101") =>
    record(store, actor, async () => ({
      result: undefined,
      acts: Array.from({ length: count }, (_, i) => ({
        what: "version.publish",
        subject: `${i}`,
        regionCode,
        details: { 备注: "改", a: [1.5, null] },
      })),
    }));
  /** What somebody with full rights on the database can do. */
  const tamper = async (statement: string): Promise<void> => {
    await sql.raw("alter table audit disable trigger all").execute(store.db);
    await sql.raw(statement).execute(store.db);
    await sql.raw("alter table audit enable trigger all").execute(store.db);
  };
  const found = async (kept: Parameters<typeof verifyAudit>[1] = []) =>
    (await verifyAudit(store, kept)).breaks.map(({ region_code, number, kind }) => [region_code, number, kind]);

  it("chains each row to the one before it: SHA-256 of its bytes, the hash before it among them", async () => {
    await write(2);
    await write(1);
    const rows = await allOf(actsOfStrand(store, strand));
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3]);
    expect(rows.map((row) => row.previous)).toEqual([chainStart, rows[0]?.hash, rows[1]?.hash]);
    for (const row of rows) expect(row.hash).toBe(createHash("sha256").update(canonicalAct(row)).digest("hex"));
    expect(await verifyAudit(store)).toEqual({
      whole: true,
      rows: 3,
      heads: [{ ...strand, rows: 3, hash: rows[2]?.hash }],
      breaks: [],
    });
  });

  it("names a changed row, a row taken out, one put in, and an end cut off, each in its region", async () => {
    for (const region of ["990101", "990102", "990103", "990104", "990105"]) await write(5, region);
    expect(await found()).toEqual([]);
    await tamper(`update audit set who = '李四' where region_code = '990101' and number = 3`);
    await tamper(`delete from audit where region_code = '990102' and number in (2, 3)`);
    await tamper(`delete from audit where region_code = '990103' and number = 5`);
    await tamper(`insert into audit (region_code, at, who, what, subject, details, strand, number, previous, hash)
      select region_code, at, who, what, subject, details, strand, 6, hash, hash from audit where region_code = '990104' and number = 5`);
    await tamper(`update audit set at = at + interval '1 microsecond' where region_code = '990105' and number = 1`);
    expect(await found()).toEqual([
      ["990101", 3, "changed"],
      ["990102", 2, "removed"],
      ["990103", 5, "removed"],
      ["990104", 6, "changed"],
      ["990104", 6, "inserted"],
      ["990105", 1, "changed"],
    ]);
    const { breaks } = await verifyAudit(store);
    expect(breaks[1]?.words).toEqual({
      zh: `第 ${strand.strand} 股第 2–3 条被删除`,
      en: `strand ${strand.strand}, row 2–3 was taken out`,
    });
  });

  it("shows a whole chain that was written anew only to him who kept its head elsewhere", async () => {
    await write(3);
    const kept = await chainHeads(store);
    const rows = await allOf(actsOfStrand(store, strand));
    let previous = chainStart;
    for (const row of rows) {
      const forged = { ...row, who: "李四", previous };
      const hash = createHash("sha256").update(canonicalAct(forged)).digest("hex");
      await tamper(
        `update audit set who = '李四', previous = '${previous}', hash = '${hash}' where number = ${row.number}`,
      );
      previous = hash;
    }
    await sql.raw("alter table audit_chain disable trigger all").execute(store.db);
    await sql`update audit_chain set hash = ${previous}`.execute(store.db);
    await sql.raw("alter table audit_chain enable trigger all").execute(store.db);
    expect(await found()).toEqual([]);
    expect(await found(kept)).toEqual([["990101", 3, "rewritten"]]);
  });

  it("keeps one chain without a gap when many write at once, to several regions in any order", async () => {
    const regions = ["990103", "990101", "990102"];
    await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        record(store, { ...actor, name: `写者${i % 5}` }, async () => ({
          result: undefined,
          acts: regions.map((_one, k) => ({
            what: "a",
            subject: `${i}`,
            regionCode: regions[(i + k) % 3] ?? "",
          })),
        })),
      ),
    );
    const verdict = await verifyAudit(store);
    expect(verdict).toMatchObject({ whole: true, rows: 180 });
    for (const region of regions) {
      const heads = verdict.heads.filter((head) => head.region_code === region);
      expect(heads.reduce((sum, head) => sum + head.rows, 0)).toBe(60);
    }
  });

  it("calls a chain whole that grows while it is read", async () => {
    await write(1500);
    const [verdict] = await Promise.all([verifyAudit(store), ...Array.from({ length: 30 }, () => write(1))]);
    expect(verdict.breaks).toEqual([]);
  });

  it("refuses to be changed, emptied or shortened", async () => {
    await write(1);
    for (const statement of ["update audit set who = 'x'", "delete from audit", "truncate audit"])
      await expect(sql.raw(statement).execute(store.db)).rejects.toThrow("audit is append-only");
    for (const statement of ["update audit_chain set rows = 0", "delete from audit_chain"])
      await expect(sql.raw(statement).execute(store.db)).rejects.toThrow("the audit chain only grows");
  });

  it("keeps words that PostgreSQL cannot: NUL and half a character become the sign for an unknown one", async () => {
    await record(store, actor, async () => ({
      result: undefined,
      acts: [{ what: "a", subject: "x\0y", details: { name: "\ud800z", gone: undefined, n: 1e21 } }],
    }));
    expect((await readAudit(store, { most: 1 }))[0]).toMatchObject({
      subject: "x\uFFFDy",
      details: { name: "\uFFFDz", n: 1e21 },
    });
    expect((await verifyAudit(store)).whole).toBe(true);
  });

  it("chains what was written before there was a chain, as it stands", async () => {
    await write(3, "990102");
    await write(2, "990101");
    const undo = [
      "drop table audit_chain",
      "drop index audit_number",
      "drop function refuse_shorter_chain",
      "alter table audit drop column strand, drop column number, drop column previous, drop column hash",
      ...["return_version", "return_event", "local_standard", "policy_bundle", "audit"].map(
        (table) => `drop trigger never_emptied on ${table}`,
      ),
      "delete from migration where name in ('0030-audit-chain', '0031-audit-strands')",
    ];
    for (const statement of undo) await sql.raw(statement).execute(store.db);
    await migrate(store.db);
    expect(await verifyAudit(store)).toMatchObject({
      whole: true,
      rows: 5,
      heads: [
        { region_code: "990101", strand: 0, rows: 2 },
        { region_code: "990102", strand: 0, rows: 3 },
      ],
    });
    await write(1);
    expect((await verifyAudit(store)).whole).toBe(true);
  });
});

async function allOf<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
