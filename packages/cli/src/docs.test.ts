import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programFor } from "./main.ts";
import { BIN, type Ran, run } from "./youheng.fixture.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A command that a page shows, with what the page says it prints. */
interface Shown {
  readonly page: string;
  /** on one line, as it is typed in a shell */
  readonly line: string;
  /** pieces of the output, in the page's order */
  readonly prints: readonly string[];
}

const pages = ["README.md", "README.zh.md", "CONTRIBUTING.md", ...under("docs"), ...under("examples")];

function under(folder: string): readonly string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".md"))
    .map((file) => join(folder, file))
    .toSorted();
}

/** Whole command lines of a page: those in its code blocks, continued lines joined, and those within a sentence. */
function shownIn(page: string): readonly Shown[] {
  const text = readFileSync(join(root, page), "utf8");
  const blocks = [...text.matchAll(/```(\w*)[^\n]*\n([\s\S]*?)```/g)];
  const inBlocks = blocks.flatMap(([, , block = ""], i) => {
    const lines = block.replaceAll(/\\\n\s*/g, "").split("\n");
    const folder = lines.find((line) => line.startsWith("cd "));
    const here = lines.flatMap((line, at): Shown[] => {
      if (!/^(npx )?youheng /.test(line)) return [];
      const told = lines.slice(at + 1, at + 2).filter((next) => next.startsWith("# "));
      const [, language, after = ""] = blocks[i + 1] ?? [];
      const isFirst = at === lines.findIndex((one) => /^(npx )?youheng /.test(one));
      const output = isFirst && language === "" && !/^(npx )?youheng /m.test(after) ? after.split("\n") : [];
      const command = line.replace(/\s+#.*$/, "");
      const prints = [...told.map((one) => one.slice(2)), ...output].flatMap(piecesOf);
      return [{ page, line: folder === undefined ? command : `${folder} && ${command}`, prints }];
    });
    return here;
  });
  const prose = text.replaceAll(/```[\s\S]*?```/g, "");
  const inProse = [...prose.matchAll(/`((?:npx )?youheng [^`]+)`/g)].map(([, line = ""]) => ({
    page,
    line,
    prints: [],
  }));
  return [...inBlocks, ...inProse];
}

/** What stands between the dots of a line that a page shortens. */
function piecesOf(line: string): readonly string[] {
  return line
    .split("…")
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}

const shown = pages.flatMap(shownIn);

/** The words of each `youheng` within a line of the shell, without those that are only said: "FILE…", "[--json | --out FILE]". */
function commandsIn(line: string): readonly (readonly string[])[] {
  return line
    .split(/ \| | && /)
    .filter((part) => /^\s*(npx )?youheng /.test(part))
    .map((part) =>
      part
        .replace(/^\s*(npx )?youheng /, "")
        .replaceAll(/[[\]]/g, " ")
        .split(/[ ,，]+/),
    );
}

async function unknownIn(words: readonly string[]): Promise<readonly string[]> {
  const program = await programFor(["node", "youheng", ...words]);
  let command: Command = program;
  for (const word of words) {
    const next = command.commands.find((one) => one.name() === word);
    if (next === undefined) break;
    command = next;
  }
  const names = words[0]?.startsWith("-") ? ["--help", "--version"] : [];
  const known = new Set([...command.options.map(({ long }) => long), ...names]);
  const isGroup = command.commands.length > 0 && words.length > 1 && !/[|…]/.test(words[1] ?? "");
  return [
    ...words.filter((word) => /^--[a-z-]+$/.test(word) && !known.has(word) && word !== "--help"),
    ...(command === program && !/^(-|…)/.test(words[0] ?? "") ? [words[0] ?? ""] : []),
    ...(isGroup ? [words[1] ?? ""] : []),
  ];
}

describe("the commands in the pages", () => {
  it("are found at all", () => {
    expect(shown.length).toBeGreaterThan(100);
  });

  it("name commands and options that there are", async () => {
    const wrong = [];
    for (const { page, line } of shown)
      for (const words of commandsIn(line)) {
        const unknown = await unknownIn(words);
        if (unknown.length > 0) wrong.push({ page, line, unknown });
      }
    expect(wrong).toEqual([]);
  });

  it("name files of the project that are there", () => {
    const named = shown.flatMap(({ page, line }) =>
      (line.match(/(?<=\s)examples\/\S+/g) ?? []).map((file) => ({ page, file })),
    );
    expect(named.filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
    expect(named.length).toBeGreaterThan(20);
  });
});

describe("the pages", () => {
  const links = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), "utf8").replaceAll(/```[\s\S]*?```/g, "");
    return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => ({ page, link }));
  });

  it("lead nowhere that is not there", () => {
    const inside = links.filter(({ link }) => !/^(https?:|mailto:|#)/.test(link));
    const lost = inside.filter(({ page, link }) => !existsSync(join(root, dirname(page), link.split("#")[0] ?? "")));
    expect(lost).toEqual([]);
    expect(inside.length).toBeGreaterThan(100);
  });

  it("list every decision, and every page of the guide in both languages", () => {
    const listed = (index: string): readonly string[] => [
      ...new Set(links.flatMap(({ page, link }) => (page === join("docs", index, "README.md") ? [link] : []))),
    ];
    const decisions = readdirSync(join(root, "docs/decisions")).filter((file) => /^\d{4}-/.test(file));
    expect(
      listed("decisions")
        .filter((link) => decisions.includes(link))
        .toSorted(),
    ).toEqual(decisions.toSorted());
    const [zh, en] = ["zh", "en"].map((language) => readdirSync(join(root, "docs/guide", language)).toSorted());
    expect(zh).toEqual(en);
    expect(listed("guide")).toEqual(
      expect.arrayContaining([...zh!.map((one) => `zh/${one}`), ...en!.map((one) => `en/${one}`)]),
    );
  });
});

/** Commands that need nothing but what is in the project: each once, with what any page says it prints. */
const alone = Map.groupBy(
  shown.filter(
    ({ line }) => /\sexamples\/|^npx youheng policy (list$|check$|show cn-)/.test(line) && !/RETURN|OUT\//.test(line),
  ),
  ({ line }) => line.replaceAll(/[\u4e00-\u9fff]+\.xlsx/g, "marked.xlsx"),
);

describe("the commands that can be run as they stand", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "youheng-docs-"));
    await symlink(join(root, "examples"), join(folder, "examples"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const typed = (line: string): Promise<Ran> => {
    const shell = line.replaceAll(/\b(npx )?youheng (?=[a-z])/g, `"${process.execPath}" "${BIN}" `);
    return run(["-o", "pipefail", "-c", shell], { cwd: folder, program: "bash" });
  };

  it.each([...alone.keys()])("%s", { timeout: 300_000 }, async (line) => {
    const ran = await typed(line);
    expect([ran.exit, ran.exit > 1 ? ran.err : ""]).toEqual([line.includes("-draft") ? 1 : 0, ""]);
    const printed = ran.out + ran.err;
    const lacking = (alone.get(line) ?? []).flatMap(({ page, prints }) =>
      prints
        .filter((piece) => !printed.includes(piece))
        .map((piece) => ({ page: relative(root, join(root, page)), piece })),
    );
    expect(lacking).toEqual([]);
  });
});
