import { randomBytes, timingSafeEqual } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { json } from "node:stream/consumers";
import { auditLines, type ChainHead, type Store, verifyAudit, writeBackup } from "../store/index.ts";

/** Where the door is, written into the data folder for its owner alone. */
export interface DoorAddress {
  readonly port: number;
  readonly token: string;
}

/** The file in the data folder that says where the door is. */
export const doorFile = (dataFolder: string): string => join(resolve(dataFolder), "admin.json");

export interface DoorDeps {
  readonly store: Store;
  readonly dataFolder: string;
  /** folder for files on their way, emptied at the start */
  readonly spoolFolder: string;
  readonly now: () => Date;
}

/**
 * A door for the command line into a running server: the embedded database has one owner, so a backup of it while it runs is made by
 * that owner. It listens on this machine only, and opens to whoever can read the data folder (a secret of 32 bytes stands there, readable
 * by its owner alone).
 *
 * @returns closes the door
 */
export async function openAdminDoor(deps: DoorDeps): Promise<() => Promise<void>> {
  const token = randomBytes(32).toString("base64url");
  const server = createServer((request, response) => {
    void answer(deps, { request, response, token }).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: String(error) }));
    });
  });
  await new Promise<void>((done, fail) => server.once("error", fail).listen(0, "127.0.0.1", done));
  const address: DoorAddress = { port: (server.address() as AddressInfo).port, token };
  const file = doorFile(deps.dataFolder);
  await rm(file, { force: true });
  await writeFile(file, JSON.stringify(address), { mode: 0o600 });
  return async () => {
    await rm(file, { force: true });
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
}

interface Knock {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly token: string;
}

async function answer(deps: DoorDeps, { request, response, token }: Knock): Promise<void> {
  const given = request.headers.authorization ?? "";
  if (!isSame(given, `Bearer ${token}`) || request.method !== "POST") return void response.writeHead(403).end();
  if (request.url === "/backup") return await sendBackup(deps, response);
  if (request.url === "/verify") {
    const kept = (await json(request)) as readonly ChainHead[];
    const verdict = await verifyAudit(deps.store, kept);
    return void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(verdict));
  }
  if (request.url === "/audit") {
    return await pipeline(
      Readable.from(auditLines(deps.store)),
      response.writeHead(200, { "content-type": "application/jsonl" }),
    );
  }
  response.writeHead(404).end();
}

function isSame(given: string, wanted: string): boolean {
  return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
}

/** To our own disk first: while the snapshot is taken, the embedded database's other users wait, and must not wait for a slow reader. */
async function sendBackup({ store, spoolFolder, now }: DoorDeps, response: ServerResponse): Promise<void> {
  const file = join(spoolFolder, `backup-${randomBytes(8).toString("hex")}`);
  try {
    await writeBackup(store, { file, now: now() });
    await pipeline(createReadStream(file), response.writeHead(200, { "content-type": "application/gzip" }));
  } finally {
    await rm(file, { force: true });
  }
}
