import { createHash } from "node:crypto";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditView, EvidenceView, ProblemView } from "./api-types.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("a picture")]);
const of = (school: string): string => `/api/regions/990102/schools/${school}/evidence`;

describe("evidence", () => {
  let folder: string;
  let server: TestingServer;
  let principal: TestingPerson;
  let other: TestingPerson;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "youheng-scanner-"));
    const scanner = join(folder, "scan.sh");
    await writeFile(scanner, '#!/bin/sh\ngrep -q EICAR "$2" && exit 1\ngrep -q BROKEN "$2" && exit 2\nexit 0\n');
    await chmod(scanner, 0o700);
    server = await testingServer({ http: { scanner: `${scanner} --quiet` } });
    await server.signIn();
    principal = await testingPerson(server, { role: "principal", regionCode: "990102", schools: ["S1"] });
    other = await testingPerson(server, { role: "principal", regionCode: "990102", schools: ["S2"] });
  });
  afterAll(async () => {
    await server.remove();
    await rm(folder, { recursive: true });
  });

  const bring = (who: TestingPerson, school: string, file: { name: string; bytes: Buffer | string }) => {
    const edge = "edge";
    const part = (head: string, body: string): string =>
      `--${edge}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
    const bytes = typeof file.bytes === "string" ? file.bytes : file.bytes.toString("latin1");
    const payload = `${part('name="subject"', "task:1")}${part(`name="file"; filename="${file.name}"`, bytes)}--${edge}--\r\n`;
    const headers = { "content-type": `multipart/form-data; boundary=${edge}` };
    return who.send("POST", of(school), Buffer.from(payload, "latin1") as unknown as string, headers);
  };

  it("is taken, kept by its digest, listed, and opened again byte for byte; who opened it is written down", async () => {
    const answer = await bring(principal, "S1", { name: "photo.png", bytes: png });
    expect(answer.statusCode).toBe(201);
    const view = answer.json<EvidenceView>();
    const digest = createHash("sha256").update(png).digest("hex");
    expect(view).toMatchObject({ kind: "png", digest, bytes: png.length, subject: "task:1", scanned: true });
    expect((await principal.ask("GET", `${of("S1")}?subject=task:1`)).json()).toEqual([view]);
    const file = await principal.ask("GET", `${of("S1")}/${view.evidence_id}/file`);
    expect(file.rawPayload.equals(png)).toBe(true);
    expect(file.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": expect.stringContaining("attachment") as string,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    const shown = await principal.ask("GET", `${of("S1")}/${view.evidence_id}/file?inline=true`);
    expect(shown.headers).toMatchObject({ "content-type": "image/png", "content-disposition": "inline" });
    const kept = await principal.ask("GET", `${of("S1")}/${view.evidence_id}/file?inline=false`);
    expect(kept.headers["content-disposition"]).toContain("attachment");
    const seen = (await server.ask("GET", "/api/audit?what=evidence.see")).json<AuditView[]>();
    expect(seen.map((act) => [act.who, act.subject])).toEqual([1, 2, 3].map(() => [principal.name, view.evidence_id]));
  });

  it("is another school's business to nobody", async () => {
    const { evidence_id: id } = (await bring(principal, "S1", { name: "b.png", bytes: png })).json<EvidenceView>();
    expect((await bring(other, "S1", { name: "a.png", bytes: png })).statusCode).toBe(403);
    expect((await other.ask("GET", of("S1"))).statusCode).toBe(403);
    expect((await other.ask("GET", `${of("S2")}/${id}/file`)).statusCode).toBe(404);
    expect((await server.ask("GET", of("S1"))).json<EvidenceView[]>().length).toBeGreaterThan(0);
  });

  it("is refused where it is not what it says, is infected, or could not be scanned, with words that say why", async () => {
    const refused: readonly (readonly [string, string, string])[] = [
      ["a.png", "<html><script>", "agree with their name"],
      ["a.txt", "EICAR", "found a virus"],
      ["a.txt", "BROKEN", "did not answer"],
    ];
    for (const [name, bytes, says] of refused) {
      const answer = await bring(principal, "S1", { name, bytes });
      expect([answer.statusCode, bytes]).toEqual([415, bytes]);
      expect(answer.json<ProblemView>().detail_en).toContain(says);
    }
    const large = await bring(principal, "S1", { name: "a.txt", bytes: "x".repeat(21 << 20) });
    expect(large.statusCode).toBe(413);
  });
});
