import { fileURLToPath } from "node:url";

/** An empty embedded database, made once for all tests. */
export const emptyDatabase = fileURLToPath(
  new URL("../../../../node_modules/.cache/youheng/empty-database-0.5.14", import.meta.url),
);
