import { Secret, TOTP } from "otpauth";
import { expect, it } from "vitest";
import { newSecondFactor, secondFactorSheet, stepOfCode } from "./second-factor.ts";

const rfc = Secret.fromUTF8("12345678901234567890").base32;

it.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
])("takes the code of RFC 6238, appendix B, at second %i", (second, code) => {
  expect(stepOfCode(rfc, code, new Date(second * 1000))).toBe(Math.floor(second / 30));
});

it("takes the code of the period before and after, of none further off, and no other", () => {
  const secret = newSecondFactor();
  const now = 1_800_000_015_000;
  const at = (periods: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now + periods * 30_000 });
  const step = Math.floor(now / 30_000);
  expect([-2, -1, 0, 1, 2].map((periods) => stepOfCode(secret, at(periods), new Date(now)))).toEqual([
    null,
    step - 1,
    step,
    step + 1,
    null,
  ]);
  expect(["", "12345", "abcdef"].map((code) => stepOfCode(secret, code, new Date(now)))).toEqual([null, null, null]);
});

it("takes a code typed with a space, and full-width digits", () => {
  expect(stepOfCode(rfc, "287 082", new Date(59_000))).toBe(1);
  expect(stepOfCode(rfc, "２８７０８２", new Date(59_000))).toBe(1);
});

it("shows itself as a picture that needs nothing from outside", () => {
  const { uri, svg } = secondFactorSheet(rfc, "zhang");
  expect(uri).toMatch(/^otpauth:\/\/totp\//);
  expect(uri).toContain(`secret=${rfc}`);
  expect(svg).toMatch(/^<svg /);
  expect(svg).not.toMatch(/<script|href=|style=/);
});
