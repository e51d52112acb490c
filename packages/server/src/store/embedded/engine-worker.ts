import { parentPort, workerData } from "node:worker_threads";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { openEngine } from "./open-engine.ts";

/** A worker thread that keeps the engine away from the event loop, and answers on a socket, so that plain `pg` talks to it. */
export interface EngineAddress {
  readonly folder: string;
  readonly path?: string;
  readonly host?: string;
  readonly port?: number;
}

/** What the worker says: `ready` (with the TCP port where there is no Unix socket), `syncs` when asked, `closed`. */
export type EngineWord =
  | { readonly word: "ready"; readonly port: number | null }
  | { readonly word: "failed"; readonly because: string }
  | { readonly word: "syncs"; readonly count: number }
  | { readonly word: "closed" };

if (parentPort === null) throw new Error("engine-worker runs as a worker thread");
const door = parentPort;
const address = workerData as EngineAddress;
let syncs = 0;

function say(word: EngineWord): void {
  door.postMessage(word);
}

async function open(): Promise<void> {
  const engine = await openEngine(address.folder, () => {
    syncs += 1;
  });
  const socket = new PGLiteSocketServer({ db: engine, maxConnections: 4, ...address });
  await socket.start();
  const port = address.path === undefined ? Number(socket.getServerConn().split(":").at(-1)) : null;
  door.on("message", (ask: "close" | "syncs") => {
    if (ask === "syncs") return say({ word: "syncs", count: syncs });
    void close(socket, engine);
  });
  say({ word: "ready", port });
}

async function close(socket: PGLiteSocketServer, engine: Awaited<ReturnType<typeof openEngine>>): Promise<void> {
  await socket.stop();
  await engine.close();
  say({ word: "closed" });
  door.close();
}

open().catch((error: unknown) => say({ word: "failed", because: String(error) }));
