import { gunzipSync, gzipSync } from "node:zlib";
import {
  type Applicant,
  commitDraw,
  type Commitment,
  type DrawnSeed,
  drawReceipt,
  type DrawRules,
  drawSlips,
  drawUnits,
  inListOrder,
  type Opening,
  type SchoolResult,
  slipsCsv,
} from "@youheng/kernel/decide";
import type { Finding } from "@youheng/kernel/model";
import { type DrawFile, readApplicantsFile } from "./draw-files.ts";

/** A paper of a draw as the store keeps it: compressed JSON. It goes to the thread and back without being opened on the way. */
export type Packed = Uint8Array;

/** The long work of a draw: what is asked, and what comes of it. */
export interface DrawWork {
  readonly read: {
    readonly ask: { readonly file: DrawFile; readonly rules: DrawRules; readonly fileName: string };
    readonly done: {
      readonly list: Packed;
      readonly applicants: number;
      readonly numbers: number;
      readonly findings: readonly Finding[];
    };
  };
  readonly fix: {
    readonly ask: {
      readonly list: Packed;
      readonly rules: DrawRules;
      readonly committedOn: string;
      readonly opening: Opening;
    };
    readonly done: { readonly commitment: Packed; readonly fixed: Omit<Commitment, "row_digests"> };
  };
  readonly run: {
    readonly ask: {
      readonly list: Packed;
      readonly opening: Packed;
      readonly commitment: Packed;
      readonly seed: DrawnSeed;
    };
    readonly done: {
      readonly receipt: Packed;
      readonly receiptDigest: string;
      readonly schools: readonly SchoolResult[];
    };
  };
  readonly slips: {
    readonly ask: { readonly list: Packed; readonly opening: Packed };
    readonly done: { readonly csv: string; readonly applicants: number };
  };
}

export type DrawTask = keyof DrawWork;

type Tasks = { readonly [Task in DrawTask]: (ask: DrawWork[Task]["ask"]) => Promise<DrawWork[Task]["done"]> };

/**
 * The work itself, in whichever thread it is done.
 *
 * @example (await drawTasks.fix({ list, rules, committedOn: "2026-07-01", opening })).fixed.commitment_digest
 */
export const drawTasks: Tasks = {
  read: async ({ file, rules, fileName }) => {
    const { list, findings } = await readApplicantsFile(file, rules, fileName);
    return { list: packed(list), applicants: list.length, numbers: drawUnits(inListOrder(list)).length, findings };
  },
  fix: async ({ list, rules, committedOn, opening }) => {
    const commitment = commitDraw({ list: opened<readonly Applicant[]>(list), rules, committedOn }, opening);
    const { row_digests: _, ...fixed } = commitment;
    return { commitment: packed(commitment), fixed };
  },
  run: async ({ list, opening, commitment, seed }) => {
    const receipt = drawReceipt({
      commitment: opened<Commitment>(commitment),
      opening: opened<Opening>(opening),
      list: opened<readonly Applicant[]>(list),
      seed,
    });
    return { receipt: packed(receipt), receiptDigest: receipt.receipt_digest, schools: receipt.schools };
  },
  slips: async ({ list, opening }) => {
    const applicants = inListOrder(opened<readonly Applicant[]>(list));
    return { csv: slipsCsv(drawSlips(applicants, opened<Opening>(opening).salt)), applicants: applicants.length };
  },
};

function packed(value: unknown): Packed {
  return gzipSync(JSON.stringify(value));
}

function opened<T>(bytes: Packed): T {
  return JSON.parse(gunzipSync(bytes).toString("utf8")) as T;
}
