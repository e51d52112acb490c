import { type MailKeeper, mailKeeper, noteRises, smtpDoor, type SmtpOptions } from "./act/index.ts";
import { bringExampleHistory } from "./foresee/index.ts";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { type AssessDeps, kernelVersion, startSummaryKeeper } from "./assess/index.ts";
import { deleteDueApplicants, loadExampleDraws, loadExamplePlaces, loadExampleTeachers } from "./decide/index.ts";
import { buildServer, type HttpOptions } from "./http/index.ts";
import { asAccount, needsPassword, newSignInToken, oidcDoor, type OidcOptions, secretKeyIn } from "./identity/index.ts";
import {
  loadPeople,
  loadPolicy,
  type PeoplePolicy,
  type Policy,
  POLICY_ROOT,
  PolicyRefused,
  officialGround,
} from "./policy/index.ts";
import {
  loadDistrict,
  type LoadingDeps,
  loadRegionNames,
  type ReadReturn,
  runImport,
  startImportQueue,
  wantsExample,
  localFormsInUse,
} from "./returns/index.ts";
import { startHourly } from "./hourly.ts";
import { openAdminDoor } from "./keep/index.ts";
import { readLineageFile, type ReadOptions, readReturnInWorker } from "./sense/index.ts";
import { openStore, type Store } from "./store/index.ts";
import { openShelf, type Shelf } from "./workshop/index.ts";

export { DiskFull, FolderInUse } from "./store/index.ts";
export type { SmtpOptions } from "./act/index.ts";
export type { HttpOptions } from "./http/index.ts";

/** How the server is to be started. */
export interface StartOptions {
  readonly host: string;
  /** 0: any free port */
  readonly port: number;
  /** the embedded database and files on their way in */
  readonly dataFolder: string;
  /** the key that seals the secrets of second factors; default "secret.key" in the data folder */
  readonly keyFile?: string | undefined;
  /** PostgreSQL instead of the embedded database */
  readonly databaseUrl?: string | undefined;
  /** further policy folders, after the program's own; a later one wins */
  readonly policyFolders?: readonly string[];
  /** the built web page; default packages/web/dist where it is built; null: the API alone */
  readonly webFolder?: string | null;
  /** the district loaded into an empty store; null: none */
  readonly exampleFolder?: string | null;
  /** make a one-time link although a password is set */
  readonly newLink?: boolean;
  readonly http?: Partial<HttpOptions>;
  /** the clock; default the machine's (tests of days that pass) */
  readonly now?: () => Date;
  /** a provider of OpenID Connect that vouches for people */
  readonly oidc?: OidcOptions | undefined;
  /** a mail server for reminders; absent: none are sent */
  readonly smtp?: SmtpOptions | undefined;
  /** an empty database to copy for a new data folder (tests) */
  readonly template?: string;
  /** tells the person who waits, in Chinese and English */
  say(line: string): void;
}

