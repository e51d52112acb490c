import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { type RunningServer, startServer, type StartOptions } from "./main.ts";
import { emptyDatabase } from "./store/index.ts";
import { type TestingDatabase, testingDatabase } from "./testing-database.ts";
import type { ImportView } from "./api-types.ts";

/** A whole server for a test, on an empty store of its own, asked without a network. */
export interface TestingServer {
  readonly running: RunningServer;
  readonly dataFolder: string;
  /** the token of the one-time link */
  readonly token: string;
  /** asks as whoever signed in last */
  ask(
    method: "GET" | "POST" | "PUT" | "DELETE",
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
  signIn(): Promise<void>;
  /** uploads a file, waits until it is read, and gives the import */
  bring(fileName: string, content: string | Buffer, form?: string): Promise<ImportView>;
  upload(fileName: string, content: string | Buffer, form?: string): Promise<LightMyRequestResponse>;
  remove(): Promise<void>;
}

/** Starts a server for a test. It reads no example district unless told to. */
export async function testingServer(change: Partial<StartOptions> = {}): Promise<TestingServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), "youheng-server-"));
  const database = await testingDatabase();
  const running = await startServer({
    host: "127.0.0.1",
    port: 0,
    dataFolder,
    template: emptyDatabase,
    databaseUrl: database?.url,
    exampleFolder: null,
    webFolder: null,
    say: () => undefined,
    ...change,
    http: { logLevel: "silent", signInsPerMinute: 1000, ...change.http },
  });
  return driver(running, { dataFolder, database });
}

interface Ground {
  readonly dataFolder: string;
  readonly database: TestingDatabase | undefined;
}

function driver(running: RunningServer, { dataFolder, database }: Ground): TestingServer {
  const token = running.link?.split("#")[1] ?? "";
  let cookies: Record<string, string> = {};
  const inject = async (options: InjectOptions): Promise<LightMyRequestResponse> => {
    const answer = await running.app.inject({ ...options, cookies });
    for (const cookie of answer.cookies) cookies = { ...cookies, [cookie.name]: cookie.value };
    return answer;
  };
  const ask: TestingServer["ask"] = (method, url, body, headers = {}) =>
    inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) });
  const upload: TestingServer["upload"] = (fileName, content, form) => inject(multipart(fileName, content, form));
  return {
    running,
    dataFolder,
    token,
    ask,
    upload,
    signIn: async () => {
      const answer = await ask("POST", "/api/session/link", { token });
      if (answer.statusCode !== 200) throw new Error(`cannot sign in: ${answer.body}`);
    },
    bring: async (fileName, content, form) => {
      const { import_id: id } = (await upload(fileName, content, form)).json<ImportView>();
      return await readToItsEnd({ ask }, id);
    },
    remove: async () => {
      await running.close();
      await database?.drop();
      await rm(dataFolder, { recursive: true });
    },
  };
}

/** Polls as the page does. */
export async function readToItsEnd({ ask }: Pick<TestingServer, "ask">, id: string): Promise<ImportView> {
  for (;;) {
    const view = (await ask("GET", `/api/imports/${id}`)).json<ImportView>();
    if (view.state === "done" || view.state === "failed" || view.state === "cancelled") return view;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function multipart(fileName: string, content: string | Buffer, form?: string): InjectOptions {
  const boundary = "----youheng";
  const field =
    form === undefined ? "" : `--${boundary}\r\ncontent-disposition: form-data; name="form"\r\n\r\n${form}\r\n`;
  const head = `${field}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return {
    method: "POST",
    url: "/api/imports",
    payload,
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
  };
}
