import { en } from "./en.ts";
import type { Text } from "./shape.ts";
import { zh } from "./zh.ts";

export type Language = "zh" | "en";

export const dictionaries: Readonly<Record<Language, Text>> = { zh, en };

/** The whole dictionary of a language, for words that are looked up by a code of the policy. */
export function textOf(language: Language): Text {
  return dictionaries[language];
}
