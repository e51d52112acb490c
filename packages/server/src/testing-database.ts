import { randomBytes } from "node:crypto";
import pg from "pg";

/** A PostgreSQL database of its own for a whole server under test. */
export interface TestingDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** The PostgreSQL server for tests, started by scripts/test.mjs; undefined: tests run on the embedded database. */
const serverUrl = process.env["YOUHENG_TEST_DATABASE_URL"];

/** Which database the servers under test run on. */
export const testingDatabaseName = serverUrl === undefined ? "embedded" : "postgresql";

/** A new empty database on the test server; undefined: there is no such server, use the embedded one. */
export async function testingDatabase(): Promise<TestingDatabase | undefined> {
  if (serverUrl === undefined) return undefined;
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(serverUrl, `create database ${name}`);
  const own = new URL(serverUrl);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => onServer(serverUrl, `drop database ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