/** The server while it runs. */
export interface RunningServer {
  readonly url: string;
  /** one-time sign-in link; null while a password is set and no new link was asked for */
  readonly link: string | null;
  /** the HTTP application, to be asked without a network */
  readonly app: FastifyInstance;
  readonly store: Store;
  /** resolves when the example district is loaded, or there was none to load */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

const checkout = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

const usualHttp: HttpOptions = {
  signInsPerMinute: 10,
  requestsPerMinute: 1200,
  uploadBytes: 256 * 2 ** 20,
  logLevel: "warn",
};

/**
 * Starts the server: policy, store, identity, imports, HTTP; loads the example district into an empty store, in the background.
 * This is the one place that assembles the rooms.
 *
 * @throws FolderInUse when another process has the data folder; Error naming the policy's mistakes
 * @example const server = await startServer({ host: "127.0.0.1", port: 0, dataFolder: ".data", say: console.error });
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const policyRoots = [POLICY_ROOT, ...(options.policyFolders ?? [])];
  const policy = await policyOrError(policyRoots);
  const people = await peopleOrError(policyRoots);
  const store = await openStore(storeAddress(options));
  try {
    return await withDoor(options, await assemble(options, { policy, people, policyRoots, store }));
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** A server on the embedded database opens a door to the command line, which cannot open the folder beside it. */
async function withDoor(options: StartOptions, running: RunningServer): Promise<RunningServer> {
  if (options.databaseUrl !== undefined) return running;
  const { dataFolder } = options;
  const spoolFolder = join(resolve(dataFolder), "incoming");
  const closeDoor = await openAdminDoor({ store: running.store, dataFolder, spoolFolder, now: () => new Date() });
  const close = async (): Promise<void> => {
    await closeDoor();
    await running.close();
  };
  return { ...running, close };
}

async function policyOrError(roots: readonly string[]): Promise<Policy> {
  const { policy, findings } = await loadPolicy(roots);
  const errors = findings.filter((finding) => finding.severity === "error");
  if (errors.length === 0) return policy;
  throw new PolicyRefused(errors);
}

async function peopleOrError(roots: readonly string[]): Promise<PeoplePolicy> {
  const { people, findings } = await loadPeople(roots);
  const errors = findings.filter((finding) => finding.severity === "error");
  if (errors.length === 0) return people;
  throw new PolicyRefused(errors);
}

function storeAddress(options: StartOptions): Parameters<typeof openStore>[0] {
  if (options.databaseUrl !== undefined) return { databaseUrl: options.databaseUrl };
  return { dataFolder: options.dataFolder, ...(options.template === undefined ? {} : { template: options.template }) };
}

interface Ground {
  readonly policy: Policy;
  readonly people: PeoplePolicy;
  readonly policyRoots: readonly string[];
  readonly store: Store;
}

async function assemble(options: StartOptions, { policy, people, policyRoots, store }: Ground): Promise<RunningServer> {
  const now = options.now ?? ((): Date => new Date());
  const uploadFolder = emptyUploadFolder(options.dataFolder);
  const secretKey = secretKeyIn(options.keyFile ?? join(resolve(options.dataFolder), "secret.key"));
  const regionNames = await loadRegionNames(policyRoots);
  const { forms, fields } = policy;
  const reading = { store, now, forms, fields, regionNames, readReturn: fileReader(policy, store), uploadFolder };
  const imports = importsOf(reading, people, (about) => app.log.error(about));
  const http = { ...usualHttp, ...options.http };
  const shelf = await openShelf(store, { ground: policy, roots: policyRoots });
  const assessing = assessDepsOf(store, shelf);
  const seen = { address: "" };
  const address = (): string => seen.address;
  const keepers = startKeepers(options, { assessing, people, now, address, failed: (error) => app.log.error(error) });
  const deps = {
    store,
    now,
    people,
    secretKey,
    shelf,
    get policy() {
      return shelf.policy;
    },
    imports,
    readReturn: reading.readReturn,
    published: () => keepers.summaries.wake(),
    summaries: keepers.summaries,
    outlooks: new Map(),
    forecasts: new Map(),
    uploadFolder,
    regionNames,
    kernelVersion: assessing.kernelVersion,
    options: http,
    oidc: options.oidc === undefined ? undefined : oidcDoor({ store, now, people, secretKey }, options.oidc),
    webFolder: webFolderOf(options),
    mail: keepers.mail,
    address,
  };
  const app = await buildServer(deps);
  const atRest = (): Promise<unknown> => Promise.all([keepers.stop(), imports.stop(), app.close()]);
  const url = await listenOrRest(app, options, atRest);
  seen.address = http.publicUrl ?? url;
  keepers.mail?.begin();
  const link = await linkOf(options, deps, address());
  const stopping = new AbortController();
  const loading = { store, now, queue: imports, signal: stopping.signal, assessing, ...lineageReading(policy) };
  const ready = loadExample(options, loading)
    .then(() => keepers.summaries.wake())
    .catch((error: unknown) => app.log.error(error));
  const close = async (): Promise<void> => {
    stopping.abort();
    await app.close();
    await imports.stop();
    await ready;
    await keepers.stop();
    await store.close();
  };
  return { url, link, app, store, ready, close };
}

/** Reads what was uploaded, two at once, each within the reach of whoever brought it. */
function importsOf(
  reading: Parameters<typeof runImport>[0],
  people: PeoplePolicy,
  failed: (about: object) => void,
): ReturnType<typeof startImportQueue> {
  const { store, now } = reading;
  return startImportQueue({
    store,
    now,
    atOnce: 2,
    run: (job, signal) => asAccount({ store, people }, job.createdBy, () => runImport(reading, job, signal)),
    failed: (job, error) => failed({ import: job?.importId, error }),
  });
}

interface KeeperGround {
  readonly assessing: AssessDeps;
  readonly people: PeoplePolicy;
  readonly now: () => Date;
  readonly address: () => string;
  readonly failed: (error: unknown) => void;
}

/** What works by itself in the background: summaries of the years, applicants deleted on their day, overdue findings that rise, mail. */
function startKeepers(options: StartOptions, ground: KeeperGround) {
  const { assessing, people, now, failed } = ground;
  const summaries = startSummaryKeeper(assessing, failed);
  const applicants = startHourly(() => deleteDueApplicants({ store: assessing.store, now }), failed);
  const rises = startHourly(() => noteRises({ store: assessing.store, now, rules: people.act }), failed);
  const mail = mailOf(options, ground);
  const stop = () => Promise.all([summaries.stop(), applicants.stop(), rises.stop(), mail?.stop()]);
  return { summaries, mail, stop };
}

/** Reminds by e-mail where a mail server is named; otherwise nothing leaves the machine. */
function mailOf({ smtp }: StartOptions, { failed, assessing, ...ground }: KeeperGround): MailKeeper | null {
  if (smtp === undefined) return null;
  const { store, kernelVersion: version } = assessing;
  const deps = {
    ...ground,
    store,
    kernelVersion: version,
    soonDays: ground.people.act.dueSoonDays,
    get policy() {
      return assessing.policy;
    },
  };
  return mailKeeper(deps, smtpDoor(smtp), failed);
}

/** Listens; where it cannot, what works in the background comes to rest before the store closes under it. */
async function listenOrRest(
  app: Awaited<ReturnType<typeof buildServer>>,
  { host, port }: StartOptions,
  atRest: () => Promise<unknown>,
): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    await atRest();
    throw error;
  }
}

