export type { HttpOptions } from "./deps.ts";
export { buildServer, type ServerDeps } from "./server.ts";
