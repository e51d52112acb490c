export { Frame } from "./frame.tsx";
export { Trouble, Waiting } from "./waiting.tsx";
export { prefer, preferences, usePreferences } from "./preferences.ts";
export { useSpeech, wordOf } from "./words.ts";
export type { Speech } from "./words.ts";
