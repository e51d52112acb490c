import { useSyncExternalStore } from "react";
import type { TextSize } from "../design/index.ts";
import type { Language } from "../text/index.ts";

/** What a reader chose for this device: remembered here, never sent. */
export interface Preferences {
  readonly language: Language;
  readonly textSize: TextSize;
}

const key = "youheng.preferences";
const first: Preferences = { language: "zh", textSize: "normal" };
const listeners = new Set<() => void>();
let current: Preferences = remembered();

function remembered(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return { ...first, ...(kept as Partial<Preferences>) };
  } catch {
    return first;
  }
}

/** The choices as they stand. */
export function preferences(): Preferences {
  return current;
}

/** Changes some choices; everything that shows them follows at once. */
export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // a browser that keeps nothing still shows the choice until the page is left
  }
  for (const listener of listeners) listener();
}

/** The choices, for a component that must follow them. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
