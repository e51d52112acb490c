import { randomBytes } from "node:crypto";
import { type Applicant, type DrawRules, inListOrder, type Opening, readSeed } from "@youheng/kernel/decide";
import type { Finding } from "@youheng/kernel/model";
import {
  type Actor,
  addDraw,
  changeDraw,
  drawPaper,
  findDraw,
  keepDrawPaper,
  keepPackedPaper,
  type KeptDraw,
  lockDraw,
  packedPaper,
  record,
  type Store,
} from "../../store/index.ts";
import { type DrawFile, readRulesFiles } from "./draw-files.ts";
import { dayOf } from "../../day-of.ts";
import { refusal } from "./draw-telling.ts";
import { inDrawThread } from "./in-draw-thread.ts";

/** What the steps of a draw need. */
export interface DrawDeps {
  readonly store: Store;
  readonly now: () => Date;
}

/** A draw in reach, or a refusal. */
export async function drawOrRefuse(store: Store, drawId: string): Promise<KeptDraw> {
  const draw = await findDraw(store, drawId);
  if (draw === undefined) throw refusal("not-found", "没有这次摇号。", "There is no such draw.");
  return draw;
}

/**
 * Opens a draw by its rules. The day of the draw and the day on which applicants are deleted must be in them.
 *
 * @throws Refusal with everything that is wrong with the rules
 */
export async function createDraw(
  { store }: DrawDeps,
  actor: Actor,
  ask: { readonly regionCode: string; readonly rulesText: string },
): Promise<KeptDraw> {
  const { rules, drawDate, deleteOn } = await rulesOrRefuse(ask.rulesText);
  const drawId = `${ask.regionCode}-${randomBytes(4).toString("hex")}`;
  const { regionCode, rulesText } = ask;
  await record(store, actor, async (writing) => {
    await addDraw(writing, { regionCode, drawId, rules, rulesText, drawDate, deleteOn, createdBy: actor.name });
    return { result: undefined, acts: [{ what: "draw.create", subject: drawId, regionCode, details: { deleteOn } }] };
  });
  return await drawOrRefuse(store, drawId);
}

async function rulesOrRefuse(
  text: string,
): Promise<{ readonly rules: DrawRules; readonly drawDate: string; readonly deleteOn: string }> {
  const { rules, findings } = await readRulesFiles({ text, name: "rules.yaml" });
  if (rules === null) throw refusal("errors-stand", "规则有错误，请改正。", "The rules have errors.", findings);
  const { draw_date: drawDate, delete_on: deleteOn } = rules;
  if (drawDate === null || deleteOn === null)
    throw refusal(
      "bad-request",
      "规则要写明摇号日期（draw_date）和报名者数据的删除日期（delete_on）。",
      "The rules must name the day of the draw (draw_date) and the day on which applicants are deleted (delete_on).",
    );
  if (rules.title.zh === "") throw refusal("bad-request", "规则要写明名称（title）。", "The rules must have a title.");
  return { rules, drawDate, deleteOn };
}

/** What came of reading a list: it is kept only when no finding is an error. */
export interface BroughtList {
  readonly kept: boolean;
  readonly applicants: number;
  readonly numbers: number;
  readonly findings: readonly Finding[];
}

/** Reads a list of applicants for a draw that is not fixed yet, in place of one brought before. */
export async function bringApplicants(
  { store }: DrawDeps,
  actor: Actor,
  ask: { readonly draw: KeptDraw; readonly file: DrawFile; readonly fileName: string },
): Promise<BroughtList> {
  const { draw } = ask;
  refuseFixed(draw);
  const { file, fileName } = ask;
  const { list, ...read } = await inDrawThread("read", { file, fileName, rules: draw.rules });
  const kept = !read.findings.some(({ severity }) => severity === "error");
  const brought = { kept, ...read };
  if (!kept) return brought;
  const { applicants, numbers } = brought;
  await record(store, actor, async (writing) => {
    // reading took its time: the draw may have been fixed meanwhile
    refuseFixed(await lockDraw(writing, draw));
    await keepPackedPaper(writing, draw, { kind: "list", content: list });
    await changeDraw(writing, draw, { applicants, numbers });
    return { result: undefined, acts: [act("draw.applicants", draw, { applicants, numbers })] };
  });
  return brought;
}

/** Fixes list and rules: from here on the digest is public and nothing of them can be changed. */
export async function fixDraw({ store, now }: DrawDeps, actor: Actor, draw: KeptDraw): Promise<KeptDraw> {
  refuseFixed(draw);
  const list = await packedPaper(store, draw, "list");
  if (list === undefined) throw refusal("conflict", "还没有报名名单。", "There is no list of applicants yet.");
  const opening: Opening = { salt: randomBytes(32).toString("hex") };
  const at = now();
  const { rules } = draw;
  const { commitment, fixed } = await inDrawThread("fix", { list, rules, committedOn: dayOf(at), opening });
  await record(store, actor, async (writing) => {
    refuseFixed(await lockDraw(writing, draw));
    const listNow = await packedPaper({ db: writing }, draw, "list");
    if (listNow?.equals(list) !== true) throw listChanged();
    await keepDrawPaper(writing, draw, { kind: "opening", content: opening });
    await keepPackedPaper(writing, draw, { kind: "commitment", content: commitment });
    await changeDraw(writing, draw, { fixed: { commitment: fixed, at } });
    return { result: undefined, acts: [act("draw.fix", draw, { digest: fixed.commitment_digest })] };
  });
  return await drawOrRefuse(store, draw.drawId);
}

/** The seed as it was drawn in public, with who was there. */
export interface SeedAsk {
  readonly text: string;
  readonly drawnOn: string;
  readonly witnesses: readonly string[];
}

