import { openEngine } from "./open-engine.ts";

/** Runs as a process of its own: creates an empty database in the folder named, and ends. See create-folder.ts for the reason. */
const folder = process.argv[2];
if (folder === undefined) throw new Error("create-database needs the folder to create");
const engine = await openEngine(folder);
await engine.close();
