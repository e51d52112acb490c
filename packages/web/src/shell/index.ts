export { Frame } from "./frame.tsx";
export { LanguageSwitch } from "./language-switch.tsx";
export { NotFound } from "./not-found.tsx";
export { Trouble, Waiting } from "./waiting.tsx";
export { prefer, preferences, usePreferences } from "./preferences.ts";
export { useSpeech, wordOf, type Speech } from "../text/index.ts";
