import { DuckDBInstance } from "@duckdb/node-api";
import { tableColumns } from "./question.ts";

/** DuckDB in memory, on one thread, with the table `school_year` in its own columnar form. */
export async function openDuckdb(
  csv: string,
): Promise<{ version: string; ask: (sql: string) => Promise<number[][]>; close: () => void }> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const columns = Object.entries(tableColumns).map(([id, type]) => `'${id}': '${type}'`);
  await connection.run(
    `create table school_year as select * from read_csv('${csv}', header = true, columns = {${columns.join(", ")}})`,
  );
  const version = (await connection.runAndReadAll("select version()")).getRowsJson()[0]![0];
  return {
    version: `DuckDB ${JSON.stringify(version).replaceAll('"', "")}`,
    ask: async (sql) => (await connection.runAndReadAll(sql)).getRowsJS().map((row) => row.map(Number)),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
