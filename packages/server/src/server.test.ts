import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestingServer, testingServer } from "./testing-server.ts";

const page = '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><title>优衡</title>';
const script = `export const words = ${JSON.stringify("优衡".repeat(2000))};`;

describe("the server", () => {
  let server: TestingServer;
  let webFolder: string;
  beforeAll(async () => {
    webFolder = await mkdtemp(join(tmpdir(), "youheng-page-"));
    await mkdir(join(webFolder, "assets"));
    await writeFile(join(webFolder, "index.html"), page);
    await writeFile(join(webFolder, "assets", "app-1a2b3c.js"), script);
    server = await testingServer({ webFolder });
  });
  afterAll(async () => {
    await server.remove();
    await rm(webFolder, { recursive: true });
  });

  it("sends the page for every address of the page, under a policy that lets nothing in from outside", async () => {
    for (const path of ["/", "/sign-in", "/regions/990101/2024/balance"]) {
      const answer = await server.ask("GET", path);
      expect([answer.statusCode, answer.headers["cache-control"]]).toEqual([200, "no-store"]);
      const policy = String(answer.headers["content-security-policy"]);
      const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1];
      expect(answer.body).toBe(page.replace("__CSP_NONCE__", nonce ?? "no nonce"));
      expect(policy).toContain("default-src 'self'");
      expect(policy).toMatch(/script-src 'self' 'nonce-[0-9a-f]+';style-src 'self' 'nonce-[0-9a-f]+';/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/https?:|unsafe-/);
      expect(answer.headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
    }
  });

  it("lets hashed files be kept for ever, packed as the browser likes", async () => {
    const path = "/assets/app-1a2b3c.js";
    const plain = await server.ask("GET", path);
    expect([plain.body, plain.headers["cache-control"]]).toEqual([script, "public, max-age=31536000, immutable"]);
    const packed = await server.ask("GET", path, undefined, { "accept-encoding": "gzip, br" });
    expect([packed.headers["content-encoding"], packed.rawPayload.length < script.length]).toEqual(["br", true]);
    expect(
      (await server.ask("GET", path, undefined, { "if-none-match": String(plain.headers["etag"]) })).statusCode,
    ).toBe(304);
  });

  it.each([
    "/assets/gone.js",
    "/../package.json",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/assets/..%2f..%2fpackage.json",
    "/api/nope",
    "/%",
  ])("does not leave the page's folder for %s", async (path) => {
    const answer = await server.ask("GET", path);
    expect(answer.body).not.toMatch(/youheng-workspace|root:/);
    if (path !== "/%" && !path.endsWith("passwd")) expect(answer.statusCode).toBe(404);
  });

  it("answers an unknown address of the API with a problem", async () => {
    const answer = await server.ask("POST", "/api/nope");
    expect(answer.json()).toEqual({
      type: "urn:youheng:problem:not-found",
      title: "没有找到",
      status: 404,
      detail: "没有这个地址：POST /api/nope",
      detail_en: "There is no POST /api/nope.",
    });
  });

  it("answers broken JSON with a problem", async () => {
    const answer = await server.running.app.inject({
      method: "POST",
      url: "/api/session",
      payload: "{",
      headers: { "content-type": "application/json" },
    });
    expect([answer.statusCode, answer.headers["content-type"]]).toEqual([
      400,
      "application/problem+json; charset=utf-8",
    ]);
  });

  describe("the API's document", () => {
    interface Operation {
      readonly responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
      readonly parameters?: { name: string; in: string }[];
    }
    interface Document {
      readonly openapi: string;
      readonly paths: Record<string, Record<string, Operation>>;
      readonly components: { schemas: Record<string, unknown> };
    }
    let document: Document;
    beforeAll(async () => {
      document = (await server.ask("GET", "/api/openapi.json")).json();
    });

    it("is OpenAPI 3.1 and names every route of api-types.ts", async () => {
      expect(document.openapi).toBe("3.1.0");
      const operations = Object.entries(document.paths).flatMap(([path, item]) =>
        Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
      );
      const folder = new URL(".", import.meta.url);
      const files = (await readdir(folder)).filter((name) => /^api-[a-z]+\.ts$/.test(name));
      const written = (await Promise.all(files.map((name) => readFile(new URL(name, folder), "utf8")))).join("\n");
      const routes = [...written.matchAll(/^ +(GET|POST|PUT|DELETE) +(\/api\/[^\s?]+)/gm)];
      const promised = routes.map(([, method, path]) => `${method} ${path!.replaceAll(/:(\w+)/g, "{$1}")}`);
      expect(promised.length).toBeGreaterThan(20);
      const once = new Set(promised);
      expect(operations.toSorted()).toEqual([...once].filter((one) => one !== "GET /api/openapi.json").toSorted());
    });

    it("has a home for every reference, every parameter of a path, and problems for every operation", () => {
      const text = JSON.stringify(document);
      for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
        expect(document.components.schemas).toHaveProperty([name!]);
      for (const [path, item] of Object.entries(document.paths))
        for (const operation of Object.values(item)) {
          const inPath = (operation.parameters ?? []).filter((one) => one.in === "path").map((one) => `{${one.name}}`);
          expect(inPath.toSorted()).toEqual((path.match(/\{[^}]+\}/g) ?? []).toSorted());
          expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(["4XX", "5XX"]));
        }
    });

    it("can be read as a page without a script", async () => {
      const answer = await server.ask("GET", "/api/docs");
      expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(answer.body).toContain("/api/regions/{code}/years/{year}/assessment");
      expect(answer.body).not.toMatch(/<script|src=|https?:\/\//);
    });
  });
});
