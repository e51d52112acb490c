import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A whole server in a process of its own, so that it can be killed; asked over loopback. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** asks as the administrator; null when no answer came */
  ask(method: string, path: string, body?: unknown): Promise<Answer | null>;
  /** sends a file as the page does; null when no answer came */
  upload(fileName: string, content: string): Promise<Answer | null>;
  /** kill -9 */
  kill(): Promise<void>;
  /** asked to stop, as by Ctrl-C */
  stop(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

const program = fileURLToPath(new URL("./testing-serve.ts", import.meta.url));

/**
 * Starts a server on a data folder and signs in.
 *
 * @param env   further environment: DATABASE_URL
 * @param within a program to start it in, which becomes it: ["unshare", "-m", …]
 * @throws Error with what it said, when it ends instead of starting
 */
export async function serverProcess(
  dataFolder: string,
  env: Readonly<Record<string, string>> = {},
  within: readonly string[] = [],
): Promise<ServerProcess> {
  const { child, started } = await startProcess([...within, process.execPath, program, dataFolder], env);
  const cookie = await signIn(started);
  const send = (path: string, init: RequestInit): Promise<Answer | null> => answerOf(`${started.url}${path}`, init);
  const end = async (signal: "SIGKILL" | "SIGTERM"): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  };
  const running: ServerProcess = {
    url: started.url,
    pid: child.pid ?? 0,
    ask: (method, path, body) => {
      const headers = { cookie, ...(body === undefined ? {} : { "content-type": "application/json" }) };
      return send(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    },
    upload: (fileName, content) => {
      const form = new FormData();
      form.append("form", "tidy");
      form.append("file", new Blob([content]), fileName);
      return send("/api/imports", { method: "POST", headers: { cookie }, body: form });
    },
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
  return running;
}

interface Started {
  readonly url: string;
  readonly link: string;
}

async function startProcess([command = "", ...args]: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  for await (const line of createInterface({ input: child.stdout }))
    return { child, started: JSON.parse(line) as Started };
  throw new Error(`the server did not start: ${said}`);
}

async function signIn({ url, link }: Started): Promise<string> {
  const answer = await fetch(`${url}/api/session/link`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: link.split("#")[1] }),
  });
  if (!answer.ok) throw new Error(`cannot sign in: ${answer.status} ${await answer.text()}`);
  return (answer.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
}

async function answerOf(url: string, init: RequestInit): Promise<Answer | null> {
  try {
    const answer = await fetch(url, init);
    const text = await answer.text();
    return { status: answer.status, json: text === "" ? {} : (JSON.parse(text) as Answer["json"]) };
  } catch {
    return null;
  }
}
