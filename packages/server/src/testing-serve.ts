import { startServer } from "./main.ts";
import { emptyDatabase } from "./store/index.ts";

/** A program for tests: serves a data folder (or DATABASE_URL) until it is killed, and says where it is and how to sign in. */
const [dataFolder] = process.argv.slice(2);
if (dataFolder === undefined) throw new Error("testing-serve needs a data folder");
const databaseUrl = process.env["DATABASE_URL"];
const server = await startServer({
  host: "127.0.0.1",
  port: 0,
  dataFolder,
  ...(databaseUrl === undefined ? {} : { databaseUrl }),
  template: emptyDatabase,
  exampleFolder: null,
  webFolder: null,
  newLink: true,
  http: { logLevel: "silent", signInsPerMinute: 1000, requestsPerMinute: 1_000_000 },
  say: () => undefined,
});
process.stdout.write(`${JSON.stringify({ url: server.url, link: server.link })}\n`);
process.once("SIGTERM", () => void server.close());
