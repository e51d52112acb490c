import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en.ts";
import type { Text } from "./shape.ts";
import { zh } from "./zh.ts";

export type Language = "zh" | "en";
export type { Text } from "./shape.ts";
export * from "./print-number.ts";
export { unitWords } from "./unit-words.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: Text };
    returnNull: false;
  }
}

const dictionaries: Readonly<Record<Language, Text>> = { zh, en };

/** Starts the dictionaries. Chinese first: English only for one who chose it. */
export function startText(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
}

/** The whole dictionary of a language, for words that are looked up by a code of the policy. */
export function textOf(language: Language): Text {
  return dictionaries[language];
}
