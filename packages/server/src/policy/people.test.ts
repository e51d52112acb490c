import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POLICY_ROOT } from "./load-policy.ts";
import { loadPeople } from "./people.ts";

describe("the table of permissions", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "youheng-people-"));
    await cp(join(POLICY_ROOT, "people"), join(folder, "people"), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("comes without mistakes, with the twelve roles", async () => {
    const { people, findings } = await loadPeople();
    expect(findings).toEqual([]);
    expect([...people.roles.keys()]).toEqual([
      "administrator",
      "reader",
      "statistician",
      "planner",
      "personnel_officer",
      "supervisor",
      "director",
      "principal",
      "party_secretary",
      "school_clerk",
      "auditor",
      "public",
    ]);
    expect(people.roles.get("supervisor")!.mostSchools).toBe(20);
  });

  it("says how far each role reaches, and nothing for a role that is not named", async () => {
    const { people } = await loadPeople();
    const fill = people.actions.get("form.fill")!;
    expect(["administrator", "principal", "auditor"].map((role) => fill.reach.get(role))).toEqual([
      "region",
      "schools",
      undefined,
    ]);
    expect(people.actions.get("session.use")!.reach.get("public")).toBe("all");
    expect(people.actions.get("account.own")!.reach.get("public")).toBeUndefined();
  });

  it("lets an auditor, a reader and the public change nothing but their own account", async () => {
    const { people } = await loadPeople();
    const changing = [...people.actions.values()].filter((action) => action.changes);
    const granted = changing.flatMap(({ reach }) => ["auditor", "reader", "public"].map((role) => reach.get(role)));
    expect(new Set(granted)).toEqual(new Set([undefined, "self"]));
  });

  it("names a role that does not exist, one named twice, and one that may only look but would change something", async () => {
    const path = join(folder, "people", "permissions.yaml");
    const before = await readFile(path, "utf8");
    await writeFile(
      path,
      before
        .replace("who: { region: [administrator, planner] } }", "who: { region: [administrator, plannner] } }")
        .replace(
          "changes: true, who: { region: [administrator, statistician] } }",
          "changes: true, who: { region: [administrator, auditor] } }",
        )
        .replace(
          "who: { region: [administrator, auditor] } }",
          "who: { region: [administrator, auditor], self: [auditor] } }",
        ),
    );
    const { findings } = await loadPeople([folder]);
    expect(findings.map(({ code, en }) => [code, en])).toEqual([
      ["POLICY-006", "“people.read” names the role “auditor” twice: how far it reaches is not clear."],
      ["POLICY-005", "“region.edit” names the role “plannner”, which does not exist."],
      ["POLICY-004", "“return.import” changes what is kept and cannot be given to “auditor”, who may only look."],
    ]);
    await writeFile(path, before);
  });
});
