import { closeSync, fsyncSync, openSync } from "node:fs";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/** What we need of Emscripten's file system: it is not typed by PGlite. */
interface OpenStream {
  readonly nfd?: number;
  readonly node: unknown;
}
interface NodeFileSystem {
  realPath(node: unknown): string;
  stream_ops: { fsync?: (stream: OpenStream) => number };
}
interface EmscriptenModule {
  readonly FS: { readonly filesystems: { readonly NODEFS: NodeFileSystem } };
}

/**
 * PGlite's folder on disk, with the one call it lacks: `fsync` reaches the disk.
 * PGlite 0.5 drops every fsync and every fdatasync, so a power cut could take acknowledged rows. Here fsync is handed to the
 * operating system (files by descriptor, folders by path); start the engine without `-F` and with `wal_sync_method=fsync`,
 * because `fdatasync` never reaches the file system layer.
 *
 * @param onSync called after every fsync: to count them in a test
 * @source STACK.md "Database"; measured: 200 fsyncs for 200 commits
 */
export class DurableNodeFS extends NodeFS {
  readonly #onSync: () => void;

  constructor(folder: string, onSync: () => void = () => undefined) {
    super(folder);
    this.#onSync = onSync;
  }

  override async init(pg: PGlite, options: Parameters<NodeFS["init"]>[1]): ReturnType<NodeFS["init"]> {
    const made = await super.init(pg, options);
    const forward = (module: unknown): void => this.#forwardSync(module as EmscriptenModule);
    const before = made.emscriptenOpts.preRun;
    const preRun = before === undefined ? [] : Array.isArray(before) ? before : [before];
    return { emscriptenOpts: { ...made.emscriptenOpts, preRun: [...preRun, forward] } };
  }

  #forwardSync(module: EmscriptenModule): void {
    const files = module.FS.filesystems.NODEFS;
    files.stream_ops.fsync = (stream) => {
      if (stream.nfd === undefined) syncFolder(files.realPath(stream.node));
      else fsyncSync(stream.nfd);
      this.#onSync();
      return 0;
    };
  }
}

/** Windows cannot open a folder to sync it, and does not need to. */
function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
