import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import { describe, expect, it } from "vitest";

/** The `@example` of every contract runs: `expression // value`, or `expression // throws RangeError`. */
const rooms = ["stats", "model"];

interface Example {
  readonly file: string;
  readonly expression: string;
  readonly expected: string;
}

const files = rooms.flatMap((room) =>
  readdirSync(join(import.meta.dirname, room))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => `${room}/${name}`),
);
const modules: object[] = await Promise.all(
  files.map((file) => import(join(import.meta.dirname, file)) as Promise<object>),
);
const names: Record<string, unknown> = Object.assign({}, ...modules);

function examplesOf(file: string, text: string): Example[] {
  const comments = text.match(/\/\*\*[^]*?\*\//g) ?? [];
  const tags = comments.flatMap((comment) =>
    comment
      .replace(/^\s*\/?\*+\/?/gm, "")
      .replace(/\*\/$/, "")
      .split(/(?=@\w)/),
  );
  return tags
    .filter((tag) => tag.startsWith("@example"))
    .map((tag) => exampleOf(file, tag.slice("@example".length).trim()));
}

function exampleOf(file: string, text: string): Example {
  const at = text.lastIndexOf(" // ");
  if (at < 0) throw new Error(`${file}: the example has no "// value": ${text}`);
  return { file, expression: text.slice(0, at), expected: text.slice(at + 4).trim() };
}

function run(code: string): unknown {
  return compileFunction(`return (${code});`, Object.keys(names))(...Object.values(names));
}

/** The value an example promises: `Float64Array [1, 2]` is read as the console prints it; words are no value, the example has only to run. */
function promised(expected: string): { readonly value: unknown } | undefined {
  try {
    return { value: plain(run(expected.replace(/^\w+Array ?(?:\(\d+\) )?(?=\[)/, ""))) };
  } catch {
    return undefined;
  }
}

function plain(value: unknown): unknown {
  return value instanceof Float64Array || value instanceof Uint8Array ? Array.from(value) : value;
}

describe("examples in the contracts", () => {
  const examples = files.flatMap((file) => examplesOf(file, readFileSync(join(import.meta.dirname, file), "utf8")));

  it("are found in every room", () => {
    for (const room of rooms)
      expect(
        examples.some(({ file }) => file.startsWith(room)),
        room,
      ).toBe(true);
  });

  it.each(examples)("$file: $expression", ({ file, expression, expected }) => {
    if (expected.startsWith("throws "))
      return expect(() => run(expression)).toThrow(expect.objectContaining({ name: expected.slice("throws ".length) }));
    const value = plain(run(expression));
    const promise = promised(expected);
    if (promise !== undefined) expect(value).toEqual(promise.value);
    else expect(file.startsWith("stats/"), `no value to compare with in ${file}: ${expected}`).toBe(false);
  });
});
