import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { noSuchAddress, sendProblem } from "./error-handler.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".geojson": "application/geo+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};
const compressible = new Set([".html", ".js", ".mjs", ".css", ".json", ".geojson", ".svg", ".txt"]);

/** A file of the built page. Only files listed at the start are ever served, so no address leads out of the folder. */
interface PageFile {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly type: string;
  readonly compressible: boolean;
  /** a name with a digest in it: the bytes behind it never change */
  readonly immutable: boolean;
  readonly packed: Map<string, Promise<Buffer>>;
}

/** Serves the built web page: every address without a file of its own is the page's, except below /api. */
export function serveWebPage(app: FastifyInstance, folder: string): void {
  const files = readPage(folder);
  const index = files.get("/index.html");
  if (index === undefined) throw new Error(`the web page in ${folder} has no index.html: build it first`);
  app.setNotFoundHandler(async (request, reply) => {
    const path = decodePath(request.url);
    const isPage =
      (request.method === "GET" || request.method === "HEAD") && path !== "/api" && !path.startsWith("/api/");
    const file = files.get(path) ?? (extname(path) === "" ? index : undefined);
    if (!isPage || file === undefined) return sendProblem(reply, noSuchAddress(request));
    return file === index ? sendIndex(reply, index) : await sendFile(request, reply, file);
  });
}

function decodePath(url: string): string {
  try {
    return decodeURIComponent(url.split("?")[0] ?? "/");
  } catch {
    return "/";
  }
}

function readPage(folder: string): Map<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length).split(sep).join("/"), pageFile(path));
  }
  return files;
}

function pageFile(path: string): PageFile {
  const bytes = readFileSync(path);
  const extension = extname(path);
  return {
    bytes,
    etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    type: types[extension] ?? "application/octet-stream",
    compressible: compressible.has(extension) && bytes.length > 1024,
    immutable: path.split(sep).includes("assets"),
    packed: new Map(),
  };
}

/** Stands in index.html where the nonce of the answer belongs: the styles that the page makes carry it. */
const noncePlace = "__CSP_NONCE__";

/** The page itself is never the same twice: each answer has its own nonce. */
function sendIndex(reply: FastifyReply, index: PageFile): FastifyReply {
  const html = index.bytes.toString("utf8").replaceAll(noncePlace, reply.cspNonce.style);
  return reply.code(200).type(index.type).header("cache-control", "no-store").send(html);
}

async function sendFile(request: FastifyRequest, reply: FastifyReply, file: PageFile): Promise<FastifyReply> {
  reply.code(200).type(file.type).header("etag", file.etag).header("vary", "accept-encoding");
  reply.header("cache-control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (request.headers["if-none-match"] === file.etag) return reply.code(304).send();
  const encoding = file.compressible ? encodingFor(request) : undefined;
  if (encoding === undefined) return reply.send(file.bytes);
  return reply.header("content-encoding", encoding).send(await packed(file, encoding));
}

type Encoding = "br" | "gzip";

/** The best encoding a request accepts, of those we have. */
export function encodingFor(request: FastifyRequest): Encoding | undefined {
  const accepted = request.headers["accept-encoding"] ?? "";
  if (/\bbr\b/.test(accepted)) return "br";
  return /\bgzip\b/.test(accepted) ? "gzip" : undefined;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const brotliQuality = 6;

/** Packs bytes for the way: once for each file and encoding. */
function packed(file: PageFile, encoding: Encoding): Promise<Buffer> {
  const known = file.packed.get(encoding) ?? pack(file.bytes, encoding);
  file.packed.set(encoding, known);
  return known;
}

export function pack(bytes: Buffer | string, encoding: Encoding): Promise<Buffer> {
  if (encoding === "gzip") return zip(bytes);
  return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } });
}
