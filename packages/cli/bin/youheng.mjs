#!/usr/bin/env node
// Runs on Node 20 and later: hands the command over to a Node that can run TypeScript as it stands.
import { fileURLToPath } from "node:url";
import { fitNode, isFit, NO_FIT_NODE } from "./fit-node.mjs";
import { runNode } from "./run-node.mjs";

const INTERNAL_ERROR = 3;
const entry = new URL("../src/main.ts", import.meta.url);

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

await (isFit(process.version) ? runHere() : runThere());
