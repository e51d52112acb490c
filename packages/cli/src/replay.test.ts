import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { factsToJson } from "@youheng/kernel/model";
import { assessRegion, kernelVersion, packageOf, type Replay, type ReplayPackage } from "@youheng/server/assess";
import { loadPolicy, POLICY_ROOT } from "@youheng/server/policy";
import { readReturn } from "@youheng/server/sense";
import { addVersion, emptyDatabase, listAssessments, openStore, publishVersion, record } from "@youheng/server/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { district, youheng } from "./youheng.fixture.ts";

const RETURN = district("2025-return.xlsx");
const standardId = "cn-quality-balance-2017";
const actor = { regionCode: "000000", name: "张三" };

let folder = "";
let stored: ReplayPackage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "youheng-replay-"));
  stored = await assessedIn(join(folder, "data"));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** Puts the example's return into a store, publishes and assesses it, as the server does, and gives the package. */
async function assessedIn(dataFolder: string): Promise<ReplayPackage> {
  const { policy } = await loadPolicy([POLICY_ROOT]);
  const read = await readReturn(
    { path: RETURN },
    { form: policy.forms.get("tidy")!, fields: policy.fields, checks: true },
  );
  const store = await openStore({ dataFolder, template: emptyDatabase });
  await record(store, actor, async (writing) => {
    const key = await addVersion(writing, {
      regionCode: "990102",
      schoolYear: 2025,
      importId: null,
      form: "tidy",
      fileName: "2025-return.xlsx",
      uploadDigest: null,
      facts: factsToJson(read.result.facts),
      regionFacts: read.result.regionFacts,
      findings: read.findings,
      students: null,
      reason: null,
      createdBy: actor.name,
    });
    await publishVersion(writing, key, { name: actor.name, reason: null });
    return { result: undefined, acts: [] };
  });
  const deps = { store, policy, kernelVersion: kernelVersion() };
  await assessRegion(deps, actor, { regionCode: "990102", schoolYear: 2025, standardId });
  const [kept] = await listAssessments(store, { most: 1 });
  const made = await packageOf(store, kept!);
  await store.close();
  return made;
}

async function replayed(one: unknown): Promise<{ exit: number; found: Replay; out: string }> {
  const file = join(folder, "package.json");
  await writeFile(file, JSON.stringify(one));
  const [json, human] = [await youheng("replay", file, "--json"), await youheng("replay", file)];
  expect(json.exit).toBe(human.exit);
  return { exit: json.exit, found: JSON.parse(json.out) as Replay, out: human.out };
}

/** A copy in which the value at a path is another. */
function changed(path: string, change: (before: unknown) => unknown): ReplayPackage {
  const copy = structuredClone(stored);
  const steps = path.split(".");
  const last = steps.pop()!;
  let at = copy as unknown as Record<string, unknown>;
  for (const step of steps) at = at[step] as Record<string, unknown>;
  at[last] = change(at[last]);
  return copy;
}

const oneMore = (before: unknown): number => Number(before) + 1;

const broken = ({ parts }: Replay): readonly string[] => parts.filter((one) => !one.same).map((one) => one.part);

describe("youheng replay", () => {
  it("makes a stored assessment again from its package, byte for byte", async () => {
    const { exit, found, out } = await replayed(stored);
    expect([exit, found.same, found.kernel.same, found.document.same, broken(found)]).toEqual([
      0,
      true,
      true,
      true,
      [],
    ]);
    expect(found.document.bytes.stored).toBe(found.document.bytes.replayed);
    expect(out).toContain("相同：逐字节一致 · same, byte for byte");
  });

  it("notices one fact that was changed, and says where the document differs first", async () => {
    const judged = stored.facts.text["school_kind"]!.indexOf("primary");
    const one = changed(`facts.numbers.equipment_yuan.${judged}`, oneMore);
    const { exit, found, out } = await replayed(one);
    expect([exit, found.same, broken(found)]).toEqual([1, false, ["facts"]]);
    expect(found.document.first_difference?.path).toBe("stages.primary.composite_cv.value");
    expect(out).toContain("首个不同 first difference：stages.");
  });

  it("notices what the document does not show: where a school is said to stand", async () => {
    const { exit, found } = await replayed(changed("facts.numbers.lon.0", oneMore));
    expect([exit, found.document.same, broken(found)]).toEqual([1, true, ["facts"]]);
  });

  it("notices one threshold that was changed", async () => {
    const { exit, found } = await replayed(changed("bundle.standard.indicators.0.atLeast.primary", () => 4.3));
    expect([exit, broken(found)]).toEqual([1, ["bundle"]]);
    expect(found.document.first_difference?.path).toContain("stages.primary.indicators");
  });

  it("notices a changed document, also when its digest was changed with it", async () => {
    const one = changed("document.verdict", () => "meets");
    const { exit, found } = await replayed(one);
    expect([exit, broken(found)]).toEqual([1, ["document"]]);
    expect(found.document.first_difference).toEqual({ path: "verdict", stored: "meets", replayed: "falls_short" });
    const both = await replayed({ ...one, digests: { ...one.digests, document: found.document.digest.stored } });
    expect([both.exit, broken(both.found), both.found.document.same]).toEqual([1, [], false]);
  });

  it("notices facts whose digest was changed with them, because the lineage has another", async () => {
    const one = changed("facts.numbers.equipment_yuan.0", oneMore);
    const { found } = await replayed(one);
    const digest = found.parts.find((part) => part.part === "facts")!.found;
    expect(broken((await replayed({ ...one, digests: { ...one.digests, facts: digest } })).found)).toEqual(["facts"]);
  });

  it("says when another engine made it, and compares all the same", async () => {
    const { exit, found, out } = await replayed(changed("lineage.kernel_version", () => "0.0.9+000000000000"));
    expect([exit, found.same, found.kernel.same]).toEqual([0, true, false]);
    expect(out).toContain("another engine; compared all the same");
  });

  it("makes the assessments of a data folder again", async () => {
    const ran = await youheng("replay", "--data", join(folder, "data"), "990102", "2025", "--json");
    const { replays } = JSON.parse(ran.out) as { replays: Replay[] };
    expect([ran.exit, replays.map((one) => [one.lineage.standard, one.same])]).toEqual([0, [[standardId, true]]]);
  });

  it("says what is wrong with the command or the file", async () => {
    const file = join(folder, "no-package.json");
    await writeFile(file, "{}");
    const none = await youheng("replay", file);
    expect([none.exit, none.err.includes("ASSESS-010")]).toEqual([1, true]);
    expect((await youheng("replay", join(folder, "absent.json"))).exit).toBe(2);
    expect((await youheng("replay", "990102", "2025")).exit).toBe(2);
    expect((await youheng("replay", "--data", join(folder, "data"), "990102", "1999")).exit).toBe(2);
  });
});
