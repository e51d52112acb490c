import { isMap, isScalar, isSeq, type Node, type Pair } from "yaml";
import type { Finding } from "@youheng/kernel/model";
import { likelyFix, policyFinding } from "./policy-finding.ts";

/** A policy file being read: what is wrong is collected, with the line. */
export interface Reading {
  readonly file: string;
  readonly lineOf: (node: Node | null | undefined) => number;
  readonly findings: Finding[];
}

/** Reads one kind of value; undefined after it left a finding. `name` is the key it stands under. */
export type Shape<T> = (node: Node | null, reading: Reading, name: string) => T | undefined;

interface Key<T, Required extends boolean> {
  readonly shape: Shape<T>;
  readonly required: Required;
}

type Keys = Readonly<Record<string, Key<unknown, boolean>>>;
type Camel<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;
type ValueOf<K> = K extends Key<infer T, boolean> ? T : never;

/** The plain value a map of keys reads as: snake_case in the file, camelCase in the value. */
export type RecordOf<K extends Keys> = {
  readonly [P in keyof K as K[P] extends Key<unknown, true> ? Camel<P & string> : never]: ValueOf<K[P]>;
} & {
  readonly [P in keyof K as K[P] extends Key<unknown, true> ? never : Camel<P & string>]?: ValueOf<K[P]>;
};

/** A key that must be there. */
export function need<T>(shape: Shape<T>): Key<T, true> {
  return { shape, required: true };
}

/** A key that may be there. */
export function may<T>(shape: Shape<T>): Key<T, false> {
  return { shape, required: false };
}

/** Reads a map with these keys and no other. Undefined when a needed key is missing or unreadable. */
export function record<K extends Keys>(keys: K): Shape<RecordOf<K>> {
  return (node, reading, name) => {
    if (!isMap(node)) return wrongKind(node, reading, name, ["若干“键: 值”", "keys with values"]);
    const values: Record<string, unknown> = {};
    for (const pair of node.items) readPair(pair as Pair<Node, Node | null>, keys, values, reading);
    const missing = Object.keys(keys).filter((key) => keys[key]?.required === true && !node.has(key));
    for (const key of missing) reading.findings.push(missingKey(key, node, reading, name));
    const complete = Object.keys(keys).every(
      (key) => keys[key]?.required === false || values[camel(key)] !== undefined,
    );
    return complete ? (values as RecordOf<K>) : undefined;
  };
}

function readPair(pair: Pair<Node, Node | null>, keys: Keys, values: Record<string, unknown>, reading: Reading): void {
  const key = isScalar(pair.key) ? String(pair.key.value) : "";
  const known = Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (known === undefined) {
    reading.findings.push(unknownKey(key, pair.key, Object.keys(keys), reading));
    return;
  }
  const value = known.shape(pair.value, reading, key);
  if (value !== undefined) values[camel(key)] = value;
}

/** @example camel("at_least") // "atLeast" */
function camel(key: string): string {
  return key.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Reads a list. Items that cannot be read are left out after their findings. */
export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return (node, reading, name) => {
    if (!isSeq(node))
      return wrongKind(node, reading, name, ["以“- ”开头的列表", "a list of lines beginning with “- ”"]);
    return node.items.flatMap((one) => {
      const value = item(one as Node, reading, name);
      return value === undefined ? [] : [value];
    });
  };
}

/** Reads a map from words of the user's own to values. */
export function mapOf<T>(item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (node, reading, name) => {
    if (!isMap(node)) return wrongKind(node, reading, name, ["若干“键: 值”", "keys with values"]);
    const values: Record<string, T> = {};
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : "";
      const value = item(pair.value as Node | null, reading, `${name}.${key}`);
      if (value !== undefined) values[key] = value;
    }
    return values;
  };
}

/** A text; a bare number or true/false is read as it is written. */
export const text: Shape<string> = (node, reading, name) => {
  if (isScalar(node) && typeof node.value === "string" && node.value.trim() !== "") return node.value.trim();
  if (isScalar(node) && node.value !== null && node.value !== "") return node.source ?? JSON.stringify(node.value);
  return wrongKind(node, reading, name, ["文字", "a text"]);
};

