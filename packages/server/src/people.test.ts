import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InvitedView, OpenSessionView, PersonView, SecondFactorView, SessionView } from "./api-types.ts";
import { sealSecret } from "./identity/index.ts";
import { addVersion, type NewVersion, publishVersion, record } from "./store/index.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const password = "一个很长的密码-2026";
const clerk = { name: "li.clerk", role: "school_clerk", region_code: "990102", schools: ["S1"], full_name: "李填报" };

const signInAs = (server: TestingServer, url: string, body: object) =>
  server.running.app.inject({ method: "POST", url, payload: body });
const tokenIn = (answer: { json<T>(): T }): string => answer.json<InvitedView>().link.split("#")[1]!;

const smallReturn = (regionCode: string): NewVersion => ({
  regionCode,
  schoolYear: 2024,
  importId: null,
  form: "tidy",
  fileName: "a.csv",
  uploadDigest: null,
  facts: {
    rows: 1,
    text: { region_code: [regionCode], school_code: ["2199000001"] },
    numbers: { school_year: [2024], students_primary: [100] },
    invalid: [],
    origin: { file: "a.csv", sheet: "a", rowNumbers: [2], columnLetters: {} },
  },
  regionFacts: null,
  findings: [],
  students: 100,
  reason: null,
  createdBy: "system",
});

