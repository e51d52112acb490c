import { readFile } from "node:fs/promises";
import { askDoor } from "@youheng/server/keep";
import { type AuditVerdict, type ChainHead, type StoreAddress, verifyAudit } from "@youheng/server/store";
import type { Command } from "commander";
import { EXIT, WrongUsage } from "./exit.ts";
import { explainedDisk } from "./explained-disk.ts";
import { addressOf, inStore, nameOfAddress, type StoreOptions, withStoreOptions } from "./store-address.ts";
import { verifyBackupFile } from "./verify-backup.ts";
import { writeWhole } from "./write-whole.ts";

interface VerifyOptions extends StoreOptions {
  readonly checkpoint?: string;
  readonly saveCheckpoint?: string;
  readonly json?: boolean;
}

/** Seats `youheng verify [FILE]`. */
export function verifyCommand(program: Command): void {
  withStoreOptions(
    program
      .command("verify")
      .description(
        "操作记录是否被改动过；或一份备份是否完整 · whether the audit was tampered with; or whether a backup is whole",
      )
      .argument("[backup]", "备份文件；不写则核验操作记录 · a backup file; without it the audit is verified"),
  )
    .option("--checkpoint <file>", "与另存的校验点比较 · compare with a checkpoint kept elsewhere")
    .option("--save-checkpoint <file>", "把校验点写入文件，请另处保存 · write a checkpoint, to be kept elsewhere")
    .option("--json", "输出 JSON · print JSON")
    .action(runVerify);
}

async function runVerify(backup: string | undefined, options: VerifyOptions): Promise<void> {
  if (backup !== undefined) return await verifyBackupFile(backup, options);
  const address = addressOf(options);
  const kept = options.checkpoint === undefined ? [] : await readCheckpoint(options.checkpoint);
  const verdict = await verdictOf(address, kept);
  if (options.json === true) console.log(JSON.stringify(verdict));
  else for (const line of linesOf(verdict, nameOfAddress(address))) console.log(line);
  if (!verdict.whole) process.exitCode = EXIT.inputErrors;
  else if (options.saveCheckpoint !== undefined) await saveCheckpoint(options.saveCheckpoint, verdict);
}

async function verdictOf(address: StoreAddress, kept: readonly ChainHead[]): Promise<AuditVerdict> {
  const answer = "dataFolder" in address ? await askDoor(address.dataFolder, "verify", kept) : null;
  if (answer !== null) return (await answer.json()) as AuditVerdict;
  return await inStore(address, (store) => verifyAudit(store, kept));
}

async function saveCheckpoint(file: string, { heads }: AuditVerdict): Promise<void> {
  await writeWhole(file, `${JSON.stringify({ checkpoint: heads }, null, 2)}\n`);
  console.error(`校验点已写入，请存到别处 · the checkpoint was written, keep it elsewhere: ${file}`);
}

/** A checkpoint, or an export of the audit: its last line is one. */
async function readCheckpoint(file: string): Promise<readonly ChainHead[]> {
  const text = await explainedDisk(file, () => readFile(file, "utf8"));
  const found = headsIn(text) ?? headsIn(text.trimEnd().split("\n").at(-1) ?? "");
  if (found !== null) return found;
  throw new WrongUsage(`不是校验点文件 · this is not a checkpoint: ${file}`);
}

function headsIn(text: string): readonly ChainHead[] | null {
  try {
    const { checkpoint } = JSON.parse(text) as { readonly checkpoint?: readonly Partial<ChainHead>[] };
    const heads = checkpoint?.every((head) => typeof head.hash === "string" && typeof head.rows === "number");
    return heads === true ? (checkpoint ?? []).map((head) => ({ strand: 0, ...head }) as ChainHead) : null;
  } catch {
    return null;
  }
}

function linesOf({ whole, rows, heads, breaks }: AuditVerdict, place: string): readonly string[] {
  if (whole)
    return [
      `操作记录完整：${rows} 条，${heads.length} 股链 · the audit is whole: ${rows} rows in ${heads.length} strands (${place})`,
      ...heads.map((head) => `  ${head.region_code}.${head.strand}  ${head.rows}  ${head.hash}`),
    ];
  return [
    `操作记录被动过：${breaks.length} 处 · the audit was tampered with in ${breaks.length} places (${place})`,
    ...breaks.map((one) => `  ${one.region_code}  ${one.words.zh} · ${one.words.en}`),
  ];
}
