import { gunzip } from "node:zlib";
import { basename } from "node:path";
import { promisify } from "node:util";
import { unreadable } from "./file-findings.ts";
import { bytesOf, headOf, type ReturnSource } from "./file-source.ts";
import { type ReadLimits } from "./limits.ts";

const unpack = promisify(gunzip);

/**
 * A source as it is inside its gzip; any other as it is.
 *
 * @throws UnreadableFile when it is damaged or expands past the limits
 */
export async function withoutGzip(source: ReturnSource, limits: ReadLimits): Promise<ReturnSource> {
  const head = await headOf(source, 2);
  if (head[0] !== 0x1f || head[1] !== 0x8b) return source;
  const name = ("path" in source ? basename(source.path) : source.name).replace(/\.gz$/i, "");
  try {
    return { bytes: await unpack(await bytesOf(source), { maxOutputLength: limits.expandedBytes }), name };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
      throw unreadable.bomb(limits.expandedBytes, 1);
    throw unreadable.damaged("GZIP");
  }
}
