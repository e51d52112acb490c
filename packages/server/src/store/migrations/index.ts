import type { Kysely } from "kysely";
import * as firstTables from "./0001-first-tables.ts";

export interface Migration {
  up(db: Kysely<unknown>): Promise<void>;
}

/** Forward only, in this order, each once. A migration that was released is never edited: add the next. */
export const migrations: ReadonlyMap<string, Migration> = new Map([["0001-first-tables", firstTables]]);
