import type { Source } from "@youheng/kernel/model";

const STANDING = {
  official: "已读官方文本 official text read",
  secondary: "转载或他人引用 quoted by others",
  unconfirmed: "未证实 unconfirmed",
} as const;

/** Lines under a heading; nothing where there are none. */
export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

/** Sources, one a line, each with how sure it is. */
export function sourceLines(sources: readonly Source[], indent: string): readonly string[] {
  return sources.map(
    ({ text, url, standing }) => `${indent}– ${text}（${STANDING[standing]}）${url === undefined ? "" : ` ${url}`}`,
  );
}
