import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hex, utf8 } from "./bytes.ts";
import { hmacSha256, sha256 } from "./sha256.ts";

describe("SHA-256 and HMAC", () => {
  it("gives the digests of FIPS 180-4's examples", () => {
    expect(hex(sha256(utf8("abc")))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(hex(sha256(utf8("")))).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(hex(sha256(utf8("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")))).toBe(
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    );
  });

  it("gives the code of RFC 4231's second and sixth case", () => {
    expect(hex(hmacSha256(utf8("Jefe"))(utf8("what do ya want for nothing?")))).toBe(
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    );
    const longKey = new Uint8Array(131).fill(0xaa);
    expect(hex(hmacSha256(longKey)(utf8("Test Using Larger Than Block-Size Key - Hash Key First")))).toBe(
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    );
  });

  it("agrees with node:crypto on every message, across the borders of blocks", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
        expect(hex(sha256(message))).toBe(createHash("sha256").update(message).digest("hex"));
      }),
    );
    for (let length = 0; length <= 130; length++) {
      const message = new Uint8Array(length).fill(length);
      expect(hex(sha256(message))).toBe(createHash("sha256").update(message).digest("hex"));
    }
  });

  it("agrees with node:crypto under every key, again and again under one", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 150 }), fc.uint8Array({ maxLength: 150 }), (key, message) => {
        const keyed = hmacSha256(key);
        const expected = createHmac("sha256", key).update(message).digest("hex");
        expect(hex(keyed(message))).toBe(expected);
        expect(hex(keyed(message))).toBe(expected);
      }),
    );
  });
});
