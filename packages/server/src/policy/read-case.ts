import type { Field } from "@youheng/kernel/model";
import { fieldOf } from "./read-fields.ts";
import {
  date,
  lined,
  list,
  mapOf,
  may,
  need,
  number,
  oneOf,
  record,
  text,
  yesNo,
  type Lined,
  type Reading,
  type RecordOf,
  type Shape,
} from "./shapes.ts";
import { isMap, isScalar, isSeq, type Node } from "yaml";
import { policyFinding } from "./policy-finding.ts";

/** One expected value: a quoted number asks for as many decimals as it has; `within` allows a published rounding. */
export interface Expected {
  readonly is: string;
  readonly within?: number;
  readonly file: string;
  readonly line: number;
}

/** Where in the assessment, and what must stand there: ["primary", "equipment", "cv"]. */
export interface Expectation {
  readonly path: readonly string[];
  readonly values: readonly Expected[];
}

const sourceShape = record({
  text: need(text),
  url: may(text),
  standing: need(oneOf(["official", "secondary", "unconfirmed"] as const)),
});

const indicatorShape = record({
  id: need(text),
  zh: need(text),
  en: need(text),
  formula: need(lined(text)),
  unit: need(text),
  at_least: may(mapOf(number)),
  cv_at_most: may(mapOf(number)),
});

const caseKeys = {
  zh: need(text),
  en: need(text),
  source: need(sourceShape),
  note: may(record({ zh: need(text), en: need(text) })),
  stage: may(text),
  switches: may(mapOf(yesNo)),
  /** requirement id → id of the formula in use */
  formulas: may(mapOf(text)),
  /** facts of the county: name → value, 是 or 否 */
  county: may(lined(mapOf(text))),
  region_code: may(text),
  /** the day whose limits hold */
  date: may(date),
  own_fields: may(fieldsOfCase()),
  own_indicators: may(list(indicatorShape)),
  own_split_fields: may(list(text)),
  schools: may(lined(text)),
  means_and_deviations: may(lined(text)),
  expect: need(expectationsShape()),
};

/** One file of `cases/`. */
export const caseFile = lined(record(caseKeys));

export type CaseAsRead = RecordOf<typeof caseKeys>;

/** A worked example by which a standard is tested. */
export interface PolicyCase extends Lined<CaseAsRead> {
  readonly standard: string;
}

function fieldsOfCase(): Shape<readonly Field[]> {
  return (node, reading, name) => {
    if (!isSeq(node)) return list(text)(node, reading, name)?.flatMap(() => []);
    return node.items.flatMap((item) => oneField(item as Node, reading));
  };
}

const fieldShape = record({
  id: need(text),
  zh: need(text),
  en: need(text),
  type: need(oneOf(["count", "amount"] as const)),
  unit: need(text),
  by_stage: may(yesNo),
});

function oneField(node: Node, reading: Reading): Field[] {
  const read = fieldShape(node, reading, "own_fields");
  return read === undefined ? [] : [fieldOf(read)];
}

/** A tree of keys down to values; each branch is one expectation. */
function expectationsShape(): Shape<readonly Expectation[]> {
  return (node, reading) => gather(node, [], reading);
}

function gather(node: Node | null, path: readonly string[], reading: Reading): Expectation[] {
  if (isMap(node) && !node.has("is"))
    return node.items.flatMap((pair) =>
      gather(pair.value as Node | null, [...path, isScalar(pair.key) ? String(pair.key.value) : ""], reading),
    );
  const nodes = isSeq(node) ? (node.items as Node[]) : [node];
  return [{ path, values: nodes.flatMap((one) => expectedOf(one, reading, path.join("."))) }];
}

const toleranceShape = record({ is: need(decimal()), within: may(number) });

function expectedOf(node: Node | null, reading: Reading, name: string): Expected[] {
  const place = { file: reading.file, line: reading.lineOf(node) };
  if (isMap(node)) {
    const read = toleranceShape(node, reading, name);
    return read === undefined ? [] : [{ ...read, ...place }];
  }
  const is = decimal()(node, reading, name);
  return is === undefined ? [] : [{ is, ...place }];
}

/** An expected value: quoted, so that its decimals count. A bare number is read, with a warning: 0.50 would read as 0.5. */
function decimal(): Shape<string> {
  return (node, reading, name) => {
    if (isScalar(node) && typeof node.value === "number") reading.findings.push(bareNumber(node, reading, name));
    return text(node, reading, name);
  };
}

function bareNumber(node: Node & { source?: string; value?: unknown }, reading: Reading, name: string) {
  const written = node.source ?? String(node.value);
  return policyFinding({
    code: "POLICY-007",
    severity: "warning",
    file: reading.file,
    line: reading.lineOf(node),
    zh: `“${name}”的期望值 ${written} 没有加引号，末尾的 0 会被忽略。`,
    en: `The expected value ${written} of “${name}” is not in quotation marks; a trailing 0 would not count.`,
    fix: `请写成 "${written}"。`,
    fixEn: `Write "${written}".`,
  });
}
