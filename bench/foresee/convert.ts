/** Writes the sets as files: `node bench/foresee/convert.ts FOLDER`, for `youheng backtest` and `youheng forecast`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { csvOf, dataFolder, eauClaire, newJersey, newZealand } from "./long-form.ts";

const [target = "long-form"] = process.argv.slice(2);
const folder = dataFolder();
if (folder === null) throw new Error("../shared/data is not there");
mkdirSync(target, { recursive: true });
const sets = {
  nj: newJersey(folder, true),
  "nj-k12": newJersey(folder, false),
  eauclaire: eauClaire(folder, true),
  nz: newZealand(folder),
};
for (const [name, set] of Object.entries(sets)) {
  writeFileSync(`${target}/${name}.csv`, csvOf(set));
  if (set.births !== null)
    writeFileSync(
      `${target}/${name}-births.csv`,
      csvOf({ header: ["area", "year", "births"], rows: set.births.map((row) => [row.area, row.year, row.births]) }),
    );
}
