// Runs on Node 20 and later.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const LONGEST_STEP_MS = 40 * 60_000;

/**
 * Runs programs of the checkout with the Node that runs Youheng; none of them may read from the terminal.
 *
 * @param root  the checkout
 * @param node  the Node program
 */
export function commandsOf(root, node) {
  const search = [path.dirname(node), path.join(root, "node_modules", ".bin"), process.env.PATH].join(path.delimiter);

  /** Runs a program written for Node and counts as one: passed when its exit code is 0. */
  async function asOne(script, args, env = {}) {
    const code = await runToEnd(script, args, env);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
  }

  /** Runs vitest and counts its tests, all and by file. A run without tests, or one that fails beside its tests, counts as a failure. */
  async function vitest(args, env = {}) {
    const folder = mkdtempSync(path.join(tmpdir(), "youheng-vitest-"));
    const file = path.join(folder, "report.json");
    try {
      const script = path.join(root, "node_modules", "vitest", "vitest.mjs");
      const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
      const code = await runToEnd(script, ["run", ...reporters, ...args], env);
      return countsIn(file, code);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  function runToEnd(script, args, env) {
    const child = spawn(node, [script, ...args], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, PATH: search, NODE_ENV: "test", ...env },
    });
    const tooLong = setTimeout(() => {
      console.log(`超过 ${LONGEST_STEP_MS / 60_000} 分钟，已中止 · stopped after ${LONGEST_STEP_MS / 60_000} minutes`);
      child.kill("SIGKILL");
    }, LONGEST_STEP_MS);
    const killed = () => child.kill("SIGTERM");
    process.once("exit", killed);
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (code) => {
        clearTimeout(tooLong);
        process.off("exit", killed);
        resolve(code ?? 1);
      });
    });
  }

  return { asOne, vitest };
}

function countsIn(file, code) {
  const report = reportIn(file);
  if (report === null) return { passed: 0, failed: 1, skipped: [], files: [] };
  const files = report.testResults.map(countsOfFile);
  const sum = (which) => files.reduce((total, one) => total + one[which], 0);
  const otherTrouble = sum("failed") === 0 && (code !== 0 || sum("passed") === 0);
  return {
    passed: sum("passed"),
    failed: sum("failed") + (otherTrouble ? 1 : 0),
    skipped: files.flatMap(({ skipped }) => skipped),
    files,
  };
}

/** A file whose set-up failed has no failed test, but a failed state: it counts as one. */
function countsOfFile({ name, status, assertionResults }) {
  const having = (state) => assertionResults.filter((test) => test.status === state);
  const failed = having("failed").length;
  return {
    name,
    passed: having("passed").length,
    failed: failed === 0 && status === "failed" ? 1 : failed,
    skipped: assertionResults
      .filter((test) => test.status !== "passed" && test.status !== "failed")
      .map((test) => test.fullName),
  };
}

function reportIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    console.log("vitest 没有留下结果 · vitest left no results");
    return null;
  }
}
