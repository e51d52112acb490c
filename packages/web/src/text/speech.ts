import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Words } from "@youheng/kernel/model";
import { textOf, type Language } from "./dictionaries.ts";
import type { Text } from "./shape.ts";

/** The path of a word in the dictionary: "assess.filter.all". */
export type TextKey = PathsOf<Text>;

type PathsOf<T, Before extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${Before}${K}` : PathsOf<T[K], `${Before}${K}.`>;
}[keyof T & string];

/** How a component speaks: the dictionary, the reader's language, and the names that the policy gives. */
export interface Speech {
  /**
   * A word of the dictionary, with values put in. Typed by our own list of paths: i18next's types for the same took
   * the compiler 50 million instantiations.
   */
  readonly t: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly language: Language;
  readonly text: Text;
  /** a name of the policy in the reader's language */
  readonly say: (words: Words) => string;
  /** a unit of the policy in the reader's language; a unit the dictionary does not know stands as it is */
  readonly unit: (id: string) => string;
  /** "2024–25 学年" */
  readonly yearOf: (year: number) => string;
}

/** @example const { t, say } = useSpeech() */
export function useSpeech(): Speech {
  const { t: translate, i18n } = useTranslation();
  // the same function from render to render, so that memos on it hold
  const t = useCallback<Speech["t"]>((key, values) => translate(key, { ...values }), [translate]);
  const language: Language = i18n.language === "en" ? "en" : "zh";
  const text = textOf(language);
  return {
    t,
    language,
    text,
    say: (words) => words[language],
    unit: (id) => wordOf(text.unit, id),
    yearOf: (year) => t("year", { from: year, to: String((year + 1) % 100).padStart(2, "0") }),
  };
}

/** The word of a code, or the code itself where the dictionary does not know it. */
export function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}
