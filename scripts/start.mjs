// npm start: installs and builds what is missing, then opens the house. Runs on Node 20 and later.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { fitNode, isFit, NO_FIT_NODE } from "../packages/cli/bin/fit-node.mjs";
import { runNode } from "../packages/cli/bin/run-node.mjs";
import { buildIfOlder } from "./set-up/built.mjs";
import { installIfNeeded } from "./set-up/installed.mjs";

const INTERNAL_ERROR = 3;
const root = fileURLToPath(new URL("..", import.meta.url));
const launcher = path.join(root, "packages", "cli", "bin", "youheng.mjs");
const LOOK_FOR_NPM_MS = 500;

process.chdir(root);
if (process.env.npm_lifecycle_event !== undefined) stopWithNpm();
process.exitCode = await start(process.argv.slice(2));

async function start(args) {
  if (!installIfNeeded(root)) return INTERNAL_ERROR;
  const node = fitNode(root);
  if (node === null) {
    console.error(NO_FIT_NODE);
    return INTERNAL_ERROR;
  }
  if (!buildIfOlder(root, node)) return INTERNAL_ERROR;
  if (!isFit(process.version)) return runNode(node, [launcher, "serve", ...args]);
  process.argv.splice(1, Infinity, launcher, "serve", ...args);
  await import("../packages/cli/bin/youheng.mjs");
  return process.exitCode;
}

/** npm passes a signal on to its shell, which ends and leaves us behind: who has lost his parent was told to stop. */
function stopWithNpm() {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    process.kill(process.pid, "SIGTERM");
  }, LOOK_FOR_NPM_MS).unref();
}
