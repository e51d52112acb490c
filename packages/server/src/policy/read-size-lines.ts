import { join } from "node:path";
import type { SizeLine, SizeLines } from "@youheng/kernel/foresee";
import type { Finding } from "@youheng/kernel/model";
import { POLICY_ROOT } from "./load-policy.ts";
import { list, may, need, number, record, type RecordOf, text } from "./shapes.ts";
import { sourceKeys } from "./source-shapes.ts";
import { readYaml } from "./yaml-file.ts";

const lineKeys = {
  over: need(number),
  zh: need(text),
  en: need(text),
  stages: need(list(text)),
  sources: may(list(record(sourceKeys))),
};
const linesFile = record({
  id: need(text),
  zh: need(text),
  en: need(text),
  version: need(text),
  classes: need(list(record(lineKeys))),
  schools: need(list(record(lineKeys))),
});

const SIZE_LINES = join(POLICY_ROOT, "places", "size-lines.yaml");

/**
 * Reads the lines of class and school size: policy/places/size-lines.yaml.
 *
 * @returns  null where the file has mistakes, all of them in the findings
 * @example  (await readSizeLines()).lines?.classes.map(({ over }) => over) // [45, 50, 55]
 */
export async function readSizeLines(
  path = SIZE_LINES,
): Promise<{ readonly lines: SizeLines | null; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  const read = await readYaml(path, linesFile, findings);
  if (read === undefined || findings.length > 0) return { lines: null, findings };
  return { lines: { classes: read.classes.map(lineOf), schools: read.schools.map(lineOf) }, findings };
}

/** @throws Error naming what is wrong with the lines that are built in: a mistake of ours */
export async function sizeLinesOrThrow(): Promise<SizeLines> {
  const { lines, findings } = await readSizeLines();
  if (lines === null) throw new Error(`policy/places/size-lines.yaml: ${findings.map(({ en }) => en).join("; ")}`);
  return lines;
}

function lineOf({ over, zh, en, stages }: RecordOf<typeof lineKeys>): SizeLine {
  return { over, name: { zh, en }, stages };
}