/** A text that may be empty. */
export const textOrNone: Shape<string> = (node, reading, name) =>
  isScalar(node) && node.value === "" ? "" : text(node, reading, name);

/** A number, written bare or as a quoted string ("0.50"). */
export const number: Shape<number> = (node, reading, name) => {
  const value = isScalar(node) ? toNumber(node.value) : Number.NaN;
  return Number.isFinite(value)
    ? value
    : wrongKind(node, reading, name, ['数，例如 "0.50"', 'a number such as "0.50"']);
};

function toNumber(value: unknown): number {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : Number.NaN;
}

/** true/false, also 是/否, yes/no. */
export const yesNo: Shape<boolean> = (node, reading, name) => {
  const word = isScalar(node) ? String(node.value) : "";
  if (["true", "yes", "是"].includes(word)) return true;
  if (["false", "no", "否"].includes(word)) return false;
  return wrongKind(node, reading, name, ["是或否（true 或 false）", "true or false"]);
};

/** A date: 2017-05-23. */
export const date: Shape<string> = (node, reading, name) => {
  const word = isScalar(node) ? String(node.value) : "";
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(word) && !Number.isNaN(Date.parse(`${word}T00:00:00Z`));
  return valid ? word : wrongKind(node, reading, name, ["日期，例如 2017-05-23", "a date such as 2017-05-23"]);
};

/** One of a few words. */
export function oneOf<const W extends string>(words: readonly W[]): Shape<W> {
  return (node, reading, name) => {
    const word = isScalar(node) ? String(node.value) : "";
    const found = words.find((one) => one === word);
    if (found === undefined)
      reading.findings.push(
        policyFinding({
          code: "POLICY-004",
          file: reading.file,
          line: reading.lineOf(node),
          zh: `“${name}”不能是“${word}”。`,
          en: `“${name}” cannot be “${word}”.`,
          ...likelyFix(word, words),
        }),
      );
    return found;
  };
}

/** A value with the line it stands on, for messages after reading. */
export interface Lined<T> {
  readonly value: T;
  readonly file: string;
  readonly line: number;
}

/** Reads a value and keeps its line. */
export function lined<T>(shape: Shape<T>): Shape<Lined<T>> {
  return (node, reading, name) => {
    const value = shape(node, reading, name);
    return value === undefined ? undefined : { value, file: reading.file, line: reading.lineOf(node) };
  };
}

/** Reads what the first fitting shape reads: a word or a record, say. */
export function either<A, B>(scalar: Shape<A>, other: Shape<B>): Shape<A | B> {
  return (node, reading, name) => (isScalar(node) ? scalar(node, reading, name) : other(node, reading, name));
}

/** `wanted`: what should stand here, in Chinese and English. */
function wrongKind(node: Node | null, reading: Reading, name: string, [zh, en]: readonly [string, string]): undefined {
  reading.findings.push(
    policyFinding({
      code: "POLICY-004",
      file: reading.file,
      line: reading.lineOf(node),
      zh: `“${name}”应当是${zh}。`,
      en: `“${name}” should be ${en}.`,
      fix: "请改正这一行。",
      fixEn: "Correct this line.",
    }),
  );
  return undefined;
}

function unknownKey(key: string, node: Node, allowed: readonly string[], reading: Reading): Finding {
  return policyFinding({
    code: "POLICY-002",
    file: reading.file,
    line: reading.lineOf(node),
    zh: `不认识“${key}”这一项。`,
    en: `“${key}” is not known here.`,
    ...likelyFix(key, allowed),
  });
}

function missingKey(key: string, node: Node, reading: Reading, name: string): Finding {
  return policyFinding({
    code: "POLICY-003",
    file: reading.file,
    line: reading.lineOf(node),
    zh: `“${name}”缺少“${key}”。`,
    en: `“${name}” lacks “${key}”.`,
    fix: `请补上一行“${key}: …”。`,
    fixEn: `Add a line “${key}: …”.`,
  });
}
