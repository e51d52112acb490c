import type { Text } from "../text/index.ts";

/** An act in words: "version.publish" → "发布"; an act the dictionary does not know stands as it is. */
export function actInWords(text: Text, what: string): string {
  const acts: Readonly<Record<string, Readonly<Record<string, string>>>> = text.keep.act;
  const [thing = "", ...deed] = what.split(".");
  return acts[thing]?.[deed.join(".")] ?? what;
}

/** Every act that can be chosen, with its words. */
export function knownActs(text: Text): readonly (readonly [string, string])[] {
  return Object.entries(text.keep.act).flatMap(([thing, deeds]) =>
    Object.entries(deeds).map(([deed, words]) => [`${thing}.${deed}`, words] as const),
  );
}
