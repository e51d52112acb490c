import { randomBytes } from "node:crypto";
import { commitDraw, type Commitment, drawSlips, guarantees, slipsCsv } from "@youheng/kernel/decide";
import { commitmentLines, guaranteeLines } from "./draw-lines.ts";
import { applicantsFrom, orFindings, rulesFrom, tellDrawFindings } from "./draw-papers.ts";
import { todayHere } from "./today-here.ts";
import { WrongUsage } from "./exit.ts";
import { writeWhole } from "./write-whole.ts";

interface CommitOptions {
  readonly rules: string;
  readonly schools?: string;
  readonly out?: string;
  readonly slips?: string;
  readonly salt?: string;
  readonly date?: string;
  readonly json?: boolean;
}

/** Runs `youheng draw commit`. */
export async function drawCommit(file: string, options: CommitOptions): Promise<void> {
  await orFindings(options.json, () => commit(file, options));
}

async function commit(file: string, options: CommitOptions): Promise<void> {
  const salt = saltOf(options.salt);
  const read = await rulesFrom(options.rules, options.schools);
  const { list, findings } = await applicantsFrom(file, read.rules);
  const commitment = commitDraw({ list, rules: read.rules, committedOn: options.date ?? todayHere() }, { salt });
  const told = [...read.findings, ...findings];
  if (options.slips !== undefined) await writeWhole(options.slips, slipsCsv(drawSlips(list, salt)));
  if (options.out !== undefined) await writeParts(options.out, commitment, salt);
  const shown = options.out === undefined ? { ...commitment, opening: { salt } } : commitment;
  if (options.json) console.log(JSON.stringify(shown));
  else {
    const siblings = commitment.numbers < commitment.applicants;
    for (const line of commitmentLines(commitment, options.out)) console.log(line);
    for (const line of guaranteeLines(guarantees(read.rules, siblings))) console.log(line);
  }
  if (options.out === undefined)
    console.error(
      options.json
        ? "注意：输出含秘密的盐（opening），摇号前不要公布这一项 · note: the output holds the secret salt (opening): keep it until the draw"
        : "没有写 --out：盐没有保存，不能用这份承诺摇号 · without --out the salt is not kept: this commitment cannot be drawn from",
    );
  tellDrawFindings(told);
}

/** The name of the file that keeps the salt until the draw. @example openingFile("c.json") // "c.opening.json" */
export function openingFile(commitment: string): string {
  return `${commitment.replace(/\.json$/i, "")}.opening.json`;
}

async function writeParts(out: string, commitment: Commitment, salt: string): Promise<void> {
  if (!/\.json$/i.test(out)) throw new WrongUsage(`--out 要写成 .json 文件 · --out writes a .json file: ${out}`);
  const { commitment_digest } = commitment;
  await writeWhole(openingFile(out), `${JSON.stringify({ salt, commitment_digest })}\n`);
  await writeWhole(out, `${JSON.stringify(commitment)}\n`);
}

function saltOf(given: string | undefined): string {
  if (given === undefined) return randomBytes(32).toString("hex");
  if (/^[0-9a-f]{64}$/i.test(given)) return given.toLowerCase();
  throw new WrongUsage("--salt 要 64 位十六进制数字 · --salt wants 64 hexadecimal digits");
}
