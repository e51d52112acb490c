import { createContext, useContext, useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";
import type { Source, Standard } from "@youheng/kernel/model";
import { type Draft, withBasis } from "./draft.ts";
import { troublesOf } from "./draft-troubles.ts";

/** What the parts of the editor share. */
export interface Drafting {
  readonly draft: Draft;
  /** the standard as it was when it was opened: national, or the local version being changed */
  readonly opened: Standard;
  /** the standard as it would be saved: with the document that the changes rest on */
  readonly toSave: Standard;
  /** the worked cases that its file carries, as text; and as they were when it was opened */
  readonly cases: string;
  readonly openedCases: string;
  readonly setCases: (cases: string) => void;
  /** true for a local standard that was saved before: its id stays */
  readonly isKept: boolean;
  /** parts that cannot be judged yet: a number or a formula that is not right */
  readonly troubles: readonly string[];
  readonly basis: Source | null;
  readonly setBasis: (basis: Source | null) => void;
  readonly change: (how: (own: Standard) => Standard) => void;
  readonly undoAll: () => void;
  /** forgets what was kept of unsaved changes */
  readonly forget: () => void;
}

const Context = createContext<Drafting | null>(null);

/** The draft being written. @throws Error outside of DraftingProvider */
export function useDrafting(): Drafting {
  const drafting = useContext(Context);
  if (drafting === null) throw new Error("useDrafting stands outside of DraftingProvider");
  return drafting;
}

export interface DraftingProviderProps {
  readonly opened: Draft;
  readonly cases: string;
  readonly isKept: boolean;
  readonly children: ReactNode;
}

/** Keeps the draft while it is written; unsaved changes outlive a change of page, in this tab. */
export function DraftingProvider({ opened, cases: openedCases, isKept, children }: DraftingProviderProps) {
  const place = `youheng.workshop.${isKept ? opened.own.id : opened.base.standard.id}`;
  const [own, setOwn] = useState<Standard>(() => keptAt(place) ?? opened.own);
  const [cases, setCases] = useState(() => sessionStorage.getItem(`${place}.cases`) ?? openedCases);
  const [basis, setBasis] = useState<Source | null>(null);
  const draft = useMemo<Draft>(() => ({ base: opened.base, own }), [opened.base, own]);
  const troubles = useMemo(() => troublesOf(draft), [draft]);
  useEffect(() => {
    if (own === opened.own) sessionStorage.removeItem(place);
    else if (troubles.length === 0) sessionStorage.setItem(place, JSON.stringify(own));
  }, [own, opened.own, place, troubles]);
  useEffect(() => {
    if (cases === openedCases) sessionStorage.removeItem(`${place}.cases`);
    else sessionStorage.setItem(`${place}.cases`, cases);
  }, [cases, openedCases, place]);
  const drafting = useMemo<Drafting>(
    () => ({
      draft,
      opened: opened.own,
      toSave: withBasis(draft, basis),
      cases,
      openedCases,
      setCases,
      isKept,
      troubles,
      basis,
      setBasis,
      change: setOwn,
      undoAll: () => {
        setOwn(opened.own);
        setCases(openedCases);
      },
      forget: () => {
        sessionStorage.removeItem(place);
        sessionStorage.removeItem(`${place}.cases`);
      },
    }),
    [draft, opened.own, cases, openedCases, basis, isKept, troubles, place],
  );
  return <Context.Provider value={drafting}>{children}</Context.Provider>;
}

/** What this tab kept of unsaved changes: written by this page alone, so its shape is its own. */
function keptAt(place: string): Standard | null {
  const text = sessionStorage.getItem(place);
  return text === null ? null : (JSON.parse(text) as Standard);
}
