import { spawn } from "node:child_process";

/** What a virus scanner said of a file. */
export type ScanVerdict = "clean" | "infected" | "failed";

const longestMs = 120_000;
/** clamdscan and clamscan: 0 clean, 1 a virus was found, 2 could not be done. */
const clean = 0;
const infected = 1;

/**
 * Hands a file to the virus scanner that the operator named, as its last argument; no shell reads it.
 *
 * @param command "clamdscan --no-summary --fdpass"
 * @returns "failed" when it could not be run, was not done in two minutes, or ended in another way: then the file is not taken
 */
export function scanFile(command: string, path: string): Promise<ScanVerdict> {
  const [program = "", ...args] = command.split(/\s+/).filter((word) => word !== "");
  return new Promise((resolve) => {
    const scanner = spawn(program, [...args, path], { stdio: "ignore", timeout: longestMs });
    scanner.once("error", () => resolve("failed"));
    scanner.once("close", (code) => resolve(code === clean ? "clean" : code === infected ? "infected" : "failed"));
  });
}
