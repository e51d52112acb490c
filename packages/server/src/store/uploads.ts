import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";
import { keepingScope } from "./scope.ts";

/** A file as it was uploaded: kept once for each digest, in parts, so that memory does not grow with the file. */
export interface Upload {
  readonly regionCode: string;
  /** SHA-256, hexadecimal */
  readonly digest: string;
  readonly bytes: number;
}

const partBytes = 1 << 20;

/** SHA-256 of a file on disk, read as a stream. */
export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** Keeps a file from disk, unless the same bytes are kept already. */
export async function keepUpload(writing: Writing, regionCode: string, path: string): Promise<Upload> {
  const digest = await digestOfFile(path);
  const bytes = (await stat(path)).size;
  const upload = { regionCode, digest, bytes };
  const added = await writing
    .insertInto("upload")
    .values({ region_code: regionCode, digest, bytes, parts: Math.ceil(bytes / partBytes) })
    .onConflict((conflict) => conflict.columns(["region_code", "digest"]).doNothing())
    .returning("digest")
    .executeTakeFirst();
  if (added !== undefined) await keepParts(writing, upload, path);
  return upload;
}

async function keepParts(writing: Writing, upload: Upload, path: string): Promise<void> {
  let part = 0;
  for await (const content of createReadStream(path, { highWaterMark: partBytes })) {
    await writing
      .insertInto("upload_part")
      .values({ region_code: upload.regionCode, digest: upload.digest, part, content: content as Buffer })
      .execute();
    part += 1;
  }
}

/** The bytes of an upload, part by part; undefined when there is none. */
export async function openUpload(store: Store, regionCode: string, digest: string): Promise<Readable | undefined> {
  const upload = await store.db
    .selectFrom("upload")
    .select("parts")
    .where("region_code", "=", regionCode)
    .where("digest", "=", digest)
    .executeTakeFirst();
  if (upload === undefined) return undefined;
  const contentOf = keepingScope(async (part: number): Promise<Buffer> => {
    const row = await store.db
      .selectFrom("upload_part")
      .select("content")
      .where("region_code", "=", regionCode)
      .where("digest", "=", digest)
      .where("part", "=", part)
      .executeTakeFirstOrThrow();
    return row.content;
  });
  return Readable.from(readParts({ parts: upload.parts, contentOf }), { objectMode: false });
}

/** The stream asks for the next part from wherever it is read: the scope of the request is kept for it. */
async function* readParts(upload: {
  readonly parts: number;
  readonly contentOf: (part: number) => Promise<Buffer>;
}): AsyncGenerator<Buffer> {
  for (let part = 0; part < upload.parts; part += 1) yield await upload.contentOf(part);
}

/** Writes an upload to a path, for a reader that wants a file. */
export async function writeUploadTo(
  store: Store,
  ask: { regionCode: string; digest: string; path: string },
): Promise<void> {
  const content = await openUpload(store, ask.regionCode, ask.digest);
  if (content === undefined) throw new Error(`upload ${ask.digest} is not there`);
  await pipeline(content, createWriteStream(ask.path));
}

/** The bytes of an upload by its digest alone, whoever brought it; undefined when there is none. */
export async function openUploadByDigest(store: Store, digest: string): Promise<Readable | undefined> {
  const upload = await store.db
    .selectFrom("upload")
    .select("region_code")
    .where("digest", "=", digest)
    .orderBy("region_code")
    .executeTakeFirst();
  return upload === undefined ? undefined : await openUpload(store, upload.region_code, digest);
}
