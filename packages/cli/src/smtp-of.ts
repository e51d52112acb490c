import { readFileSync } from "node:fs";
import type { SmtpOptions } from "@youheng/server";
import { WrongUsage } from "./exit.ts";

/** How each kind of address is kept secret on its way, and its usual port. */
const kinds: Readonly<Record<string, Pick<SmtpOptions, "security" | "port">>> = {
  "smtps:": { security: "tls", port: 465 },
  "smtp:": { security: "starttls", port: 587 },
  "smtp+plain:": { security: "none", port: 25 },
};

/**
 * The mail server that the environment names; undefined: none, and no mail is sent.
 *
 * @throws WrongUsage when it is half named, or cannot be read
 * @example smtpOf({ YOUHENG_SMTP_URL: "smtps://mail.example.cn", YOUHENG_MAIL_FROM: "noreply@example.cn" })?.port // 465
 */
export function smtpOf(env: NodeJS.ProcessEnv): SmtpOptions | undefined {
  const url = env["YOUHENG_SMTP_URL"];
  if (url === undefined || url === "") return undefined;
  const from = env["YOUHENG_MAIL_FROM"] ?? "";
  const at = addressOf(url);
  if (at === undefined || !/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(from)) throw new WrongUsage(wanted);
  const user = env["YOUHENG_SMTP_USER"];
  const password = passwordOf(env);
  if ((user === undefined || user === "") !== (password === undefined)) throw new WrongUsage(wantedBoth);
  return { ...at, from, ...(password === undefined ? {} : { user, password }) };
}

function addressOf(url: string): Pick<SmtpOptions, "host" | "port" | "security"> | undefined {
  const [, scheme = "", host = "", port] =
    /^(smtps?:|smtp\+plain:)\/\/([A-Za-z0-9.-]+)(?::(\d{1,5}))?\/?$/.exec(url) ?? [];
  const kind = kinds[scheme];
  if (kind === undefined) return undefined;
  return { host, security: kind.security, port: port === undefined ? kind.port : Number(port) };
}

/** A password in a file stays out of the list of processes and of the environment. */
function passwordOf(env: NodeJS.ProcessEnv): string | undefined {
  const file = env["YOUHENG_SMTP_PASSWORD_FILE"];
  if (file === undefined || file === "") return env["YOUHENG_SMTP_PASSWORD"];
  try {
    return readFileSync(file, "utf8").trimEnd();
  } catch (error) {
    throw new WrongUsage(
      `读不到 YOUHENG_SMTP_PASSWORD_FILE：${file}（${(error as NodeJS.ErrnoException).code ?? ""}）。\n` +
        `YOUHENG_SMTP_PASSWORD_FILE cannot be read: ${file}.`,
    );
  }
}

const wanted =
  "邮件提醒要同时设置 YOUHENG_SMTP_URL（smtps://主机、smtp://主机:587，内网不加密用 smtp+plain://主机）和 YOUHENG_MAIL_FROM（发件邮箱，只写地址）。\n" +
  "Reminders by e-mail want YOUHENG_SMTP_URL (smtps://host, smtp://host:587, or smtp+plain://host inside a closed network) and YOUHENG_MAIL_FROM (the sender's bare address) together.";
const wantedBoth =
  "YOUHENG_SMTP_USER 和 YOUHENG_SMTP_PASSWORD（或 YOUHENG_SMTP_PASSWORD_FILE）要同时设置，或都不设置。\n" +
  "YOUHENG_SMTP_USER and YOUHENG_SMTP_PASSWORD (or YOUHENG_SMTP_PASSWORD_FILE) go together, or neither is set.";
