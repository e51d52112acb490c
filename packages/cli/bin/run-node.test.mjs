import { spawn, spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const runner = (program) => [
  "--input-type=module",
  "-e",
  `import { runNode } from ${JSON.stringify(new URL("./run-node.mjs", import.meta.url).href)};
   process.exitCode = await runNode(process.execPath, ["-e", ${JSON.stringify(program)}]);`,
];

describe("runNode", () => {
  it("keeps the exit code and the standard streams", () => {
    const run = spawnSync(process.execPath, runner("process.stdin.pipe(process.stdout); process.exitCode = 7"), {
      input: "一行\n",
      encoding: "utf8",
    });
    expect({ status: run.status, stdout: run.stdout }).toEqual({ status: 7, stdout: "一行\n" });
  });

  it.each([
    ["SIGTERM", 143],
    ["SIGINT", 130],
  ])("passes %s on, and exits as a shell would", async (signal, code) => {
    const run = spawn(process.execPath, runner("console.log('up'); setInterval(() => 0, 1000)"));
    run.stdout.once("data", () => run.kill(signal));
    expect(await new Promise((resolve) => run.once("exit", resolve))).toBe(code);
  });

  it("lets a program that listens end by itself", async () => {
    const program = "process.on('SIGTERM', () => process.exit(5)); console.log('up'); setInterval(() => 0, 1000)";
    const run = spawn(process.execPath, runner(program));
    run.stdout.once("data", () => run.kill("SIGTERM"));
    expect(await new Promise((resolve) => run.once("exit", resolve))).toBe(5);
  });
});
