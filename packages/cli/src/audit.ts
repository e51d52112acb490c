import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { pipeline } from "node:stream/promises";
import { askDoor } from "@youheng/server/keep";
import { auditLines, type StoreAddress } from "@youheng/server/store";
import type { Command } from "commander";
import { explainedDisk } from "./explained-disk.ts";
import { addressOf, inStore, type StoreOptions, withStoreOptions } from "./store-address.ts";

interface AuditOptions extends StoreOptions {
  readonly out: string;
}

/** Seats `youheng audit --out FILE.jsonl`. */
export function auditCommand(program: Command): void {
  withStoreOptions(
    program
      .command("audit")
      .description(
        "导出操作记录：每行一条，附哈希，可在系统之外核验 · export the audit: one row a line with its hash, to be checked outside",
      )
      .requiredOption("--out <file>", "JSONL 文件 · the JSONL file"),
  ).action(runAudit);
}

async function runAudit(options: AuditOptions): Promise<void> {
  const file = resolve(options.out);
  const digest = await explainedDisk(file, () => exportTo(file, addressOf(options)));
  console.log(`已导出操作记录 · the audit was exported: ${file}`);
  console.log(`  SHA-256 ${digest}`);
}

async function exportTo(file: string, address: StoreAddress): Promise<string> {
  const answer = "dataFolder" in address ? await askDoor(address.dataFolder, "audit") : null;
  if (answer !== null) return await writeLines(file, Readable.fromWeb(answer.body as ReadableStream));
  return await inStore(address, (store) => writeLines(file, Readable.from(auditLines(store))));
}

async function writeLines(file: string, lines: Readable): Promise<string> {
  const beside = `${file}.${process.pid}.part`;
  const hash = createHash("sha256");
  try {
    const written = createWriteStream(beside, { mode: 0o600, flush: true });
    await pipeline(
      lines,
      async function* digested(pieces: AsyncIterable<Buffer | string>) {
        for await (const piece of pieces) {
          hash.update(piece);
          yield piece;
        }
      },
      written,
    );
    if (!written.closed) await once(written, "close");
    await rename(beside, file);
    return hash.digest("hex");
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
