// Runs on Node 20 and later.
import { spawn } from "node:child_process";
import { constants } from "node:os";

const PASSED_ON = ["SIGTERM", "SIGHUP", "SIGINT"];

/**
 * Runs a Node program in the foreground: standard input and output are its own, signals reach it.
 *
 * @returns the exit code; 128 + the signal's number when a signal ended it, as shells count
 */
export function runNode(node, args, options = {}) {
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", ...args], { stdio: "inherit", ...options });
  const pass = (signal) => {
    // Ctrl-C at a terminal reaches the whole group: passing it on would make it two.
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of PASSED_ON) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      for (const name of PASSED_ON) process.off(name, pass);
      resolve(signal === null ? code : 128 + constants.signals[signal]);
    });
  });
}
