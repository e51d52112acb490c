import { openStore, record } from "../index.ts";
import { addVersion } from "../versions.ts";
import { newVersion } from "../testing-returns.ts";

/** A program for a test: adds versions until it is killed, and says each number only after the store has acknowledged it. */
const [dataFolder, template] = process.argv.slice(2);
if (dataFolder === undefined || template === undefined)
  throw new Error("write-until-killed needs a data folder and a template");
const store = await openStore({ dataFolder, template });
for (let students = 0; ; students += 1) {
  const key = await record(store, { regionCode: "990101", name: "writer" }, async (writing) => ({
    result: await addVersion(writing, newVersion(students)),
    acts: [{ what: "version.add", subject: String(students) }],
  }));
  process.stdout.write(`${key.number}\n`);
}
