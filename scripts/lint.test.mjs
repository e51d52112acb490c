import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The rules that oxlint, with our configuration, finds broken in a file of this text. */
function broken(text) {
  const folder = mkdtempSync(path.join(tmpdir(), "youheng-lint-"));
  try {
    writeFileSync(path.join(folder, "planted.ts"), text);
    const args = [
      "node_modules/oxlint/bin/oxlint",
      "-c",
      ".oxlintrc.json",
      "-f",
      "json",
      path.join(folder, "planted.ts"),
    ];
    const run = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    return JSON.parse(run.stdout).diagnostics.map(({ code }) => code);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const lines = (count) => "  n += 1;\n".repeat(count);

it("finds nothing in sound code", () => {
  expect(broken("export const one = 1;\n")).toEqual([]);
});

it.each([
  ["eval", "export const run = (text: string): unknown => eval(text);", "eslint(no-eval)"],
  ["new Function", "export const run = (text: string): unknown => new Function(text);", "eslint(no-new-func)"],
  ["any", "export const x = (y: any): unknown => y;", "typescript-eslint(no-explicit-any)"],
  ["a default export", "const one = 1;\nexport default one;", "import(no-default-export)"],
  [
    "five parameters",
    "export const f = (a: 1, b: 1, c: 1, d: 1, e: 1): unknown => [a, b, c, d, e];",
    "eslint(max-params)",
  ],
  [
    "a function of 62 lines",
    `export function f(): number {\n  let n = 0;\n${lines(58)}  return n;\n}`,
    "eslint(max-lines-per-function)",
  ],
  ["a file of 401 lines", `export let n = 0;\n${"n += 1;\n".repeat(400)}`, "eslint(max-lines)"],
  ["a TODO without an issue", "// TODO later\nexport const one = 1;", "eslint(no-warning-comments)"],
  ["the console", "console.log(1);", "eslint(no-console)"],
])("finds %s", (_, text, rule) => {
  expect(broken(text).map((code) => code.replace("typescript-eslint", "typescript"))).toContain(
    rule.replace("typescript-eslint", "typescript"),
  );
});
