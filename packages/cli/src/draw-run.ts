import { existsSync } from "node:fs";
import { basename } from "node:path";
import {
  type Commitment,
  drawReceipt,
  guarantees,
  isCommitment,
  listDiffers,
  type Opening,
  readSeed,
  type Receipt,
  rulesDigest,
} from "@youheng/kernel/decide";
import { openingFile } from "./draw-commit.ts";
import { guaranteeLines, receiptLines } from "./draw-lines.ts";
import { applicantsFrom, jsonOf, orFindings, refused, rulesFrom, tellDrawFindings } from "./draw-papers.ts";
import { todayHere } from "./today-here.ts";
import { WrongUsage } from "./exit.ts";
import { writeWhole } from "./write-whole.ts";

interface RunOptions {
  readonly applicants: string;
  readonly rules?: string;
  readonly schools?: string;
  readonly seed?: string;
  readonly start?: string;
  readonly interval?: string;
  readonly witness?: readonly string[];
  readonly opening?: string;
  readonly date?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** Runs `youheng draw run`. */
export async function drawRun(file: string, options: RunOptions): Promise<void> {
  const seed = typedSeed(options);
  await orFindings(options.json, () => run(file, seed, options));
}

function typedSeed({ seed, start, interval }: RunOptions): string {
  if (seed !== undefined) return seed;
  if (start !== undefined && interval !== undefined) return `${start} ${interval}`;
  throw new WrongUsage("请用 --seed 给出种子；环用 --start 和 --interval · give --seed, or --start and --interval");
}

async function run(file: string, seed: string, options: RunOptions): Promise<void> {
  const { commitment, opening } = await openedCommitment(file, options.opening);
  if (options.rules !== undefined) await refuseOtherRules(commitment, options.rules, options.schools);
  const { list, findings } = await applicantsFrom(options.applicants, commitment.rules);
  refuseOtherList(list, commitment, { opening, file: basename(options.applicants) });
  const receipt = drawReceipt({
    commitment,
    opening,
    list,
    seed: {
      text: seedText(seed, commitment),
      drawn_on: options.date ?? todayHere(),
      witnesses: options.witness ?? [],
    },
  });
  if (options.out !== undefined) await writeWhole(options.out, `${JSON.stringify(receipt)}\n`);
  if (options.json) console.log(JSON.stringify(receipt));
  else tellReceipt(receipt, options.out);
  tellDrawFindings(findings);
}

function tellReceipt(receipt: Receipt, out: string | undefined): void {
  const { rules, numbers, applicants } = receipt.commitment;
  for (const line of receiptLines(receipt, out)) console.log(line);
  for (const line of guaranteeLines(guarantees(rules, numbers < applicants))) console.log(line);
}

async function openedCommitment(
  file: string,
  openingPath: string | undefined,
): Promise<{ readonly commitment: Commitment; readonly opening: Opening }> {
  const held = await jsonOf(file);
  if (!isCommitment(held))
    throw refused("DRAW-051", basename(file), {
      zh: "这不是摇号的承诺文件，或内容不完整。",
      en: "This is no commitment of a draw, or it is not whole.",
      fix: "请选择 youheng draw commit 写出的文件。",
      fixEn: "Choose the file that youheng draw commit wrote.",
    });
  const { opening, findings: _, ...commitment } = held as Commitment & { opening?: Opening; findings?: unknown };
  return { commitment, opening: opening ?? (await openingIn(openingPath ?? openingFile(file))) };
}

async function openingIn(path: string): Promise<Opening> {
  const held = existsSync(path) ? ((await jsonOf(path)) as Partial<Opening> | null) : null;
  if (typeof held?.salt === "string" && /^[0-9a-f]{64}$/.test(held.salt)) return { salt: held.salt };
  throw refused("DRAW-052", path, {
    zh: "没有找到固定名单时产生的盐，无法打开承诺。",
    en: "The salt made when the list was fixed was not found; the commitment cannot be opened.",
    fix: "请用 --opening 指出 draw commit 写出的 .opening.json 文件。",
    fixEn: "Name the .opening.json file that draw commit wrote with --opening.",
  });
}

async function refuseOtherRules(commitment: Commitment, file: string, schools: string | undefined): Promise<void> {
  const { rules } = await rulesFrom(file, schools);
  if (rulesDigest(rules) === commitment.rules_digest) return;
  const changed = (Object.keys(rules) as (keyof typeof rules)[]).filter(
    (key) => JSON.stringify(rules[key]) !== JSON.stringify(commitment.rules[key]),
  );
  throw refused("DRAW-054", basename(file), {
    zh: `规则与固定时不同：${changed.join("、")}。`,
    en: `The rules are not those that were fixed: ${changed.join(", ")}.`,
    fix: "请用固定时的规则；确要修改，应重新固定、重新公布摘要。",
    fixEn: "Use the rules that were fixed; to change them, commit again and publish the new digest.",
  });
}

const NAMED = 20;

function refuseOtherList(
  list: Receipt["list"],
  commitment: Commitment,
  { opening, file }: { readonly opening: Opening; readonly file: string },
): void {
  const differs = listDiffers(list, commitment, opening);
  if (differs === null) return;
  const { strangers, lost } = differs;
  const names = strangers.slice(0, NAMED).join("、") + (strangers.length > NAMED ? " …" : "");
  throw refused("DRAW-055", file, {
    zh: `名单与固定时不同：${strangers.length} 行改过或新增（${names}），固定时的 ${lost} 行不在其中。`,
    en: `The list is not the one that was fixed: ${strangers.length} lines changed or added (${names}), ${lost} lines of then are gone.`,
    fix: "请用固定时的名单；确要修改，应重新固定、重新公布摘要。",
    fixEn: "Use the list that was fixed; to change it, commit again and publish the new digest.",
  });
}

function seedText(typed: string, { rules, numbers }: Commitment): string {
  const read = readSeed(typed, rules, numbers);
  if ("text" in read) return read.text;
  throw refused("DRAW-053", "--seed", {
    zh: `种子不合规则：${read.wrong.zh}。`,
    en: `The seed does not fit the rules: ${read.wrong.en}.`,
    fix: `规则定的来源是“${rules.seed.source}”，请照当众产生的原样输入。`,
    fixEn: `The source fixed in the rules is "${rules.seed.source}"; type it as it was drawn in public.`,
  });
}
