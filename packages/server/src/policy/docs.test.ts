import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkPolicy, POLICY_ROOT } from "./index.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "youheng-docs-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes the page's code blocks ("```yaml file=PATH") as files, as a reader would. */
async function followed(language: string): Promise<string> {
  const page = await readFile(
    fileURLToPath(new URL(`../../../../docs/policy/${language}/add-an-indicator.md`, import.meta.url)),
    "utf8",
  );
  const root = join(folder, language);
  for (const [, path = "", text = ""] of page.matchAll(/```yaml file=(\S+)\n([\s\S]*?)```/g)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

describe("the page on adding an indicator", () => {
  it.each(["zh", "en"])("works when followed to the letter, in %s", async (language) => {
    const { findings, policy } = await checkPolicy([POLICY_ROOT, await followed(language)]);
    expect(findings).toEqual([]);
    expect(policy.standards.get("my-county-2026")?.indicators).toHaveLength(8);
    expect(policy.cases.filter(({ standard }) => standard === "my-county-2026")).toHaveLength(1);
  });
});

describe("the page on the standards workshop", () => {
  it.each(["zh", "en"])("shows a standard that stands, with a case that holds, in %s", async (language) => {
    const page = await readFile(
      fileURLToPath(new URL(`../../../../docs/guide/${language}/9-standards-workshop.md`, import.meta.url)),
      "utf8",
    );
    const file = join(folder, `${language}.yaml`);
    await writeFile(file, /```yaml\n([\s\S]*?)```/.exec(page)![1]!);
    const { findings, policy, examined } = await checkPolicy([POLICY_ROOT, file]);
    const ground = await checkPolicy([POLICY_ROOT]);
    expect([findings, examined.values - ground.examined.values]).toEqual([[], 5]);
    expect(policy.standards.get("qingrong-balance")?.indicators).toHaveLength(7);
  });
});
