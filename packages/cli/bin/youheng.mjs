#!/usr/bin/env node
// Runs on Node 20 and later: hands the command over to a Node that can run TypeScript as it stands.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fitNode, isFit, NO_FIT_NODE } from "./fit-node.mjs";
import { runNode } from "./run-node.mjs";

const INTERNAL_ERROR = 3;
const entry = new URL("../src/main.ts", import.meta.url);
const checkout = new URL("../../../", import.meta.url);

/** In a fresh clone the first command brings what it needs; standard output stays the command's own. */
async function installInFreshClone() {
  const setUp = new URL("scripts/set-up/installed.mjs", checkout);
  if (!existsSync(setUp)) return;
  const { installIfNeeded, isFreshClone } = await import(setUp);
  if (isFreshClone(fileURLToPath(checkout))) installIfNeeded(fileURLToPath(checkout));
}

async function runHere() {
  try {
    const { main } = await import(entry);
    await main(process.argv);
  } catch (error) {
    console.error(error);
    process.exitCode = INTERNAL_ERROR;
  }
}

async function runThere() {
  const node = fitNode(fileURLToPath(new URL(".", import.meta.url)));
  if (node === null) {
    console.error(NO_FIT_NODE);
    process.exitCode = INTERNAL_ERROR;
  } else {
    process.exitCode = await runNode(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)]);
  }
}

await installInFreshClone();
await (isFit(process.version) ? runHere() : runThere());
