import { randomBytes } from "node:crypto";
import type { FormsFilled } from "./file-into-forms.ts";
import { Refusal } from "./refusal.ts";

/** A file on its way into the forms of many schools. */
export interface FormFill {
  readonly fillId: string;
  readonly regionCode: string;
  readonly schoolYear: number;
  readonly state: "reading" | "filling" | "done" | "cancelled" | "failed";
  /** schools that were looked at, of how many */
  readonly done: number;
  readonly all: number;
  /** null: not at its end, or stopped while the file was read */
  readonly filled: FormsFilled | null;
  /** why it failed: a refusal in words, or a mistake of ours */
  readonly error: unknown;
}

/** How the work is watched and stopped. */
export interface FillWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, all: number) => void;
}

/** Files on their way into forms, one at a time for each region. */
export interface FormFills {
  /** null: one is under way in this region */
  readonly start: (
    at: Pick<FormFill, "regionCode" | "schoolYear">,
    work: (watch: FillWatch) => Promise<FormsFilled>,
  ) => FormFill | null;
  readonly find: (fillId: string) => FormFill | undefined;
  /** stops before the next school: what is filled in stays */
  readonly cancel: (fillId: string) => void;
  /** cancels all, and waits until each is at its end */
  readonly stop: () => Promise<void>;
}

/** So many that are at their end are remembered. */
const REMEMBERED = 50;

/**
 * Opens the room in which files go into forms: the person sees how far it is, and may stop it.
 *
 * @param failed  told of mistakes of ours
 */
export function startFormFills(failed: (error: unknown) => void): FormFills {
  const fills = new Map<string, FormFill>();
  const running = new Map<string, { readonly stop: AbortController; readonly end: Promise<void> }>();
  const change = (id: string, part: Partial<FormFill>): void => void fills.set(id, { ...fills.get(id)!, ...part });
  const run = async (id: string, work: () => Promise<FormsFilled>, signal: AbortSignal): Promise<void> => {
    try {
      const filled = await work();
      change(id, { state: signal.aborted && filled.notDone.length > 0 ? "cancelled" : "done", filled });
    } catch (error) {
      if (signal.aborted) return change(id, { state: "cancelled" });
      if (!(error instanceof Refusal)) failed(error);
      change(id, { state: "failed", error });
    } finally {
      running.delete(id);
    }
  };
  return {
    start: (at, work) => {
      if ([...running.keys()].some((id) => fills.get(id)?.regionCode === at.regionCode)) return null;
      const fillId = `${at.regionCode}-${randomBytes(6).toString("hex")}`;
      const stop = new AbortController();
      const onProgress = (done: number, all: number): void => change(fillId, { state: "filling", done, all });
      fills.set(fillId, { ...at, fillId, state: "reading", done: 0, all: 0, filled: null, error: null });
      for (const old of [...fills.keys()].slice(0, -REMEMBERED)) if (!running.has(old)) fills.delete(old);
      const end = run(fillId, () => work({ signal: stop.signal, onProgress }), stop.signal);
      running.set(fillId, { stop, end });
      return fills.get(fillId)!;
    },
    find: (id) => fills.get(id),
    cancel: (id) => running.get(id)?.stop.abort(),
    stop: async () => {
      for (const one of running.values()) one.stop.abort();
      await Promise.all([...running.values()].map(({ end }) => end));
    },
  };
}
