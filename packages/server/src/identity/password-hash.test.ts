import { describe, expect, it } from "vitest";
import { hashPassword, isPassword } from "./password-hash.ts";

describe("a password's hash", () => {
  it("agrees with the reference implementation of argon2 (its test.c, version 19)", async () => {
    const reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    expect(await isPassword("password", reference)).toBe(true);
    expect(await isPassword("passwore", reference)).toBe(false);
  });

  it("has a salt of its own each time, and takes a password typed on another keyboard", async () => {
    const [first, second] = [await hashPassword("密码 ＡＢＣ １２３"), await hashPassword("密码 ＡＢＣ １２３")];
    expect(first).not.toBe(second);
    expect(await isPassword("密码 ABC 123", first)).toBe(true);
  });

  it("refuses to judge by a hash of another kind", async () => {
    await expect(isPassword("password", "$2b$10$abc")).rejects.toThrow("not argon2id");
  });
});
