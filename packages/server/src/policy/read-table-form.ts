import { join } from "node:path";
import type { Finding } from "@youheng/kernel/model";
import type { TableColumn, TableForm } from "@youheng/kernel/sense";
import { POLICY_ROOT } from "./load-policy.ts";
import { PolicyRefused } from "./policy-refused.ts";
import { list, mapOf, may, need, number, oneOf, record, text, yesNo } from "./shapes.ts";
import { readYaml } from "./yaml-file.ts";

const column = record({
  id: need(text),
  type: need(oneOf(["code", "text", "choice", "number", "flag"] as const)),
  zh: need(text),
  en: need(text),
  headers: may(list(text)),
  required: need(yesNo),
  filled: need(yesNo),
  codes: may(mapOf(text)),
  min: may(number),
  max: may(number),
  whole: may(yesNo),
  blank_is: may(number),
});

const table = record({
  id: need(text),
  zh: need(text),
  en: need(text),
  blanks: may(list(text)),
  columns: need(list(column)),
});

/**
 * The form of a small table: policy/tables/ID.yaml.
 *
 * @throws PolicyRefused when the file has mistakes
 * @example (await tableForm("teachers")).columns[0]?.id // "teacher"
 */
export async function tableForm(id: string, root: string = POLICY_ROOT): Promise<TableForm> {
  const findings: Finding[] = [];
  const read = await readYaml(join(root, "tables", `${id}.yaml`), table, findings);
  if (read === undefined || findings.length > 0) throw new PolicyRefused(findings);
  return {
    id: read.id,
    name: { zh: read.zh, en: read.en },
    blanks: read.blanks ?? [],
    columns: read.columns.map((one): TableColumn => ({ ...one, headers: one.headers ?? [] })),
  };
}
