import { useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { completionsOf, type FieldChoice, putIn, wordBefore } from "./formula-help.ts";

interface Completing {
  readonly value: string;
  readonly choices: readonly FieldChoice[];
  readonly change: (text: string) => void;
}

/** Completion of the word before the caret: what is offered, which is chosen, and what the keys do. */
export function useCompletion({ value, choices, change }: Completing) {
  const input = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const typing = caret === null ? null : wordBefore(value, caret);
  const offered = typing === null ? [] : completionsOf(typing.word, choices);
  const leave = (): void => setCaret(null);
  const put = (at: { readonly from: number; readonly to: number }, word: string): void => {
    const next = putIn(value, at, word);
    change(next.text);
    leave();
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const accept = (choice: FieldChoice | undefined): void => {
    if (choice !== undefined && typing !== null && caret !== null) put({ from: typing.from, to: caret }, choice.word);
  };
  const typed = (area: HTMLTextAreaElement): void => {
    change(area.value.replaceAll("\n", " "));
    setCaret(area.selectionStart);
    setChosen(0);
  };
  const keys = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setChosen((chosen + 1) % offered.length),
      ArrowUp: () => setChosen((chosen + offered.length - 1) % offered.length),
      Enter: () => accept(offered[chosen]),
      Tab: () => accept(offered[chosen]),
      Escape: leave,
    };
    const step = offered.length === 0 ? undefined : steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    step();
  };
  return { input, offered, chosen, typed, leave, keys, accept, put };
}
