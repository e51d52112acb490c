import { useTranslation } from "react-i18next";
import type { Words } from "@youheng/kernel/model";
import { textOf } from "../text/index.ts";
import type { Language, Text } from "../text/index.ts";

/** How a component speaks: the dictionary, the reader's language, and the names that the policy gives. */
export interface Speech {
  readonly t: ReturnType<typeof useTranslation>["t"];
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
  const { t, i18n } = useTranslation();
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
