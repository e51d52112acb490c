import type { Source } from "@youheng/kernel/model";
import { either, lined, list, may, need, oneOf, record, text, type Lined } from "./shapes.ts";

const STANDINGS = ["official", "secondary", "unconfirmed"] as const;

/** The keys of a source written out. */
export const sourceKeys = { text: need(text), url: may(text), standing: need(oneOf(STANDINGS)) };

/** Sources of a rule: each by its id in the standard's own list, or written out. */
export const sourceList = list(lined(either(text, record(sourceKeys))));

export type SourceList = readonly Lined<string | Source>[];

/** A reference to something that does not exist, for the message. */
export interface Dangling {
  readonly file: string;
  readonly line: number;
  readonly written: string;
  readonly allowed: readonly string[];
  readonly what: "source" | "stage" | "part";
}

/** What the parts of a standard may refer to. */
export interface SourceGround {
  readonly sources: ReadonlyMap<string, Source>;
  readonly dangling: (reference: Dangling) => void;
}

/** A source without the id by which the standard's parts refer to it. */
export function sourceOf({ text: title, url, standing }: Source): Source {
  return { text: title, standing, ...(url !== undefined && { url }) };
}

/** The sources that a part names; nothing where it states none, so that those of the standard it extends stay. */
export function sourcesOf(
  sources: SourceList | undefined,
  ground: SourceGround,
): { readonly sources?: readonly Source[] } {
  if (sources === undefined) return {};
  return { sources: sources.flatMap((one) => sourceNamed(one, ground)) };
}

function sourceNamed({ value, file, line }: SourceList[number], ground: SourceGround): Source[] {
  if (typeof value !== "string") return [value];
  const source = ground.sources.get(value);
  if (source === undefined)
    ground.dangling({ file, line, written: value, allowed: [...ground.sources.keys()], what: "source" });
  return source === undefined ? [] : [source];
}

/** A name in both languages, where both are stated. */
export function nameOf(zh: string | undefined, en: string | undefined) {
  return zh !== undefined && en !== undefined ? { name: { zh, en } } : {};
}