describe("people", () => {
  let server: TestingServer;
  let county: TestingPerson;
  let neighbour: TestingPerson;
  let city: TestingPerson;
  beforeAll(async () => {
    server = await testingServer();
    county = await testingPerson(server, { role: "administrator", regionCode: "990102", name: "county" });
    neighbour = await testingPerson(server, { role: "administrator", regionCode: "990101", name: "neighbour" });
    city = await testingPerson(server, { role: "administrator", regionCode: "990100", name: "city" });
  });
  afterAll(() => server.remove());

  const listed = async (person: TestingPerson) =>
    (await person.ask("GET", "/api/people")).json<PersonView[]>().map(({ name }) => name);
  let clerkId = "";

  it("are invited by a link that is good once and sets a password; nobody ever had another", async () => {
    const answer = await county.ask("POST", "/api/people", clerk);
    expect(answer.statusCode).toBe(201);
    expect(answer.json<InvitedView>().person).toMatchObject({ ...clerk, state: "invited", created_by: "county" });
    clerkId = answer.json<InvitedView>().person.account_id;
    expect((await signInAs(server, "/api/session", { name: clerk.name, password: "" })).statusCode).toBe(401);
    const opened = await signInAs(server, "/api/session/link", { token: tokenIn(answer) });
    expect(opened.json<SessionView>()).toMatchObject({
      needs_password: true,
      account: { role: "school_clerk", schools: ["S1"] },
    });
    expect(opened.json<SessionView>().account!.may).toContain("form.fill");
    expect(opened.json<SessionView>().account!.may).not.toContain("facts.read");
    expect((await signInAs(server, "/api/session/link", { token: tokenIn(answer) })).statusCode).toBe(401);
    const cookies = { youheng: opened.cookies[0]!.value };
    const set = await server.running.app.inject({
      method: "POST",
      url: "/api/account/password",
      cookies,
      payload: { password },
    });
    expect(set.statusCode).toBe(204);
    expect((await signInAs(server, "/api/session", { name: clerk.name, password })).statusCode).toBe(200);
  });

  it("are listed to the county and the city above, not to the neighbour", async () => {
    expect(await listed(county)).toEqual(["county", "li.clerk"]);
    expect(await listed(city)).toEqual(["city", "neighbour", "county", "li.clerk"]);
    expect(await listed(neighbour)).toEqual(["neighbour"]);
  });

  it("of a neighbour cannot be reached by their id, whatever is asked of them", async () => {
    const tries = [
      neighbour.ask("GET", `/api/people/${clerkId}/sessions`),
      neighbour.ask("PUT", `/api/people/${clerkId}`, { role: "auditor", region_code: "990101" }),
      neighbour.ask("POST", `/api/people/${clerkId}/stop`, { stopped: true }),
      neighbour.ask("POST", `/api/people/${clerkId}/recover`, {}),
      county.ask("POST", `/api/people/${city.accountId}/recover`, {}),
      county.ask("POST", `/api/people/${city.accountId}/stop`, { stopped: true }),
    ];
    expect((await Promise.all(tries)).map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404, 404]);
  });

  it("are not made above or beside oneself, nor moved there", async () => {
    for (const region of ["990101", "990100", "000000"]) {
      const made = await county.ask("POST", "/api/people", { name: "up", role: "administrator", region_code: region });
      expect(made.statusCode).toBe(403);
      const moved = await county.ask("PUT", `/api/people/${clerkId}`, { role: "administrator", region_code: region });
      expect(moved.statusCode).toBe(403);
    }
  });

  it("take from a body what may be set, and refuse a body with more (mass assignment)", async () => {
    const more = { password_hash: "x", account_id: "y", created_by: "z", totp_secret: "q", stopped_at: null };
    for (const [key, value] of Object.entries(more)) {
      const made = await county.ask("POST", "/api/people", { ...clerk, name: "more", [key]: value });
      expect([key, made.statusCode]).toEqual([key, 400]);
      const own = { password, current: password, [key]: value };
      expect((await county.ask("POST", "/api/account/password", own)).statusCode).toBe(400);
    }
    expect(await listed(county)).toEqual(["county", "li.clerk"]);
  });

  it("are refused a role that does not fit the region or the schools, in words", async () => {
    const ask = async (change: object) =>
      (await county.ask("POST", "/api/people", { ...clerk, name: "unfit", ...change })).json<{
        detail_en: string;
        status: number;
      }>();
    expect(await ask({ schools: [] })).toMatchObject({
      status: 400,
      detail_en: "“School clerk” needs 1 to 8 different schools; there are 0.",
    });
    expect(await ask({ role: "supervisor", schools: Array.from({ length: 21 }, (_, i) => `S${i}`) })).toMatchObject({
      status: 400,
      detail_en: "“Supervisor” needs 1 to 20 different schools; there are 21.",
    });
    expect(await ask({ role: "statistician" })).toMatchObject({ status: 400 });
    expect(await ask({ role: "public", schools: [] })).toMatchObject({
      status: 400,
      detail_en: "There is no role “public”.",
    });
    expect(await ask({ role: "reader", schools: [] })).toMatchObject({ status: 400 });
    expect((await county.ask("POST", "/api/people", { ...clerk, name: "neighbour" })).statusCode).toBe(409);
  });

  it("keep the last door open: nobody stops or changes himself", async () => {
    expect((await county.ask("POST", `/api/people/${county.accountId}/stop`, { stopped: true })).statusCode).toBe(409);
    const demoted = await county.ask("PUT", `/api/people/${county.accountId}`, {
      role: "auditor",
      region_code: "990102",
    });
    expect(demoted.statusCode).toBe(409);
  });

  it("have sessions that are listed, and end at once when somebody ends them", async () => {
    const opened = await signInAs(server, "/api/session", { name: clerk.name, password });
    const cookies = { youheng: opened.cookies[0]!.value };
    const asClerk = (method: "GET" | "DELETE", url: string) => server.running.app.inject({ method, url, cookies });
    const own = (await asClerk("GET", "/api/account/sessions")).json<OpenSessionView[]>();
    expect(own.filter((one) => one.is_this)).toHaveLength(1);
    expect(JSON.stringify(own)).not.toContain(cookies.youheng);
    const here = own.find((one) => one.is_this)!.session_id;
    expect((await county.ask("DELETE", `/api/people/${county.accountId}/sessions/${here}`)).statusCode).toBe(404);
    expect((await county.ask("DELETE", `/api/people/${clerkId}/sessions/${here}`)).statusCode).toBe(204);
    expect((await asClerk("GET", "/api/account/sessions")).statusCode).toBe(401);
  });

  it("that are stopped are out at once, and may come back", async () => {
    const opened = await signInAs(server, "/api/session", { name: clerk.name, password });
    const cookies = { youheng: opened.cookies[0]!.value };
    await county.ask("POST", `/api/people/${clerkId}/stop`, { stopped: true });
    expect((await server.running.app.inject({ url: "/api/account/sessions", cookies })).statusCode).toBe(401);
    expect((await signInAs(server, "/api/session", { name: clerk.name, password })).statusCode).toBe(401);
    await county.ask("POST", `/api/people/${clerkId}/stop`, { stopped: false });
    expect((await signInAs(server, "/api/session", { name: clerk.name, password })).statusCode).toBe(200);
  });

  it("are locked after eight wrong passwords, say the same as ever, and are recovered by an administrator's link", async () => {
    const guess = (given: string) => signInAs(server, "/api/session", { name: clerk.name, password: given });
    const first = await guess("wrong-wrong");
    for (let i = 0; i < 7; i += 1) await guess("wrong-wrong");
    const locked = await guess(password);
    expect([locked.statusCode, locked.body]).toEqual([401, first.body]);
    const state = (await county.ask("GET", "/api/people"))
      .json<PersonView[]>()
      .find(({ name }) => name === clerk.name)!.state;
    expect(state).toBe("locked");
    const recovered = await county.ask("POST", `/api/people/${clerkId}/recover`, {});
    expect((await signInAs(server, "/api/session/link", { token: tokenIn(recovered) })).statusCode).toBe(200);
    expect((await guess(password)).statusCode).toBe(200);
  });

  it("get a new token at every sign-in: one that was planted in the browser opens nothing (session fixation)", async () => {
    const planted = "A".repeat(43);
    const options = {
      method: "POST",
      url: "/api/session",
      payload: { name: clerk.name, password },
      cookies: { youheng: planted },
    } as const;
    const opened = await server.running.app.inject(options);
    expect(opened.cookies[0]!.value).not.toBe(planted);
    expect(
      (await server.running.app.inject({ url: "/api/account/sessions", cookies: { youheng: planted } })).statusCode,
    ).toBe(401);
  });

  it("see of the returns what is theirs, and nothing of a neighbour's by its id", async () => {
    for (const regionCode of ["990101", "990102"])
      await record(server.running.store, { regionCode, name: "system" }, async (writing) => {
        const key = await addVersion(writing, smallReturn(regionCode));
        await publishVersion(writing, key, { name: "system", reason: null });
        return { result: undefined, acts: [] };
      });
    const statistician = await testingPerson(server, { role: "statistician", regionCode: "990102" });
    const statuses = async (id: string) =>
      [
        await statistician.ask("GET", `/api/versions/${id}/facts`),
        await statistician.ask("POST", `/api/versions/${id}/amend`, {
          changes: [{ school_code: "2199000001", column: "students_primary", value: 3 }],
          reason: "试",
        }),
        await statistician.ask("GET", `/api/versions/990102-2024-1/difference?from=${id}`),
      ].map(({ statusCode }) => statusCode);
    expect(await statuses("990102-2024-1")).toEqual([200, 201, 200]);
    expect(await statuses("990101-2024-1")).toEqual([403, 403, 404]);
  });
});

