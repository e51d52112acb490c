import { createHash } from "node:crypto";

/** The form of the file. A reader that meets a higher number says that it is too old. */
export const BACKUP_FORM = 1;

/** First line: what this is, and which tables its rows belong to. */
export interface BackupHead {
  readonly youheng_backup: number;
  readonly made_at: string;
  readonly database: "embedded" | "postgresql";
  readonly server_version: string;
  /** the migrations that the tables have had */
  readonly migrations: readonly string[];
}

export interface BackupColumn {
  readonly name: string;
  /** as PostgreSQL writes it: "text", "timestamp with time zone", "bytea" */
  readonly type: string;
}

/** A number that the database counts by itself, and how far it has come. */
export interface BackupSequence {
  readonly column: string;
  readonly last: number;
  readonly called: boolean;
}

/** Before the rows of a table. */
export interface BackupTable {
  readonly table: string;
  readonly columns: readonly BackupColumn[];
  readonly sequences: readonly BackupSequence[];
}

/** After the rows of a table: how many there were, and SHA-256 of their lines. */
export interface BackupTableEnd {
  readonly end: string;
  readonly rows: number;
  readonly digest: string;
}

/** Last line: without it the file was cut off. */
export interface BackupWhole {
  readonly whole: { readonly tables: number; readonly rows: number; readonly digest: string };
}

/** Adds up the lines of one table. */
export interface LineDigest {
  add(line: string): void;
  end(): { readonly rows: number; readonly digest: string };
}

/** SHA-256 over lines, each followed by a line feed: what `sha256sum` says of the same lines in a file. */
export function lineDigest(): LineDigest {
  const hash = createHash("sha256");
  let rows = 0;
  return {
    add: (line) => {
      hash.update(line).update("\n");
      rows += 1;
    },
    end: () => ({ rows, digest: hash.digest("hex") }),
  };
}

/**
 * One digest for the whole: of the tables' names, counts and digests in order of their names. Where the rows are equal it is equal, on
 * whichever database they are.
 */
export function wholeOf(ends: readonly BackupTableEnd[]): BackupWhole["whole"] {
  const all = lineDigest();
  const inOrder = ends.toSorted((a, b) => (a.end < b.end ? -1 : 1));
  for (const { end, rows, digest } of inOrder) all.add(`${end} ${rows} ${digest}`);
  return { tables: ends.length, rows: ends.reduce((sum, { rows }) => sum + rows, 0), digest: all.end().digest };
}
