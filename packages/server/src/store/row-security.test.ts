import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addVersion, asSystem, readAudit, record, type Scope, type Store, withScope } from "./index.ts";
import { secureRows, unnamedTables } from "./row-security.ts";
import { newVersion } from "./testing-returns.ts";
import { testingStore } from "./testing-stores.ts";

const county = (regionCode: string, writes = true): Scope => ({
  regions: { from: regionCode, to: regionCode },
  home: regionCode,
  schools: [],
  writes,
});
const province: Scope = { regions: { from: "990000", to: "999999" }, home: "990000", schools: [], writes: false };
const principal: Scope = { regions: null, home: "990101", schools: ["S1"], writes: true };
const nobody: Scope = { regions: null, home: null, schools: [], writes: false };
const actor = { regionCode: "990101", name: "张三" };
const rowSecurity = /row-level security/;

describe(`rows by region on ${testingStore.name}`, () => {
  let store: Store;
  let opened: Awaited<ReturnType<typeof testingStore.open>>;

  const add = (regionCode: string, schoolYear: number) =>
    record(store, actor, async (writing) => ({
      result: await addVersion(writing, newVersion(1, { regionCode, schoolYear })),
      acts: [{ what: "version.add", subject: `${regionCode}-${schoolYear}`, regionCode }],
    }));
  const regionsSeen = async (): Promise<readonly string[]> =>
    (await store.db.selectFrom("return_version").select("region_code").orderBy("region_code").execute()).map(
      (row) => row.region_code,
    );

  beforeAll(async () => {
    opened = await testingStore.open();
    store = opened.store;
    for (const code of ["990101", "990102", "980101"]) await add(code, 2024);
    await sql`create table planted (region_code text not null, school_code text not null, primary key (region_code, school_code))`.execute(
      store.db,
    );
    await store.db.transaction().execute((writing) => secureRows(writing as unknown as Kysely<never>));
    await sql`insert into planted values ('990101', 'S1'), ('990101', 'S2'), ('990102', 'S1')`.execute(store.db);
  });
  afterAll(() => opened.remove());

  it("are all seen by the server, and by a scope only its own, whatever the query says", async () => {
    expect(await regionsSeen()).toEqual(["980101", "990101", "990102"]);
    expect(await withScope(county("990101"), regionsSeen)).toEqual(["990101"]);
    expect(await withScope(province, regionsSeen)).toEqual(["990101", "990102"]);
    expect(await withScope(nobody, regionsSeen)).toEqual([]);
    expect(await withScope(principal, regionsSeen)).toEqual([]);
    expect(await withScope(county("990101"), () => asSystem(regionsSeen))).toEqual(["980101", "990101", "990102"]);
  });

  it("of a table with schools are seen by the schools named, of no other county's school with that code", async () => {
    const seen = async () =>
      (
        await sql<{
          all: string;
        }>`select string_agg(region_code || school_code, ' ' order by 1) as all from (select * from planted order by 1, 2) p`.execute(
          store.db,
        )
      ).rows[0]!.all;
    expect(await withScope(principal, seen)).toBe("990101S1");
    expect(await withScope(county("990101"), seen)).toBe("990101S1 990101S2");
    await expect(
      withScope(principal, () => sql`insert into planted values ('990101', 'S3')`.execute(store.db)),
    ).rejects.toThrow(rowSecurity);
    await withScope(principal, () => sql`delete from planted`.execute(store.db));
    expect(await seen()).toBe("990101S2 990102S1");
  });

  it("of a neighbour, or of the level above, cannot be written", async () => {
    for (const other of ["990102", "990100", "000000"])
      await expect(withScope(county("990101"), () => add(other, 2025))).rejects.toThrow(rowSecurity);
    await expect(withScope(county("990101", false), () => add("990101", 2025))).rejects.toThrow(rowSecurity);
    await expect(withScope(province, () => add("990101", 2025))).rejects.toThrow(rowSecurity);
    await withScope(county("990101"), () => add("990101", 2025));
    expect(await regionsSeen()).toEqual(["980101", "990101", "990101", "990102"]);
  });

  it("keep to their own scope when many ask at once", async () => {
    const codes = ["990101", "990102", "980101"];
    const all = Array.from({ length: 60 }, (_, i) => codes[i % 3]!);
    const seen = await Promise.all(all.map((code) => withScope(county(code), regionsSeen)));
    expect(seen.map((rows) => new Set(rows))).toEqual(all.map((code) => new Set([code])));
  });

  it("of the audit are added by anyone and read by region", async () => {
    expect(
      new Set((await withScope(county("990102"), () => readAudit(store, { most: 100 }))).map((row) => row.regionCode)),
    ).toEqual(new Set(["990102"]));
  });

  it("that a scope may not see are not to be had through accounts, sessions or links either", async () => {
    for (const table of ["account", "session", "sign_in_link"] as const)
      expect(await withScope(nobody, () => store.db.selectFrom(table).selectAll().execute())).toEqual([]);
  });

  it("stand in tables that have region_code, or are named in row-security.ts", async () => {
    expect(await unnamedTables(store.db as unknown as Kysely<never>)).toEqual([]);
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class where relkind in ('r', 'p')
      and relnamespace = current_schema()::regnamespace and not (relrowsecurity and relforcerowsecurity)`.execute(
      store.db,
    );
    expect(rows).toEqual([]);
  });
});
