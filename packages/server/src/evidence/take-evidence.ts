import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Words } from "@youheng/kernel/model";
import {
  type Actor,
  addEvidence,
  addEvidenceEvent,
  asSystem,
  type Evidence,
  type EvidenceEvent,
  findEvidence,
  keepUpload,
  record,
  type Store,
} from "../store/index.ts";
import { type EvidenceKind, evidenceKind } from "./evidence-kind.ts";
import { scanFile } from "./scan-file.ts";

export interface EvidenceDeps {
  readonly store: Store;
  /** the virus scanner that the operator named; null: none */
  readonly scanner: string | null;
}

/** Evidence that is not taken. For the person who brought it. */
export class EvidenceRefused extends Error {
  override readonly name: string = "EvidenceRefused";
  readonly words: Words;

  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}

/** A file that arrived, and what it is evidence of. */
export interface BroughtEvidence {
  readonly path: string;
  readonly fileName: string;
  readonly regionCode: string;
  readonly schoolCode: string;
  readonly subject: string;
}

/**
 * Takes a file as evidence: its kind by its bytes, a virus scanner where there is one, the bytes kept once by their digest.
 *
 * @throws EvidenceRefused when it is none of the kinds, a virus was found, or the scanner did not answer
 */
export async function takeEvidence(
  { store, scanner }: EvidenceDeps,
  actor: Actor,
  brought: BroughtEvidence,
): Promise<Evidence> {
  const { path, fileName, regionCode, schoolCode, subject } = brought;
  const kind = evidenceKind(fileName, await readFile(path));
  if (kind === null) throw new EvidenceRefused(notAKind);
  if (scanner !== null) await refuseInfected(scanner, path);
  const id = randomUUID();
  const { digest, bytes } = await keepBytes(store, actor, { regionCode, path });
  const row = { region_code: regionCode, school_code: schoolCode, evidence_id: id, subject, digest, bytes };
  await record(store, actor, async (writing) => {
    await addEvidence(writing, { ...row, kind, file_name: fileName, scanned_by: scanner, added_by: actor.name });
    const details = { subject, file: fileName, kind, digest, bytes, scanned: scanner !== null };
    return { result: undefined, acts: [{ what: "evidence.add", subject: id, regionCode, details }] };
  });
  const kept = await findEvidence(store, { regionCode, schoolCode, id });
  if (kept === undefined) throw new Error(`evidence ${id} was added and is not there`);
  return kept;
}

/** Kept as the server: the uploads belong to the region, and a school's account may not write there; that it may bring evidence was judged. */
async function keepBytes(store: Store, actor: Actor, of: { readonly regionCode: string; readonly path: string }) {
  return await asSystem(() =>
    record(store, actor, async (writing) => ({
      result: await keepUpload(writing, of.regionCode, of.path),
      acts: [],
    })),
  );
}

async function refuseInfected(scanner: string, path: string): Promise<void> {
  const verdict = await scanFile(scanner, path);
  if (verdict === "infected") throw new EvidenceRefused(virus);
  if (verdict === "failed") throw new EvidenceRefused(notScanned);
}

/** What becomes of evidence: it is confirmed, or withdrawn with a reason. */
export interface EvidenceStep {
  readonly what: "confirmed" | "withdrawn";
  readonly reason: string;
}

/** A step that evidence cannot take. For the person who asked. */
export class EvidenceStepRefused extends EvidenceRefused {
  override readonly name = "EvidenceStepRefused";
}

/**
 * Confirms or withdraws evidence. The file and what was done before stay: nothing is ever taken away in silence.
 *
 * @param steps what became of it so far
 * @throws EvidenceStepRefused when it was withdrawn, is confirmed already, or whoever brought it would confirm it himself
 */
export async function stepEvidence(
  store: Store,
  actor: Actor,
  ask: { readonly evidence: Evidence; readonly steps: readonly EvidenceEvent[]; readonly step: EvidenceStep },
): Promise<void> {
  const { evidence, steps, step } = ask;
  const had = new Set(steps.map((one) => one.event));
  if (had.has("withdrawn")) throw new EvidenceStepRefused(isWithdrawn);
  if (step.what === "confirmed" && had.has("confirmed")) throw new EvidenceStepRefused(isConfirmed);
  if (step.what === "confirmed" && evidence.added_by === actor.name) throw new EvidenceStepRefused(byHimself);
  const { region_code, school_code, evidence_id, subject, file_name: file } = evidence;
  await record(store, actor, async (writing) => {
    const row = { region_code, school_code, evidence_id, event: step.what, reason: step.reason, who: actor.name };
    await addEvidenceEvent(writing, row);
    const what = step.what === "confirmed" ? "evidence.confirm" : "evidence.withdraw";
    const details = { subject, file, reason: step.reason };
    return { result: undefined, acts: [{ what, subject: evidence_id, regionCode: region_code, details }] };
  });
}

/** Writes down that somebody opened evidence: it may show persons. */
export async function noteSeen(
  store: Store,
  actor: Actor,
  { region_code, evidence_id, subject }: Evidence,
): Promise<void> {
  const act = { what: "evidence.see", subject: evidence_id, regionCode: region_code, details: { subject } };
  await record(store, actor, async () => ({ result: undefined, acts: [act] }));
}

/** Kinds that a browser may show in the page; the others are downloads. */
export function isPicture(kind: string): kind is EvidenceKind {
  return kind === "png" || kind === "jpeg";
}

const notAKind = {
  zh: "不能作为佐证：只收 PDF、PNG、JPG、DOCX、XLSX、PPTX、OFD、TXT、CSV，内容须与扩展名相符，不得带宏。",
  en: "Not taken as evidence: PDF, PNG, JPG, DOCX, XLSX, PPTX, OFD, TXT or CSV whose contents agree with their name, without macros.",
};
const virus = {
  zh: "杀毒程序在文件中发现病毒，没有保存。",
  en: "The virus scanner found a virus in the file. It was not kept.",
};
const notScanned = {
  zh: "杀毒程序没有答复，文件没有保存。请管理员检查 YOUHENG_SCANNER。",
  en: "The virus scanner did not answer, and the file was not kept. Ask the administrator to look at YOUHENG_SCANNER.",
};
const isWithdrawn = {
  zh: "这份佐证已经撤回，不能再确认或撤回。",
  en: "This evidence was withdrawn: it can be neither confirmed nor withdrawn again.",
};
const isConfirmed = { zh: "这份佐证已经有人确认。", en: "This evidence is confirmed already." };
const byHimself = {
  zh: "上传的人不能确认自己的佐证，请另一个人来确认。",
  en: "Nobody confirms the evidence that he brought himself: ask another.",
};
