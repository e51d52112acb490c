const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  " ": 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** A key pressed, as far as it matters. */
export interface KeyPressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly target: EventTarget | null;
}

/**
 * What a key asks of the cockpit: a step forward or back (presenters send PageDown and PageUp), full screen, or to leave; null: nothing.
 * Space on a button presses the button.
 */
export function stepOfKey({ key, ctrlKey, metaKey, altKey, target }: KeyPressed): number | "leave" | "full" | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === " " && target instanceof HTMLButtonElement) return null;
  if (key === "Escape") return "leave";
  if (key === "f" || key === "F") return "full";
  return steps[key] ?? null;
}
