import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";

const MARK = "v1:";
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The key by which secrets are sealed; it never goes into the database, nor into its backups. */
export type SecretKey = Buffer;

/**
 * The key of this installation: 32 random bytes in a file that only its owner may read; made at the first start.
 *
 * @param file  kept apart from backups of the database: who has both reads the secrets
 * @throws      Error where the file is there and holds no key
 */
export function secretKeyIn(file: string): SecretKey {
  if (existsSync(file)) {
    const key = Buffer.from(readFileSync(file, "utf8").trim(), "hex");
    if (key.length === KEY_BYTES) return key;
    throw new Error(
      `密钥文件 ${file} 不是 64 位十六进制数，请恢复原文件 · ${file} does not hold 64 hexadecimal digits; bring back the file as it was`,
    );
  }
  const key = randomBytes(KEY_BYTES);
  writeFileSync(file, `${key.toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  chmodSync(file, 0o600);
  return key;
}

/**
 * Seals a secret for one owner (AES-256-GCM): moved to another owner's row it does not open.
 *
 * @example sealSecret(key, accountId, "JBSWY3DPEHPK3PXP") // "v1:…"
 */
export function sealSecret(key: SecretKey, owner: string, secret: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return MARK + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/**
 * Opens a sealed secret.
 *
 * @returns null where this key does not open it: the database was brought to another machine without its key, or the row was tampered with
 */
export function openSecret(key: SecretKey, owner: string, kept: string): string | null {
  if (!kept.startsWith(MARK)) return null;
  const bytes = Buffer.from(kept.slice(MARK.length), "base64url");
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  const iv = bytes.subarray(0, IV_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
