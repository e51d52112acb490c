import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { dictionaries, type Language } from "./dictionaries.ts";

export { textOf, type Language } from "./dictionaries.ts";
export type { Text } from "./shape.ts";
export * from "./print-number.ts";
export { useSpeech, wordOf, type Speech, type TextKey } from "./speech.ts";
export { today } from "./today.ts";
export { unitWords } from "./unit-words.ts";

/** Starts the dictionaries. Chinese first: English only for one who chose it. */
export function startText(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { zh: { translation: dictionaries.zh }, en: { translation: dictionaries.en } },
    interpolation: { escapeValue: false },
  });
}
