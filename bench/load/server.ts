import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";
import type { Principal } from "./county.ts";

/** Youheng in a process of its own. */
export interface LoadedServer {
  readonly url: string;
  readonly link: string;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL("../../packages/cli/bin/youheng.mjs", import.meta.url));

/** Starts `youheng serve` on a PostgreSQL database, as an operator would. */
export async function startServer(dataFolder: string, databaseUrl: string): Promise<LoadedServer> {
  const args = [program, "serve", "--port", "0", "--data", dataFolder, "--no-example"];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  await new Promise<void>((ready) => {
    child.stdout.on("data", (chunk) => {
      said += String(chunk);
      if (said.includes("sign-in#")) ready();
    });
  });
  const link = /http\S+sign-in#\S+/.exec(said)?.[0] ?? "";
  const stop = async (): Promise<void> => {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  };
  return { url: new URL(link).origin, link, stop };
}

export interface Answered {
  readonly status: number;
  readonly taken: boolean;
  readonly revision: number;
}

interface CellSeen {
  readonly column: string;
  readonly value: unknown;
  readonly revision: number;
}

interface Saver {
  (cell: CellSeen): Promise<Answered>;
  read(): Promise<ReadonlyMap<string, CellSeen>>;
}

/** One principal's browser: a connection of its own, kept open. */
export function saver(url: string, { cookie, path }: Principal): Saver {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (method: string, to: string, body?: unknown) =>
    sendJson(new URL(to, url), { method, cookie, agent, body });
  const save = async (cell: CellSeen): Promise<Answered> => {
    const { status, json } = await send("PUT", `${path}/cells`, { cells: [cell] });
    const { cells = [], refused = [] } = json as { cells?: readonly CellSeen[]; refused?: readonly string[] };
    return { status, taken: status === 200 && refused.length === 0, revision: cells[0]?.revision ?? 0 };
  };
  const read = async (): Promise<ReadonlyMap<string, CellSeen>> => {
    const { json } = await send("GET", path);
    const { cells = [] } = json as { cells?: readonly CellSeen[] };
    return new Map(cells.map((cell) => [cell.column, cell]));
  };
  return Object.assign(save, { read });
}

interface Sending {
  readonly method: string;
  readonly cookie: string;
  readonly agent?: Agent;
  readonly body?: unknown;
}

/** Sends a request and takes its JSON; status 0 when no answer came. */
export function sendJson(
  url: URL,
  { method, cookie, agent, body }: Sending,
): Promise<{ status: number; json: unknown; cookie: string }> {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const headers = { cookie, ...(payload === undefined ? {} : { "content-type": "application/json" }) };
  return new Promise((resolve) => {
    const asked = request(url, { method, headers, ...(agent === undefined ? {} : { agent }) }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => (text += chunk));
      answer.on("end", () => {
        const json: unknown = text === "" ? {} : JSON.parse(text);
        const set = answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
        resolve({ status: answer.statusCode ?? 0, json, cookie: set });
      });
    });
    asked.on("error", () => resolve({ status: 0, json: {}, cookie: "" }));
    asked.end(payload);
  });
}
