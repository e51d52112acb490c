import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { CellsSavedView, FormCellValue, FormCellView, SchoolFormView } from "@youheng/server/api";
import { type FormOf, formPath, Problem, schoolFormQuestion, tell } from "../ask/index.ts";
import { type CellDrafts, draftsKey, keepDrafts, keptDrafts, withoutSaved } from "./cell-drafts.ts";

/** What I typed into a cell that another had changed before: mine was not taken. */
export type Conflicts = Readonly<Record<string, { readonly mine: FormCellValue; readonly standing: FormCellView }>>;

/** Saving as one types: the drafts, what stands between them and the server, and the way to type. */
export interface FormSaving {
  readonly drafts: CellDrafts;
  readonly conflicts: Conflicts;
  readonly state: "saved" | "saving" | "offline";
  /** why the server declined, beyond conflicts */
  readonly refused: Problem | null;
  type(column: string, value: FormCellValue): void;
  /** gives a conflict up, for the value that stands */
  settle(column: string): void;
  /** saves what was typed; true when all of it is saved, false when something cannot be now */
  flush(): Promise<boolean>;
}

/** Typing rests this long before it is saved; a lost line is tried again after this long. */
const rest = 500;
const again = 5000;

/** Saves what is typed, cell by cell, and keeps it in the browser until it is saved. */
export function useFormSaving(of: FormOf, account: string): FormSaving {
  const client = useQueryClient();
  const key = draftsKey(account, `${of.region}-${of.year}-${of.school}`);
  const [drafts, setDrafts] = useState<CellDrafts>(() => keptDrafts(window.localStorage, key));
  const [conflicts, setConflicts] = useState<Conflicts>({});
  const [state, setState] = useState<FormSaving["state"]>("saved");
  const [refused, setRefused] = useState<Problem | null>(null);
  const now = useRef(drafts);
  const busy = useRef<Promise<void>>(Promise.resolve());

  const put = useCallback(
    (next: CellDrafts) => {
      now.current = next;
      keepDrafts(window.localStorage, key, next);
      setDrafts(next);
    },
    [key],
  );

  const save = useCallback(async (): Promise<void> => {
    const sent = now.current;
    const question = schoolFormQuestion(of);
    const view = client.getQueryData(question.queryKey);
    if (view === undefined || Object.keys(sent).length === 0) return;
    setState("saving");
    try {
      const saved = await tell<CellsSavedView>(`${formPath(of)}/cells`, "PUT", { cells: cellsOf(sent, view) });
      // an answer that is under way was made before this save, and would bring the old figures back
      await client.cancelQueries(question);
      client.setQueryData(question.queryKey, (before) => before && withCells(before, saved.cells));
      setConflicts((before) => ({ ...before, ...conflictsIn(saved, sent) }));
      put(withoutSaved(now.current, sent));
      setRefused(null);
      setState("saved");
    } catch (error) {
      const problem = error instanceof Problem ? error : null;
      if (problem !== null && problem.view.status !== 0) setRefused(problem);
      setState(problem?.view.status === 0 ? "offline" : "saved");
    }
  }, [client, of, put]);

  // one after the other: two at once would send the same revision, and the second would be taken for somebody else's
  const flush = useCallback(async (): Promise<boolean> => {
    busy.current = busy.current.then(save);
    await busy.current;
    return Object.keys(now.current).length === 0;
  }, [save]);

  useSoon(drafts, state, flush);
  const settle = useCallback((column: string) => setConflicts((before) => without(before, column)), []);
  const type = useCallback(
    (column: string, value: FormCellValue) => {
      settle(column);
      put({ ...now.current, [column]: value });
    },
    [put, settle],
  );
  return { drafts, conflicts, state, refused, type, settle, flush };
}

/** Saves soon after typing rests; after a lost line, now and then, and at once when it is back. */
function useSoon(drafts: CellDrafts, state: FormSaving["state"], flush: () => Promise<boolean>): void {
  useEffect(() => {
    if (Object.keys(drafts).length === 0) return;
    const timer = window.setTimeout(() => void flush(), state === "offline" ? again : rest);
    const online = () => void flush();
    window.addEventListener("online", online);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("online", online);
    };
  }, [drafts, state, flush]);
}

function cellsOf(sent: CellDrafts, view: SchoolFormView) {
  const revisions = new Map(view.cells.map((cell) => [cell.column, cell.revision]));
  return Object.entries(sent).map(([column, value]) => ({ column, value, revision: revisions.get(column) ?? 0 }));
}

function withCells(view: SchoolFormView, cells: readonly FormCellView[]): SchoolFormView {
  const changed = new Set(cells.map((cell) => cell.column));
  return { ...view, cells: [...view.cells.filter((cell) => !changed.has(cell.column)), ...cells] };
}

function conflictsIn(saved: CellsSavedView, sent: CellDrafts): Conflicts {
  const refused = saved.cells.filter((cell) => saved.refused.includes(cell.column));
  return Object.fromEntries(refused.map((cell) => [cell.column, { mine: sent[cell.column] ?? null, standing: cell }]));
}

function without(conflicts: Conflicts, column: string): Conflicts {
  return Object.fromEntries(Object.entries(conflicts).filter(([one]) => one !== column));
}
