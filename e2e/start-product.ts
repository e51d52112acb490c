import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** The built product, running on a port and a data folder of its own. */
export interface Product {
  readonly url: string;
  /** one-time sign-in link */
  readonly link: string;
  /** the last it has said: its log, for when a step fails */
  said(): string;
  stop(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, "..");
const upWithin = 170_000;
const mostSaid = 4000;

/**
 * Starts the product as a person would, and waits until it says where it is.
 *
 * @param options  `example` false: begins with an empty store
 * @throws         Error with all that it printed, when it ends or says nothing in time
 */
export async function startProduct(options: { readonly example: boolean }): Promise<Product> {
  const folder = await mkdtemp(path.join(tmpdir(), "youheng-e2e-"));
  const args = [
    "packages/cli/bin/youheng.mjs",
    "serve",
    "--port",
    "0",
    "--data",
    folder,
    ...(options.example ? [] : ["--no-example"]),
  ];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const keep = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(-mostSaid));
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const link = await linkOf(child);
  return {
    url: new URL(link).origin,
    link,
    said: () => said,
    stop: async () => {
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function linkOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why: string): void => reject(new Error(`${why}\n${said}`));
    const timer = setTimeout(() => fail("the product did not come up in time"), upWithin);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const link = /http:\/\/\S+\/sign-in#\S+/.exec(said)?.[0];
      if (link === undefined) return;
      clearTimeout(timer);
      resolve(link);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.on("exit", (code) => fail(`the product ended with ${code}`));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.on("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
