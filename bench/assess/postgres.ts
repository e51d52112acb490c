import pg from "pg";
import { tableColumns } from "./question.ts";

/** A PostgreSQL server with the table `school_year`. */
export interface PostgresTable {
  readonly version: string;
  ask(sql: string): Promise<number[][]>;
  /** the plan that the server chooses */
  explain(sql: string): Promise<string>;
  close(): Promise<void>;
}

/** A client of a PostgreSQL server in its default configuration, with the table `school_year` copied in and analysed. */
export async function openPostgres(url: string, csv: string): Promise<PostgresTable> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const columns = Object.entries(tableColumns).map(([id, type]) => `${id} ${type}`);
  const schema = `bench_${process.pid}`;
  await client.query(`create schema ${schema}`);
  await client.query(`set search_path = ${schema}`);
  await client.query(`create table school_year (${columns.join(", ")})`);
  await client.query(`copy school_year from '${csv}' with (format csv, header true)`);
  await client.query("alter table school_year add primary key (region_code, school_year, school_code)");
  await client.query("vacuum analyze school_year");
  const version = await client.query<{ server_version: string }>("show server_version");
  return {
    version: `PostgreSQL ${version.rows[0]!.server_version.split(" ")[0]}`,
    ask: async (sql) => {
      const answer = await client.query<unknown[]>({ text: sql, rowMode: "array" });
      return answer.rows.map((row) => row.map(Number));
    },
    explain: async (sql) => {
      const answer = await client.query<unknown[]>({ text: `explain ${sql}`, rowMode: "array" });
      return answer.rows.map((row) => String(row[0])).join("\n");
    },
    close: async () => {
      await client.query(`drop schema ${schema} cascade`);
      await client.end();
    },
  };
}