/** What assessing needs; the policy is asked for anew each time, because local standards come and go. */
function assessDepsOf(store: Store, shelf: Shelf): AssessDeps {
  return {
    store,
    kernelVersion: kernelVersion(),
    get policy() {
      return shelf.policy;
    },
  };
}

/** Files on their way in belong to requests of this process: what another left is dropped. */
function emptyUploadFolder(dataFolder: string): string {
  const folder = join(resolve(dataFolder), "incoming");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function webFolderOf(options: StartOptions): string | undefined {
  if (options.webFolder === null) return undefined;
  const folder = options.webFolder ?? checkout("packages/web/dist");
  return existsSync(join(folder, "index.html")) ? folder : undefined;
}

async function linkOf(
  options: StartOptions,
  deps: Parameters<typeof newSignInToken>[0],
  address: string,
): Promise<string | null> {
  if (!(await needsPassword(deps)) && options.newLink !== true) return null;
  return `${address}/sign-in#${await newSignInToken(deps)}`;
}

/** Reads in a thread of its own; a zip of the schools' official workbooks too. */
function fileReader(policy: Policy, store: Store): ReadReturn {
  return async (ask) => {
    const official = officialGround(policy, await localFormsInUse({ store, policy }));
    const { path, form, fields, fileName, mapping, signal } = ask;
    const onProgress: ReadOptions["onProgress"] = ({ rowsRead, progress }) => ask.onProgress(rowsRead, progress);
    const options = { form, fields, fileName, mapping, signal, official, checks: true, onProgress };
    const { result, findings } = await readReturnInWorker({ path }, options);
    return { ...result, findings };
  };
}

/** How the example's lineage is read, where the policy has a form for it. */
function lineageReading({ lineage: form }: Policy): Pick<LoadingDeps, "lineage"> {
  if (form === null) return {};
  return { lineage: { form, read: async (path) => (await readLineageFile({ path }, { form })).result } };
}

async function loadExample(
  options: StartOptions,
  deps: LoadingDeps & { readonly now: () => Date; readonly assessing: AssessDeps },
): Promise<void> {
  const folder = options.exampleFolder === undefined ? checkout("examples/district") : options.exampleFolder;
  if (folder === null || !existsSync(join(folder, "district.json")) || !(await wantsExample(deps.store))) return;
  options.say("正在载入示例区…… Loading the example district …");
  await loadDistrict(deps, folder, (loaded) => {
    const zh = loaded.published ? "已发布" : "草稿";
    const en = loaded.published ? "published" : "draft";
    const trouble = `${loaded.errors} 处错误 errors, ${loaded.warnings} 处提醒 warnings`;
    options.say(`  ${loaded.schoolYear} ${loaded.file}: ${loaded.schools} 所学校 schools, ${trouble} → ${zh} ${en}`);
  });
  if (!deps.signal.aborted) await bringExampleHistory(deps.store, folder);
  if (!deps.signal.aborted) await loadExampleDraws(deps, folder);
  if (!deps.signal.aborted) await loadExamplePlaces(deps, folder);
  if (!deps.signal.aborted) await loadExampleTeachers(deps.assessing, folder);
}
