// node scripts/set-up/complete-lock.mjs, after `npm install NAME`. Runs on Node 20 and later.
// A mirror that lacks the packages for other systems makes npm leave them out of package-lock.json; then `npm ci` refuses
// (npm 11) and a Mac cannot build (npm 10). This puts them back: exact version, system, processor. npm adds the checksum
// where it can see the package.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const SYSTEMS = {
  android: "android",
  darwin: "darwin",
  freebsd: "freebsd",
  linux: "linux",
  netbsd: "netbsd",
  openbsd: "openbsd",
  openharmony: "openharmony",
  sunos: "sunos",
  win32: "win32",
  windows: "win32",
};
const PROCESSORS = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];
const LIBRARIES = { gnu: "glibc", musl: "musl", gnueabihf: "glibc", musleabihf: "musl" };

/**
 * The packages for other systems that a lock should name and does not.
 *
 * @param packages  `packages` of a package-lock.json
 * @returns         the entries to add, by their place: "node_modules/x" → { version, os, cpu, optional }
 */
export function unlockedPackages(packages) {
  const missing = Object.entries(packages).flatMap(([place, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isFound(packages, place, name))
      .map(([name, version]) => [`node_modules/${name}`, entryOf(name, version, entry.dev === true)]),
  );
  return Object.fromEntries(missing);
}

/** Node looks for a package in the node_modules of the one that asks, then of each folder above. */
function isFound(packages, place, name) {
  const folders = place
    .split(/\/?node_modules\//)
    .map((_, depth, parts) => parts.slice(0, depth + 1).join("/node_modules/"));
  return folders.some((folder) => packages[`${folder}/node_modules/${name}`.replace(/^\//, "")] !== undefined);
}

function entryOf(name, version, dev) {
  const words = name.split(/[-/]/);
  const system = words.map((word) => SYSTEMS[word]).find(Boolean);
  const processor = words.find((word) => PROCESSORS.includes(word));
  const library = words.map((word) => LIBRARIES[word]).find(Boolean);
  if (!/^\d/.test(version) || system === undefined || processor === undefined)
    throw new Error(`cannot tell the system of ${name}@${version}`);
  return {
    version,
    cpu: [processor],
    ...(dev ? { dev } : {}),
    ...(library === undefined ? {} : { libc: [library] }),
    optional: true,
    os: [system],
  };
}

/** Writes the lock with nothing left out. */
function completeLock(file) {
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const added = unlockedPackages(lock.packages);
  const packages = Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => a.localeCompare(b, "en"));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
  console.log(`${Object.keys(added).length} packages for other systems added to package-lock.json`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  completeLock(path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "package-lock.json"));
}
