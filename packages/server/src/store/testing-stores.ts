import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { openStore, type Store } from "./connect.ts";
import { emptyDatabase } from "./empty-database.ts";

/** A way to open an empty store for a test. */
export interface TestingStore {
  readonly name: "embedded" | "postgresql";
  open(): Promise<{ store: Store; remove(): Promise<void> }>;
}

/** The PostgreSQL server for tests, started by scripts/test.mjs; undefined when run by hand without it. */
const serverUrl = process.env["YOUHENG_TEST_DATABASE_URL"];

/** The store that tests run on: scripts/test.mjs runs them once on the embedded database, and once with a real PostgreSQL. */
export const testingStore: TestingStore =
  serverUrl === undefined
    ? { name: "embedded", open: openEmbeddedStore }
    : { name: "postgresql", open: () => openServerStore(serverUrl) };

async function openEmbeddedStore(): Promise<{ store: Store; remove(): Promise<void> }> {
  const dataFolder = await mkdtemp(join(tmpdir(), "youheng-store-"));
  const store = await openStore({ dataFolder, template: emptyDatabase });
  const remove = async (): Promise<void> => {
    await store.close();
    await rm(dataFolder, { recursive: true });
  };
  return { store, remove };
}

async function openServerStore(url: string): Promise<{ store: Store; remove(): Promise<void> }> {
  const database = await newDatabase(url);
  const store = await openStore(database.address);
  const remove = async (): Promise<void> => {
    await store.close();
    await database.remove();
  };
  return { store, remove };
}

/** A PostgreSQL database without tables; null when the tests run without a server. */
export async function emptyServerDatabase() {
  return serverUrl === undefined ? null : await newDatabase(serverUrl);
}

/**
 * A database that belongs to a role of its own which is no superuser, as an operator gives one: what only a superuser may do fails here.
 * (Whole servers under test run as a superuser: see testing-database.ts. So both are tried.)
 */
async function newDatabase(url: string) {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const password = randomBytes(12).toString("hex");
  await onServer(url, `create role ${name} login password '${password}' nosuperuser nocreatedb nocreaterole`);
  await onServer(url, `create database ${name} owner ${name}`);
  const own = new URL(url);
  [own.pathname, own.username, own.password] = [`/${name}`, name, password];
  const remove = async (): Promise<void> => {
    await onServer(url, `drop database ${name} with (force)`);
    await onServer(url, `drop role ${name}`);
  };
  return { name, address: { databaseUrl: own.href }, remove };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
