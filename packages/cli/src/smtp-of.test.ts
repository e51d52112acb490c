import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { WrongUsage } from "./exit.ts";
import { smtpOf } from "./smtp-of.ts";

const named = { YOUHENG_SMTP_URL: "smtp://mail.example.cn", YOUHENG_MAIL_FROM: "noreply@example.cn" };

it("sends no mail unless a mail server is named", () => {
  expect(smtpOf({})).toBeUndefined();
  expect(smtpOf({ YOUHENG_SMTP_URL: "", YOUHENG_MAIL_FROM: "a@b.cn" })).toBeUndefined();
});

it("reads where, how it is kept secret, and the sender", () => {
  const at = { host: "mail.example.cn", from: "noreply@example.cn" };
  expect(smtpOf(named)).toEqual({ ...at, port: 587, security: "starttls" });
  expect(smtpOf({ ...named, YOUHENG_SMTP_URL: "smtps://mail.example.cn:1465/" })).toEqual({
    ...at,
    port: 1465,
    security: "tls",
  });
  expect(smtpOf({ ...named, YOUHENG_SMTP_URL: "smtp+plain://mail.example.cn" })).toMatchObject({ security: "none" });
});

it("takes the password from a file, so that it stands in no list of processes", () => {
  const folder = mkdtempSync(join(tmpdir(), "youheng-smtp-"));
  writeFileSync(join(folder, "password"), "secret\n");
  const env = { ...named, YOUHENG_SMTP_USER: "u", YOUHENG_SMTP_PASSWORD_FILE: join(folder, "password") };
  expect(smtpOf(env)).toMatchObject({ user: "u", password: "secret" });
  rmSync(folder, { recursive: true });
  expect(() => smtpOf(env)).toThrow(WrongUsage);
});

it("refuses what is half named, or is more than an address", () => {
  for (const change of [
    { YOUHENG_MAIL_FROM: undefined },
    { YOUHENG_MAIL_FROM: "a@b.cn\r\nBcc: c@d.cn" },
    { YOUHENG_MAIL_FROM: "a@b.cn, c@d.cn" },
    { YOUHENG_SMTP_URL: "http://mail.example.cn" },
    { YOUHENG_SMTP_URL: "smtp://user:password@mail.example.cn" },
    { YOUHENG_SMTP_USER: "u" },
    { YOUHENG_SMTP_PASSWORD: "p" },
  ])
    expect(() => smtpOf({ ...named, ...change })).toThrow(WrongUsage);
});
