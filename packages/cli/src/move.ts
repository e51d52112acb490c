import { resolve } from "node:path";
import { moveStore, othersConnected, type Store, type StoreAddress } from "@youheng/server/store";
import type { Command } from "commander";
import { WrongUsage } from "./exit.ts";
import { explainedDisk } from "./explained-disk.ts";
import { explainedBackup } from "./restore.ts";
import { explainedStoreTrouble, inStore, nameOfAddress } from "./store-address.ts";
import { tellBackup } from "./tell-backup.ts";

interface MoveOptions {
  readonly from: string;
  readonly to: string;
  readonly json?: boolean;
}

/** Seats `youheng move --from DIR --to postgres://…`, and back. */
export function moveCommand(program: Command): void {
  program
    .command("move")
    .description(
      "把全部数据从内嵌数据库搬到 PostgreSQL，或搬回来；逐表核对行数与摘要 · move everything from the embedded database to PostgreSQL or back; counts and digests compared",
    )
    .requiredOption("--from <place>", "数据文件夹，或 postgres://… · a data folder, or postgres://…")
    .requiredOption("--to <place>", "空的数据文件夹，或空的 postgres://… 数据库 · an empty one")
    .option("--json", "输出 JSON · print JSON")
    .action(runMove);
}

async function runMove(options: MoveOptions): Promise<void> {
  const from = placeOf(options.from);
  const to = placeOf(options.to);
  const summary = await inStore(from, (store) => moveFrom(store, to));
  const zh = `已从 ${nameOfAddress(from)} 搬到 ${nameOfAddress(to)}，逐表核对一致；原处未动`;
  const en = "moved; every table compared and equal; the source is as it was";
  tellBackup(summary, { done: { zh, en }, json: options.json === true });
}

async function moveFrom(store: Store, to: StoreAddress) {
  const others = await othersConnected(store);
  if (others > 0)
    throw new WrongUsage(
      `还有优衡服务连着来源数据库（${others} 个连接）。请先停止它，否则搬走之后写入的内容会留在原处 · Youheng is still connected to the source: stop it first, or what is written meanwhile stays behind`,
    );
  const name = nameOfAddress(to);
  return await explainedBackup(name, () =>
    explainedDisk(name, () =>
      moveStore(store, { to, now: new Date() }).catch((error: unknown) => {
        throw explainedStoreTrouble(error, to);
      }),
    ),
  );
}

function placeOf(text: string): StoreAddress {
  return /^postgres(ql)?:\/\//.test(text) ? { databaseUrl: text } : { dataFolder: resolve(text) };
}
