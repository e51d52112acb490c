import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SessionView } from "./api-types.ts";
import { testingPerson } from "./testing-people.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

/** A real provider on this machine (panva/oidc-provider), and a browser that follows where it is sent. */
describe("signing in through a provider of OpenID Connect", () => {
  let house: Server;
  let server: TestingServer;
  beforeAll(async () => {
    house = createServer();
    await new Promise<void>((resolve) => house.listen(0, "127.0.0.1", resolve));
    const issuer = `http://127.0.0.1:${(house.address() as AddressInfo).port}`;
    const oidc = {
      issuer,
      clientId: "youheng",
      clientSecret: "local-secret-of-this-test-only",
      nameClaim: "preferred_username",
      label: "统一身份认证",
    };
    server = await testingServer({ oidc });
    const provider = providerAt(issuer, `${server.running.url}/api/session/oidc/callback`, oidc);
    house.on("request", (request, response) => void provider.callback()(request, response));
  });
  afterAll(async () => {
    await server.remove();
    await new Promise((resolve) => house.close(resolve));
  });

  const signIn = async (login: string) => await wander(`${server.running.url}/api/session/oidc`, login);
  const sessionOf = async (browser: Browser): Promise<SessionView> =>
    (
      await fetch(`${server.running.url}/api/session`, { headers: { cookie: browser.cookiesFor(server.running.url) } })
    ).json() as Promise<SessionView>;

  it("is offered on the page", async () => {
    expect((await server.ask("GET", "/api/session")).json()).toMatchObject({ oidc: "统一身份认证" });
  });

  it("lets in whom an administrator invited by that name, and knows him by his subject from then on", async () => {
    await testingPerson(server, { role: "planner", regionCode: "990102", name: "wang" });
    const browser = await signIn("wang");
    expect(browser.at).toBe(`${server.running.url}/`);
    expect(await sessionOf(browser)).toMatchObject({
      name: "wang",
      needs_password: false,
      account: { role: "planner" },
    });
    const [row] = await server.running.store.db.selectFrom("account").selectAll().where("name", "=", "wang").execute();
    expect(row).toMatchObject({ oidc_subject: "wang" });
    expect((await sessionOf(await signIn("wang"))).name).toBe("wang");
  });

  it("lets in nobody without an account, nor into an account that has a password of its own", async () => {
    expect((await signIn("stranger")).at).toBe(`${server.running.url}/sign-in?refused=unknown`);
    await server.signIn();
    await server.ask("POST", "/api/account/password", { password: "管理员自己的密码-2026" });
    const asAdmin = await signIn("admin");
    expect(asAdmin.at).toBe(`${server.running.url}/sign-in?refused=unknown`);
    expect((await sessionOf(asAdmin)).signed_in).toBe(false);
  });

  it("takes no answer to another's question: without the kept state, or with another one", async () => {
    const callback = `${server.running.url}/api/session/oidc/callback?code=x&state=y`;
    const without = await fetch(callback, { redirect: "manual" });
    expect(without.headers.get("location")).toBe("/sign-in?refused=failed");
    const trip = Buffer.from(JSON.stringify({ state: "z", nonce: "n", verifier: "v".repeat(43) })).toString(
      "base64url",
    );
    const other = await fetch(callback, { redirect: "manual", headers: { cookie: `youheng-oidc=${trip}` } });
    expect(other.headers.get("location")).toBe("/sign-in?refused=failed");
  });
});

function providerAt(
  issuer: string,
  redirectUri: string,
  known: { readonly clientId: string; readonly clientSecret: string },
): Provider {
  return new Provider(issuer, {
    clients: [{ client_id: known.clientId, client_secret: known.clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ["sub"], profile: ["preferred_username"] },
    pkce: { required: () => true },
    findAccount: (_context, login) => ({
      accountId: login,
      claims: () => ({ sub: login, preferred_username: login }),
    }),
  });
}

interface Browser {
  readonly at: string;
  cookiesFor(origin: string): string;
}

/** Follows redirects, fills in the provider's sign-in and consent forms, and stops at the first page of ours. */
async function wander(start: string, login: string): Promise<Browser> {
  const jar = new Map<string, Map<string, string>>();
  const cookiesFor = (origin: string): string =>
    [...(jar.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join("; ");
  const home = new URL(start).origin;
  let url = start;
  let body: URLSearchParams | undefined;
  for (let step = 0; step < 15; step += 1) {
    const { origin } = new URL(url);
    const headers = { cookie: cookiesFor(origin) };
    const answer: Response = await fetch(url, {
      redirect: "manual",
      headers,
      ...(body === undefined ? {} : { method: "POST", body }),
    });
    keepCookies(jar, origin, answer);
    const to = answer.headers.get("location");
    body = undefined;
    if (to !== null) url = new URL(to, url).href;
    else if (origin === home) return { at: url, cookiesFor };
    else {
      const page = await answer.text();
      const form = /action="([^"]+)"/.exec(page)?.[1];
      if (form === undefined)
        throw new Error(`the provider's page has no form: ${answer.status} ${page.slice(0, 300)}`);
      url = new URL(form, url).href;
      body = new URLSearchParams({
        prompt: page.includes('value="login"') ? "login" : "consent",
        login,
        password: "any",
      });
    }
    if (to !== null && new URL(url).origin === home && !url.includes("/api/")) return { at: url, cookiesFor };
  }
  throw new Error(`went in a circle: ${url}`);
}

function keepCookies(jar: Map<string, Map<string, string>>, origin: string, answer: Response): void {
  const kept = jar.get(origin) ?? new Map<string, string>();
  for (const one of answer.headers.getSetCookie()) {
    const [pair = ""] = one.split(";");
    const [name = "", ...value] = pair.split("=");
    kept.set(name, value.join("="));
  }
  jar.set(origin, kept);
}
