import { CompiledQuery, Kysely } from "kysely";
import pg from "pg";
import { roomOnDisk } from "./disk-room.ts";
import { openEmbedded } from "./embedded/index.ts";
import { migrate } from "./migrate.ts";
import { passesByRowSecurity } from "./row-security.ts";
import { type ConnectedRole, ScopedDialect } from "./scoped-dialect.ts";
import type { Tables } from "./tables.ts";

/** Where we remember: a PostgreSQL server, or the embedded one in a data folder. */
export type StoreAddress =
  | { readonly databaseUrl: string }
  | { readonly dataFolder: string; readonly template?: string };

/** The open store. */
export interface Store {
  readonly db: Kysely<Tables>;
  readonly kind: "embedded" | "postgresql";
  /** fsyncs of the embedded engine since it was opened; null on a server, which does its own */
  syncs(): Promise<number | null>;
  /** sees that so many bytes more can be written; a server looks after its own disk. @throws DiskFull */
  room(bytes: number): Promise<void>;
  close(): Promise<void>;
}

/** PostgreSQL's type number of bigint. Our counts stay far below 2^53, so they are read as numbers, as PGlite would give them. */
const bigint = 20;

/**
 * Opens the store and brings its tables up to date.
 *
 * @param upTo only the tables of these migrations (to restore an older backup); default all
 * @throws FolderInUse when another process has the data folder; Error when the server cannot be reached or is too old
 */
export async function openStore(address: StoreAddress, upTo?: ReadonlySet<string>): Promise<Store> {
  return "databaseUrl" in address ? await openServer(address.databaseUrl, upTo) : await openFolder(address, upTo);
}

async function openServer(databaseUrl: string, upTo?: ReadonlySet<string>): Promise<Store> {
  const db = await prepared({ connectionString: databaseUrl, max: 20 }, upTo);
  return { db, kind: "postgresql", syncs: async () => null, room: async () => undefined, close: () => db.destroy() };
}

async function openFolder(
  address: { dataFolder: string; template?: string },
  upTo?: ReadonlySet<string>,
): Promise<Store> {
  const embedded = await openEmbedded(address.dataFolder, address.template);
  // One connection: the engine is one session, and its socket server lets the messages of two connections interleave.
  const config = { ...embedded.connection, max: 1, idleTimeoutMillis: 0 };
  const db = await prepared(config, upTo).catch(async (error: unknown) => {
    await embedded.close();
    throw error;
  });
  const close = async (): Promise<void> => {
    await db.destroy();
    await embedded.close();
  };
  const room = (bytes: number): Promise<void> => roomOnDisk(address.dataFolder, bytes);
  return { db, kind: "embedded", syncs: () => embedded.syncs(), room, close };
}

/** Connects, brings the tables up to date, and asks whether row-level security holds the connected role. */
async function prepared(config: pg.PoolConfig, upTo?: ReadonlySet<string>): Promise<Kysely<Tables>> {
  const role: ConnectedRole = { passesBy: false };
  const db = connect(config, role);
  try {
    await prepare(db, upTo);
    role.passesBy = await passesByRowSecurity(db as unknown as Kysely<never>);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

function connect(config: pg.PoolConfig, role: ConnectedRole): Kysely<Tables> {
  const pool = new pg.Pool({ application_name: "youheng", ...config, types: { getTypeParser } });
  pool.on("connect", (client) => client.on("error", () => undefined)); // one that breaks in use fails its query
  pool.on("error", () => undefined); // an idle connection that breaks is replaced; the next query reports what matters
  return new Kysely<Tables>({ dialect: new ScopedDialect({ pool }, role) });
}

const getTypeParser = ((oid: number, format?: "text" | "binary") =>
  oid === bigint && format !== "binary"
    ? Number
    : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser;

const oldestServer = 150000;

async function prepare(db: Kysely<Tables>, upTo?: ReadonlySet<string>): Promise<void> {
  const { rows } = await db.executeQuery<{ server_version_num: string }>(CompiledQuery.raw("show server_version_num"));
  const version = Number(rows[0]?.server_version_num);
  if (!(version >= oldestServer)) throw new Error(`PostgreSQL 15 or newer is needed, this one says ${version}`);
  await migrate(db, upTo);
}