describe("the second factor", () => {
  let server: TestingServer;
  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
    await server.ask("POST", "/api/account/password", { password });
  });
  afterAll(() => server.remove());

  const signIn = (more: object = {}) => signInAs(server, "/api/session", { name: "admin", password, ...more });
  let secret = "";
  const code = (periods = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + periods * 30_000 });

  it("counts only once a first code was given", async () => {
    const begun = await server.ask("POST", "/api/account/second-factor");
    ({ secret } = begun.json<SecondFactorView>());
    expect((await signIn()).statusCode).toBe(200);
    expect((await server.ask("PUT", "/api/account/second-factor", { code: "000000" })).statusCode).toBe(403);
    expect((await server.ask("PUT", "/api/account/second-factor", { code: code() })).statusCode).toBe(204);
    expect((await server.ask("POST", "/api/account/second-factor")).statusCode).toBe(409);
  });

  it("is kept sealed: neither the database nor a backup of it holds the secret", async () => {
    const kept = await server.running.store.db
      .selectFrom("account")
      .select("totp_secret")
      .where("name", "=", "admin")
      .executeTakeFirstOrThrow();
    expect(kept.totp_secret).toMatch(/^v1:/);
    expect(kept.totp_secret).not.toContain(secret);
  });

  it("says so where the database came without its key, and never lets in", async () => {
    const { db } = server.running.store;
    const { totp_secret: kept } = await db
      .selectFrom("account")
      .select("totp_secret")
      .where("name", "=", "admin")
      .executeTakeFirstOrThrow();
    await db
      .updateTable("account")
      .set({ totp_secret: sealSecret(randomBytes(32), "x", secret) })
      .execute();
    expect((await signIn({ code: code() })).json()).toMatchObject({
      status: 401,
      type: "urn:youheng:problem:second-factor-unreadable",
    });
    await db.updateTable("account").set({ totp_secret: kept }).where("name", "=", "admin").execute();
  });

  it("is then wanted after the right password only, and a code is good once", async () => {
    expect((await signIn()).json()).toMatchObject({ status: 401, type: "urn:youheng:problem:second-factor-wanted" });
    expect((await signIn({ password: "not the right one" })).json()).toMatchObject({
      type: "urn:youheng:problem:sign-in-failed",
    });
    expect((await signIn({ code: code(-5) })).statusCode).toBe(401);
    const next = code(1);
    expect((await signIn({ code: next })).statusCode).toBe(200);
    expect((await signIn({ code: next })).statusCode).toBe(401);
  });

  it("is taken away with a code, and by nothing less", async () => {
    expect((await server.ask("DELETE", "/api/account/second-factor", { code: "123456" })).statusCode).toBe(403);
    expect((await server.ask("DELETE", "/api/account/second-factor", { code: code() })).statusCode).toBe(204);
    expect((await signIn()).statusCode).toBe(200);
  });
});
