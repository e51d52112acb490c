import { readFile, stat } from "node:fs/promises";
import { relative } from "node:path";
import { LineCounter, parseDocument, visit, type Node } from "yaml";
import { policyFinding } from "./policy-finding.ts";
import type { Reading, Shape } from "./shapes.ts";

/** Larger policy files are refused: they are written by hand. */
const LARGEST_BYTES = 2_000_000;

/**
 * Reads one policy file by a shape. Never throws on what stands in it: every mistake is a finding with its line.
 *
 * @param findings  where the mistakes are collected
 * @returns         the plain value, or undefined after findings
 */
export async function readYaml<T>(
  path: string,
  shape: Shape<T>,
  findings: Reading["findings"],
): Promise<T | undefined> {
  const file = shownPath(path);
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true) {
    findings.push(absentFinding(file));
    return undefined;
  }
  if (found.size > LARGEST_BYTES) {
    findings.push(syntaxFinding(file, 1, "文件过大", "the file is too large"));
    return undefined;
  }
  return readYamlText(await readFile(path, "utf8"), file, shape, findings);
}

/** As readYaml, from text: `file` is only the name in messages. */
export function readYamlText<T>(
  source: string,
  file: string,
  shape: Shape<T>,
  findings: Reading["findings"],
): T | undefined {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors)
    findings.push(syntaxFinding(file, lines.linePos(error.pos[0]).line, yamlWords(error.code), error.message));
  if (document.errors.length > 0) return undefined;
  const lineOf = (node: Node | null | undefined): number => (node?.range ? lines.linePos(node.range[0]).line : 1);
  if (
    hasAlias(document, (node) =>
      findings.push(syntaxFinding(file, lineOf(node), "不使用“&”“*”引用", "anchors and aliases are not used here")),
    )
  )
    return undefined;
  return shape(document.contents, { file, lineOf, findings }, file);
}

/** The path as it is shown: relative to where the command runs, with "/" on every system. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path).replaceAll("\\", "/");
  return near.startsWith("../../") ? path.replaceAll("\\", "/") : near;
}

function hasAlias(document: ReturnType<typeof parseDocument>, found: (node: Node) => void): boolean {
  let any = false;
  visit(document, {
    Alias: (_, node) => {
      any = true;
      found(node);
      return visit.BREAK;
    },
  });
  return any;
}

function yamlWords(code: string): string {
  const words: Readonly<Record<string, string>> = {
    BAD_INDENT: "缩进不对齐",
    TAB_AS_INDENT: "缩进用了制表符，应当用空格",
    DUPLICATE_KEY: "同一项写了两次",
    MISSING_CHAR: "缺少符号（引号、冒号或括号）",
    MULTILINE_IMPLICIT_KEY: "冒号之前的部分不能跨行",
    BLOCK_AS_IMPLICIT_KEY: "这一行多了冒号，或前一行缺引号",
  };
  return words[code] ?? "文件格式有误";
}

function absentFinding(file: string) {
  return policyFinding({
    code: "POLICY-001",
    file,
    line: 1,
    zh: "找不到这个文件。",
    en: "There is no such file.",
    fix: "请核对文件名和所在文件夹。",
    fixEn: "Check the name and the folder.",
  });
}

function syntaxFinding(file: string, line: number, zh: string, en: string) {
  return policyFinding({
    code: "POLICY-001",
    file,
    line,
    zh: `${zh}。`,
    en: `The file cannot be read here: ${en}.`,
    fix: "请检查这一行和上一行的缩进、冒号、引号。",
    fixEn: "Check the indents, colons and quotation marks of this line and the one before.",
  });
}
