import { type HeldAgainst, type Receipt, type ReceiptVerdict, verifyReceipt } from "@youheng/kernel/decide";
import { verdictLines } from "./draw-lines.ts";
import { applicantsFrom, jsonOf, orFindings } from "./draw-papers.ts";
import { EXIT, WrongUsage } from "./exit.ts";

interface VerifyOptions {
  readonly applicants?: string;
  readonly digest?: string;
  readonly commitment?: string;
  readonly json?: boolean;
}

/** Runs `youheng draw verify`. */
export async function drawVerify(file: string, options: VerifyOptions): Promise<void> {
  await orFindings(options.json, async () => {
    const receipt = await jsonOf(file);
    const verdict = await verdictOn(receipt, options);
    if (options.json) console.log(JSON.stringify(verdict));
    else for (const line of verdictLines(verdict, receipt as Receipt, options)) console.log(line);
    if (!verdict.verified) process.exitCode = EXIT.inputErrors;
  });
}

async function verdictOn(receipt: unknown, options: VerifyOptions): Promise<ReceiptVerdict> {
  const published = options.commitment === undefined ? options.digest : await digestIn(options.commitment);
  const against: HeldAgainst = published === undefined ? {} : { published };
  const alone = verifyReceipt(receipt, against);
  if (options.applicants === undefined || alone.commitment_digest === null) return alone;
  const { list } = await applicantsFrom(options.applicants, (receipt as Receipt).commitment.rules);
  return verifyReceipt(receipt, { ...against, applicants: list });
}

async function digestIn(file: string): Promise<string> {
  const held = (await jsonOf(file)) as { commitment_digest?: unknown } | null;
  if (typeof held?.commitment_digest === "string") return held.commitment_digest;
  throw new WrongUsage(`文件中没有承诺摘要 · there is no commitment_digest in the file: ${file}`);
}
