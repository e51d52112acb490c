import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { openSecret, sealSecret, secretKeyIn } from "./secret-box.ts";

const folder = mkdtempSync(join(tmpdir(), "youheng-key-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the key of secrets", () => {
  it("is made once, and only its owner may read it", () => {
    const file = join(folder, "secret.key");
    const key = secretKeyIn(file);
    expect(secretKeyIn(file)).toEqual(key);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it("is not replaced where the file is damaged: that would make every secret unreadable", () => {
    const file = join(folder, "damaged.key");
    writeFileSync(file, "abc");
    expect(() => secretKeyIn(file)).toThrow(/64 位十六进制数/);
  });
});

describe("a sealed secret", () => {
  const [key, other] = [secretKeyIn(join(folder, "a.key")), secretKeyIn(join(folder, "b.key"))];

  it("opens for its owner with its key, and for nobody else", () => {
    fc.assert(
      fc.property(fc.string(), fc.uuid(), fc.uuid(), (secret, owner, stranger) => {
        const sealed = sealSecret(key, owner, secret);
        expect(openSecret(key, owner, sealed)).toBe(secret);
        expect(openSecret(other, owner, sealed)).toBeNull();
        if (owner !== stranger) expect(openSecret(key, stranger, sealed)).toBeNull();
      }),
    );
  });

  it("does not open when one character was changed", () => {
    const sealed = sealSecret(key, "owner", "JBSWY3DPEHPK3PXP");
    for (let i = 3; i < sealed.length - 1; i += 1) {
      const changed = sealed.slice(0, i) + (sealed[i] === "A" ? "B" : "A") + sealed.slice(i + 1);
      expect(openSecret(key, "owner", changed)).toBeNull();
    }
  });

  it("differs each time, and does not hold the secret", () => {
    const [one, two] = [sealSecret(key, "owner", "JBSWY3DPEHPK3PXP"), sealSecret(key, "owner", "JBSWY3DPEHPK3PXP")];
    expect(one).not.toBe(two);
    expect(Buffer.from(one.slice(3), "base64url").toString("latin1")).not.toContain("JBSWY3DPEHPK3PXP");
  });
});
