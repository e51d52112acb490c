import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { FolderInUse, openStore, type Store, type StoreAddress } from "@youheng/server/store";
import type { Command } from "commander";
import { WrongUsage } from "./exit.ts";

/** Which store a command is for. */
export interface StoreOptions {
  readonly data?: string;
  readonly databaseUrl?: string;
}

/** Adds `--data` and `--database-url` to a command. */
export function withStoreOptions(command: Command): Command {
  return command
    .option("--data <folder>", "数据文件夹（默认 .data）· data folder (default .data)")
    .option(
      "--database-url <url>",
      "PostgreSQL 的地址（默认取环境变量 DATABASE_URL）· address of a PostgreSQL database (default: DATABASE_URL)",
    );
}

/**
 * The store that was meant: what was typed, else DATABASE_URL, else YOUHENG_DATA, else .data, as the server would take it.
 *
 * @throws WrongUsage when both were typed
 */
export function addressOf({ data, databaseUrl }: StoreOptions): StoreAddress {
  if (data !== undefined && databaseUrl !== undefined)
    throw new WrongUsage("--data 和 --database-url 只能用一个 · use --data or --database-url, not both");
  const url = databaseUrl ?? (data === undefined ? process.env["DATABASE_URL"] : undefined);
  if (url !== undefined) return { databaseUrl: url };
  return { dataFolder: resolve(data ?? process.env["YOUHENG_DATA"] ?? ".data") };
}

/** The store in words, without the password. */
export function nameOfAddress(address: StoreAddress): string {
  if ("dataFolder" in address) return address.dataFolder;
  try {
    const url = new URL(address.databaseUrl);
    return `${url.protocol}//${url.host}${url.pathname}`;
  } catch {
    return "PostgreSQL";
  }
}

/**
 * Opens a store that must be there already, does the work, and closes it.
 *
 * @throws WrongUsage when there is none, somebody else has it, or the server does not answer
 */
export async function inStore<T>(address: StoreAddress, work: (store: Store) => Promise<T>): Promise<T> {
  if ("dataFolder" in address && !existsSync(join(address.dataFolder, "database")))
    throw new WrongUsage(
      `${address.dataFolder} 中没有数据库，请用 --data 指定数据文件夹 · there is no database in it, name the data folder with --data`,
    );
  const store = await openOrExplain(address);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function openOrExplain(address: StoreAddress): Promise<Store> {
  try {
    return await openStore(address);
  } catch (error) {
    throw explainedStoreTrouble(error, address);
  }
}

const noAnswer = ["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "EHOSTUNREACH", "EAI_AGAIN", "28P01", "28000", "3D000"];

/** Trouble with reaching a store, for the person who named it; any other trouble as it is. */
export function explainedStoreTrouble(error: unknown, address: StoreAddress): unknown {
  if (error instanceof FolderInUse) return new WrongUsage(error.message);
  const { code = "", message } = error as NodeJS.ErrnoException;
  if (!noAnswer.includes(code)) return error;
  return new WrongUsage(
    `连不上数据库 ${nameOfAddress(address)}，请核对地址、密码和服务是否在运行 · the database cannot be reached, check its address, password, and that it runs (${code} ${message})`,
  );
}
