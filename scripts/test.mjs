// npm test: everything that CI does, in order. Runs on Node 20 and later.
//   npm test                        all steps
//   npm run check                   the quick ones
//   npm test -- --only lint,unit    those named
import path from "node:path";
import { fileURLToPath } from "node:url";
import { fitNode, NO_FIT_NODE } from "../packages/cli/bin/fit-node.mjs";
import { installIfNeeded } from "./set-up/installed.mjs";
import { commandsOf } from "./test/commands.mjs";
import { runSteps } from "./test/run-steps.mjs";
import { QUICK, stepsOf } from "./test/steps.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
process.exitCode = await test(process.argv.slice(2));

async function test(args) {
  const node = installIfNeeded(root) ? fitNode(root) : null;
  if (node === null) {
    console.log(NO_FIT_NODE);
    return finish({ passed: 0, failed: 1, skipped: [], unsteady: [], lines: [] });
  }
  const steps = chosen(stepsOf(root, commandsOf(path.resolve(root), node), node), args);
  return finish(await runSteps(steps));
}

function chosen(steps, args) {
  const wanted =
    args[0] === "--quick" ? QUICK : args[0] === "--only" ? (args[1] ?? "").split(",") : steps.map((step) => step.id);
  const unknown = wanted.filter((id) => !steps.some((step) => step.id === id));
  if (unknown.length === 0) return steps.filter((step) => wanted.includes(step.id));
  console.error(`没有这些步骤 · no such steps: ${unknown.join(", ")} (${steps.map((step) => step.id).join(", ")})`);
  process.exit(2);
}

function finish({ passed, failed, skipped, unsteady, lines }) {
  console.log(`\n━━ 汇总 · summary\n${lines.join("\n")}`);
  if (skipped.length > 0)
    console.log(`\n${skipped.length} 项未运行 · not run:\n${skipped.map((name) => `  - ${name}`).join("\n")}`);
  if (unsteady.length > 0)
    console.log(
      `\n走第二遍才通过，要查明原因 · passed only the second time, find out why:\n  - ${unsteady.join("\n  - ")}`,
    );
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
