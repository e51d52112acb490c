import type { Facts, Field, Finding, Form } from "@youheng/kernel/model";
import { factsFromJson, factsToJson } from "@youheng/kernel/model";
import {
  compareYears,
  type FactsPart,
  type RegionFact,
  type ReturnColumn,
  splitFacts,
  withKnownCodes,
} from "@youheng/kernel/sense";
import {
  type Actor,
  addVersion,
  currentScope,
  factsOfVersion,
  findMapping,
  findPublished,
  finishImport,
  type ImportJob,
  mayWriteIn,
  nameNewRegion,
  record,
  type Recorded,
  type Store,
  versionId,
  type VersionKey,
  type Writing,
} from "../store/index.ts";
import { nameOfRegion, type RegionNames } from "./region-names.ts";

/** What a file holds after reading. */
export interface ReturnReading {
  readonly facts: Facts;
  readonly columns: readonly ReturnColumn[];
  readonly fingerprint: string;
  readonly regionFacts: readonly RegionFact[];
  readonly findings: readonly Finding[];
}

/** How a file is asked to be read. */
export interface ReturnAsk {
  readonly path: string;
  readonly fileName: string;
  readonly form: Form;
  readonly fields: readonly Field[];
  readonly mapping: readonly ReturnColumn[];
  readonly signal: AbortSignal;
  /** rows so far; share of the bytes, 0–1 */
  onProgress(rows: number, share: number): void;
}

/** Reads a file; trouble in it is findings, never thrown. The room "sense" does it; `main.ts` hands it over. */
export type ReadReturn = (ask: ReturnAsk) => Promise<ReturnReading>;

export interface ImportDeps {
  readonly store: Store;
  readonly regionNames: RegionNames;
  readonly form: Form;
  readonly fields: readonly Field[];
  readonly readReturn: ReadReturn;
}

/**
 * Imports one file: reads it, compares each region and year with last year's published return, and adds a draft for each.
 * Everything is written in one transaction with the end of the import: a cancelled import leaves nothing behind.
 *
 * @param path   the file on disk
 * @returns      the drafts; none when nothing in the file says region and year, or when it was cancelled
 */
export async function importReturn(
  deps: ImportDeps,
  job: ImportJob,
  file: Pick<ReturnAsk, "path" | "signal" | "onProgress">,
): Promise<readonly VersionKey[]> {
  const reading = await readWithMemory(deps, job, file);
  if (file.signal.aborted) return [];
  const reached = withinReach(reading, job.fileName);
  const drafts = await draftsOf(deps, reached);
  const actor = { regionCode: job.regionCode, name: job.createdBy };
  return await record(deps.store, actor, (writing) =>
    keepDrafts(writing, deps, { job, reading: reached, drafts, actor }),
  );
}

/** Reads the file; and again when someone matched its headers by hand before. */
async function readWithMemory(
  deps: ImportDeps,
  job: ImportJob,
  file: Pick<ReturnAsk, "path" | "signal" | "onProgress">,
): Promise<ReturnReading> {
  const ask = { ...file, fileName: job.fileName, form: deps.form, fields: deps.fields };
  const reading = await deps.readReturn({ ...ask, mapping: job.mapping ?? [] });
  if (job.mapping !== null) return reading;
  const remembered = await findMapping(deps.store, job.regionCode, reading.fingerprint);
  return remembered === undefined ? reading : await deps.readReturn({ ...ask, mapping: remembered });
}

/** Without the rows of regions that whoever brought the file may not write; each such region is a finding. */
function withinReach(reading: ReturnReading, file: string): ReturnReading & { readonly refused: ReadonlySet<string> } {
  const codes = new Set(reading.facts.text["region_code"]?.filter((code) => code !== null));
  const refused = new Set([...codes].filter((code) => !mayWriteIn(currentScope(), code)));
  const findings = [...refused].map((code) => regionFinding(file, code));
  return { ...reading, findings: [...reading.findings, ...findings], refused };
}

function regionFinding(file: string, code: string): Finding {
  return {
    code: "RETURN-001",
    severity: "error",
    place: { file },
    where: file,
    zh: `文件里有区划 ${code} 的行，它不在您的账号管辖之内，没有导入。`,
    en: `The file has rows of region ${code}, which your account does not reach; they were not imported.`,
    fix: "请只导入本地区的行，或请上级管理员导入。",
    fixEn: "Import only the rows of your region, or ask an administrator of the level above.",
  };
}

/** A draft before it is written. */
interface Draft {
  readonly regionCode: string;
  readonly schoolYear: number;
  readonly facts: Facts;
  readonly findings: readonly Finding[];
}

async function draftsOf(deps: ImportDeps, reading: ReturnType<typeof withinReach>): Promise<Draft[]> {
  const parts = splitFacts(reading.facts)
    .filter(hasRegionAndYear)
    .filter(({ regionCode }) => !reading.refused.has(regionCode));
  const findingsOf = findingsByPart(parts, reading.findings);
  const drafts: Draft[] = [];
  for (const [index, asRead] of parts.entries()) {
    const { part, findings } = await withCodesOfRegion(deps, asRead);
    const compared = await comparedWithLastYear(deps, part);
    drafts.push({ ...part, findings: [...(findingsOf[index] ?? []), ...findings, ...compared] });
  }
  return drafts;
}

type Part = FactsPart & { readonly regionCode: string; readonly schoolYear: number };