/** Records the seed, once and for all. */
export async function recordSeed(
  { store, now }: DrawDeps,
  actor: Actor,
  { draw, ...ask }: SeedAsk & { readonly draw: KeptDraw },
): Promise<KeptDraw> {
  if (draw.fixed === null) throw refusal("conflict", "名单和规则还没有固定。", "List and rules are not fixed yet.");
  if (draw.seed !== null)
    throw refusal("conflict", "种子已经记录，不能再改。", "The seed is recorded and cannot change.");
  if (draw.abandonedAt !== null) throw refusal("conflict", "这次摇号已经作废。", "This draw was abandoned.");
  const read = readSeed(ask.text, draw.rules, draw.fixed.numbers);
  if ("wrong" in read)
    throw refusal(
      "bad-request",
      `种子不合规则：${read.wrong.zh}。`,
      `The seed does not fit the rules: ${read.wrong.en}.`,
    );
  const seed = { text: read.text, drawn_on: ask.drawnOn, witnesses: ask.witnesses };
  await record(store, actor, async (writing) => {
    await changeDraw(writing, draw, { seed: { seed, at: now() } });
    return { result: undefined, acts: [act("draw.seed", draw, seed)] };
  });
  return await drawOrRefuse(store, draw.drawId);
}

/** Runs the draw and publishes its receipt, once. */
export async function runDraw({ store, now }: DrawDeps, actor: Actor, draw: KeptDraw): Promise<KeptDraw> {
  if (draw.seed === null) throw refusal("conflict", "还没有记录种子。", "No seed is recorded yet.");
  if (draw.drawnAt !== null)
    throw refusal("conflict", "已经摇过号，只能摇一次。", "It was drawn already; a draw is run once.");
  const [list, opening, commitment] = await Promise.all([
    packedPaper(store, draw, "list"),
    packedPaper(store, draw, "opening"),
    packedPaper(store, draw, "commitment"),
  ]);
  if (list === undefined || opening === undefined || commitment === undefined)
    throw refusal("conflict", "报名者的数据已经删除。", "The applicants' data was deleted.");
  const { seed } = draw;
  const { receipt, receiptDigest, schools } = await inDrawThread("run", { commitment, opening, list, seed });
  await record(store, actor, async (writing) => {
    await keepPackedPaper(writing, draw, { kind: "receipt", content: receipt });
    await changeDraw(writing, draw, { drawn: { receiptDigest, schools, at: now() } });
    return { result: undefined, acts: [act("draw.run", draw, { receiptDigest })] };
  });
  return await drawOrRefuse(store, draw.drawId);
}

/** Gives a fixed draw up before its seed is known, with the reason in public: the list had a mistake. */
export async function abandonDraw(
  { store, now }: DrawDeps,
  actor: Actor,
  { draw, because }: { readonly draw: KeptDraw; readonly because: string },
): Promise<KeptDraw> {
  if (draw.seed !== null)
    throw refusal("conflict", "种子已知之后不能作废。", "A draw cannot be abandoned once its seed is known.");
  if (draw.abandonedAt !== null) throw refusal("conflict", "已经作废。", "It was abandoned already.");
  await record(store, actor, async (writing) => {
    await changeDraw(writing, draw, { abandoned: { because, at: now() } });
    return { result: undefined, acts: [act("draw.abandon", draw, { because })] };
  });
  return await drawOrRefuse(store, draw.drawId);
}

/** A slip for every family, to find its line by before the draw; that they were taken is recorded. */
export async function takeSlips({ store }: DrawDeps, actor: Actor, draw: KeptDraw): Promise<string> {
  const [opening, list] = await Promise.all([packedPaper(store, draw, "opening"), packedPaper(store, draw, "list")]);
  if (opening === undefined)
    throw refusal("conflict", "名单还没有固定，或数据已经删除。", "The list is not fixed yet, or was deleted.");
  if (list === undefined) throw noList();
  const { csv, applicants } = await inDrawThread("slips", { list, opening });
  await recordLook(store, actor, draw, applicants);
  return csv;
}

/** The list as it was brought; every look is recorded. */
export async function lookAtApplicants(
  { store }: DrawDeps,
  actor: Actor,
  draw: KeptDraw,
): Promise<readonly Applicant[]> {
  const list = await drawPaper<readonly Applicant[]>(store, draw, "list");
  if (list === undefined) throw noList();
  await recordLook(store, actor, draw, list.length);
  return inListOrder(list);
}

const noList = () =>
  refusal("not-found", "没有报名名单，或已按期删除。", "There is no list, or it was deleted in time.");

async function recordLook(store: Store, actor: Actor, draw: KeptDraw, applicants: number): Promise<void> {
  await record(store, actor, async () => ({ result: undefined, acts: [act("draw.look", draw, { applicants })] }));
}

const listChanged = () =>
  refusal(
    "conflict",
    "名单刚刚换过，没有固定。请看过新的名单，再固定一次。",
    "The list was replaced a moment ago, and nothing was fixed. Look at the new one, then fix it.",
  );

function refuseFixed(draw: KeptDraw): void {
  if (draw.committedAt !== null)
    throw refusal(
      "conflict",
      "名单和规则已经固定并公布，不能再改；发现错误时请作废，另开一次。",
      "List and rules are fixed and published; if they are wrong, abandon the draw and open another.",
    );
  if (draw.abandonedAt !== null) throw refusal("conflict", "这次摇号已经作废。", "This draw was abandoned.");
}

function act(what: string, { drawId, regionCode }: KeptDraw, details: object) {
  return { what, subject: drawId, regionCode, details: { ...details } };
}
