import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

export const BIN = fileURLToPath(new URL("../bin/youheng.mjs", import.meta.url));

/** What a command left behind: its exit code (-1 when it was killed), what it printed and what it said beside it. */
export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a script of this project (or a program of the machine) as a user does, without the store that the machine may name in its environment. */
export function run(
  words: readonly string[],
  { cwd, input = "", program = process.execPath }: { cwd?: string; input?: string; program?: string } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: undefined };
    const child = execFile(program, words, { cwd, env, maxBuffer: 2 ** 26 }, (error, out, err) => {
      const exit = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      resolve({ exit, out, err });
    });
    child.stdin?.end(input);
  });
}

/** @example await youheng("policy", "list", "--json") // { exit: 0, out: "{…", err: "" } */
export const youheng = (...words: readonly string[]): Promise<Ran> => run([BIN, ...words]);

/** The path of a file of the example district. */
export const district = (file: string): string =>
  fileURLToPath(new URL(`../../../examples/district/${file}`, import.meta.url));
