import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "@youheng/server";
import { emptyDatabase, openStore } from "@youheng/server/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ran, youheng } from "./youheng.fixture.ts";

describe("accounts, from the console", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "youheng-people-cli-"));
    await (await openStore({ dataFolder: folder, template: emptyDatabase })).close();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const people = (...words: readonly string[]): Promise<Ran> => youheng("people", ...words, "--data", folder);

  it("are invited with a link that opens a session, and listed without a secret", async () => {
    const made = await people(
      "invite",
      "li",
      "--role",
      "principal",
      "--region",
      "990102",
      "--schools",
      "S1,S2",
      "--json",
    );
    expect(made.exit).toBe(0);
    const { link, ...person } = JSON.parse(made.out) as { link: string };
    expect(person).toEqual({
      name: "li",
      full_name: null,
      role: "principal",
      region_code: "990102",
      schools: ["S1", "S2"],
      state: "invited",
    });
    const listed = await people("list", "--json");
    expect(JSON.parse(listed.out)).toEqual([person]);
    const options = { host: "127.0.0.1", port: 0, dataFolder: folder, exampleFolder: null, webFolder: null };
    const server = await startServer({ ...options, http: { logLevel: "silent" }, say: () => undefined });
    const payload = { token: link.split("#")[1] };
    const opened = await server.app.inject({ method: "POST", url: "/api/session/link", payload });
    await server.close();
    expect(opened.json()).toMatchObject({ name: "li", account: { role: "principal" } });
  });

  it("are refused in words, with status 2, where role, region and schools do not fit", async () => {
    const unfit = await people("invite", "wang", "--role", "principal", "--region", "990100", "--schools", "S1");
    expect([unfit.exit, unfit.out]).toEqual([2, ""]);
    expect(unfit.err).toContain("“Principal” cannot sit at the level of 990100.");
    expect((await people("recover", "nobody")).exit).toBe(2);
    expect((await people("invite", "li", "--role", "auditor", "--region", "990102")).err).toContain("is taken");
  });
});
