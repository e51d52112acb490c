import { DiskFull } from "../store/index.ts";
import { Problem } from "./problem.ts";

/** What PostgreSQL and the network say when there is no connection, or it was cut. */
const cut = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|EHOSTUNREACH|08...|57P0[1-3]|55000|53300)$/;
const cutWords = /Connection terminated|Client has encountered a connection error/;

/** What PostgreSQL says when its own disk is full. */
const full = "53100";

/** Trouble of the database that is nobody's mistake: it is away, or its disk is full. Null when it is something else. */
export function troubleOfStore(error: Error & { readonly code?: string }): Problem | null {
  if (error instanceof DiskFull)
    return new Problem({ status: 507, kind: "disk-full", title: fullTitle, detail: error.words });
  if (error.code === full) return new Problem({ status: 507, kind: "disk-full", title: fullTitle, detail: fullThere });
  if (!cut.test(error.code ?? "") && !cutWords.test(error.message)) return null;
  return new Problem({ status: 503, kind: "database-away", title: awayTitle, detail: away });
}

const fullTitle = { zh: "磁盘已满", en: "The disk is full" };
const fullThere = {
  zh: "数据库所在磁盘已满，没有写入任何内容；已有的数据完好。请管理员腾出空间后再试。",
  en: "The database's disk is full. Nothing was written; what is there is whole. Ask the administrator to make room, then try again.",
};
const awayTitle = { zh: "数据库暂时连不上", en: "The database cannot be reached" };
const away = {
  zh: "数据库暂时连不上，这一次没有写入。服务会自行重新连接，请稍后再试；一直如此请找管理员。",
  en: "The database cannot be reached, and this was not written. The server reconnects by itself: try again shortly; if it stays so, ask the administrator.",
};
