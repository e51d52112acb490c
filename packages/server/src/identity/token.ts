import { createHash, randomBytes } from "node:crypto";

/** A secret for a session or a one-time link: 256 random bits, safe in an address. Only its hash is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token. It has 256 random bits, so one round of SHA-256 is enough. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
