import { useEffect, useMemo, useReducer } from "react";
import type { HandPlan } from "@youheng/kernel/decide";

/** A plan under the hand, the way back, and the way forth again. */
export interface History {
  readonly past: readonly HandPlan[];
  readonly now: HandPlan;
  readonly future: readonly HandPlan[];
}

type Step =
  | { readonly do: "change"; readonly to: (plan: HandPlan) => HandPlan }
  | { readonly do: "undo" }
  | { readonly do: "redo" };

const REMEMBERED = 500;

/** One step of the history; a change that changes nothing is none. */
export function stepped(history: History, step: Step): History {
  const { past, now, future } = history;
  if (step.do === "undo") {
    const before = past.at(-1);
    return before === undefined ? history : { past: past.slice(0, -1), now: before, future: [now, ...future] };
  }
  if (step.do === "redo") {
    const [next, ...later] = future;
    return next === undefined ? history : { past: [...past, now], now: next, future: later };
  }
  const next = step.to(now);
  if (JSON.stringify(next) === JSON.stringify(now)) return history;
  return { past: [...past.slice(-REMEMBERED), now], now: next, future: [] };
}

/** Changes of a plan that can be taken back and made again, also by Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y). */
export function useHistory(first: HandPlan) {
  const [history, step] = useReducer(stepped, { past: [], now: first, future: [] });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      step({ do: key === "y" || event.shiftKey ? "redo" : "undo" });
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  // the same functions all along: what does not change need not be drawn again
  const hands = useMemo(
    () => ({
      change: (to: (plan: HandPlan) => HandPlan): void => step({ do: "change", to }),
      undo: (): void => step({ do: "undo" }),
      redo: (): void => step({ do: "redo" }),
    }),
    [],
  );
  return {
    plan: history.now,
    ...hands,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}

/** In a field the keys belong to what is typed. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