function hasRegionAndYear(part: FactsPart): part is Part {
  return part.regionCode !== null && part.schoolYear !== null;
}

/** A finding about a row belongs to the part with that row; one about the file, to every part. */
function findingsByPart(parts: readonly Part[], findings: readonly Finding[]): Finding[][] {
  const partOfRow = new Map(
    parts.flatMap((part, index) => part.facts.origin.rowNumbers.map((row) => [row, index] as const)),
  );
  const general = findings.filter((finding) => partOfFinding(finding, partOfRow) === undefined);
  const byPart = parts.map(() => [...general]);
  for (const finding of findings) byPart[partOfFinding(finding, partOfRow) ?? -1]?.push(finding);
  return byPart;
}

function partOfFinding(finding: Finding, partOfRow: ReadonlyMap<number, number>): number | undefined {
  return finding.place.row === undefined ? undefined : partOfRow.get(finding.place.row);
}

/** Schools of a form without codes take those that they have in this region's return of the same, the last or the next year. */
async function withCodesOfRegion(deps: ImportDeps, part: Part): Promise<{ part: Part; findings: readonly Finding[] }> {
  const { regionCode, schoolYear, facts } = part;
  const hasNone = facts.text["school_code"]?.some(
    (code, row) => code !== null && code === facts.text["school_name"]?.[row],
  );
  if (hasNone !== true) return { part, findings: [] };
  for (const year of [schoolYear, schoolYear - 1, schoolYear + 1]) {
    const version = await findPublished(deps.store, regionCode, year);
    if (version === undefined) continue;
    const known = withKnownCodes(facts, factsFromJson(await factsOfVersion(deps.store, version)));
    if (known.found > 0)
      return { part: { ...part, facts: known.facts }, findings: [codesFinding(facts.origin.file, year, known.found)] };
  }
  return { part, findings: [] };
}

function codesFinding(file: string, year: number, count: number): Finding {
  return {
    code: "RETURN-002",
    severity: "note",
    place: { file },
    where: file,
    zh: `${count} 所学校按校名接上了 ${year} 学年报表里的标识码。`,
    en: `${count} schools were found again by name and have the codes of the return of ${year}.`,
    fix: "请核对同名、改名的学校；没有接上的仍以校名代替标识码。",
    fixEn: "Check schools whose names are alike or were changed; the others keep their names for codes.",
  };
}

async function comparedWithLastYear(deps: ImportDeps, part: Part): Promise<Finding[]> {
  const before = await findPublished(deps.store, part.regionCode, part.schoolYear - 1);
  if (before === undefined) return [];
  return compareYears(factsFromJson(await factsOfVersion(deps.store, before)), part.facts, deps.form);
}

interface Keeping {
  readonly job: ImportJob;
  readonly reading: ReturnReading;
  readonly drafts: readonly Draft[];
  readonly actor: Actor;
}

async function keepDrafts(
  writing: Writing,
  deps: ImportDeps,
  keeping: Keeping,
): Promise<Recorded<readonly VersionKey[]>> {
  const { job, reading, drafts } = keeping;
  const outcome = {
    rowsRead: reading.facts.rows,
    findings: allFindings(reading, drafts),
    columns: reading.columns,
    error: null,
  };
  if (!(await finishImport(writing, job, { state: "done", ...outcome }))) return { result: [], acts: [] };
  const keys: VersionKey[] = [];
  for (const draft of drafts) {
    await nameNewRegion(writing, draft.regionCode, nameOfRegion(deps.regionNames, draft.regionCode));
    keys.push(await addVersion(writing, newVersion(keeping, draft)));
  }
  const done = {
    what: "import.done",
    subject: job.importId,
    details: { file: job.fileName, rows: reading.facts.rows },
  };
  const added = keys.map((key) => ({
    what: "version.add",
    subject: versionId(key),
    regionCode: key.regionCode,
    details: { import: job.importId },
  }));
  return { result: keys, acts: [done, ...added] };
}

/** The file's findings, and those of the comparisons. */
function allFindings(reading: ReturnReading, drafts: readonly Draft[]): Finding[] {
  const known = new Set(reading.findings);
  return [...reading.findings, ...drafts.flatMap((draft) => draft.findings.filter((finding) => !known.has(finding)))];
}

function newVersion({ job, reading, drafts }: Keeping, draft: Draft) {
  return {
    regionCode: draft.regionCode,
    schoolYear: draft.schoolYear,
    importId: job.importId,
    form: job.form,
    fileName: job.fileName,
    uploadDigest: job.uploadDigest,
    facts: factsToJson(draft.facts),
    // the region sheet names no region: it can only speak for the one region and year of the file
    regionFacts: drafts.length === 1 && reading.regionFacts.length > 0 ? reading.regionFacts : null,
    findings: draft.findings,
    students: totalStudents(draft.facts),
    reason: null,
    createdBy: job.createdBy,
  };
}

/** All students that the return reports, of every stage; null when none is reported. Shown, never judged by. */
export function totalStudents(facts: Facts): number | null {
  const columns = Object.entries(facts.numbers).filter(([id]) => id.startsWith("students_"));
  const reported = columns.flatMap(([, column]) => [...column].filter((value) => !Number.isNaN(value)));
  return reported.length === 0 ? null : reported.reduce((sum, value) => sum + value, 0);
}
