import { Secret, TOTP } from "otpauth";
import { renderSVG } from "uqr";

/** Seconds that a code holds (RFC 6238). */
const period = 30;
/** Codes of one period before and after are taken too: clocks of telephones differ. */
const window = 1;

/** A new secret for a second factor: 160 random bits, base32. */
export function newSecondFactor(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator app is shown: the address in its QR code, and the code as a picture (SVG). */
export function secondFactorSheet(secret: string, accountName: string): { readonly uri: string; readonly svg: string } {
  const uri = totpOf(secret, accountName).toString();
  return { uri, svg: renderSVG(uri, { border: 2 }) };
}

/**
 * The time step of a code, when it is right at this moment; null when it is not.
 * A step may be used once only: the caller keeps the last.
 *
 * @example stepOfCode(secret, "287082", new Date(59_000)) // 1, with the secret of RFC 6238
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const totp = totpOf(secret, "");
  const token = code.normalize("NFKC").replaceAll(/\s/g, "");
  const delta = totp.validate({ token, timestamp: now.getTime(), window });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta;
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: "优衡 Youheng", label, digits: 6, period, secret: Secret.fromBase32(secret) });
}
