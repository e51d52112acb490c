import type { Source, StageLimits } from "./policy.ts";

export type Lines = readonly string[];

/** Words that YAML reads as something else than a text. */
const NOT_TEXT = /^(true|false|null|yes|no|on|off|y|n|~)$/i;
/** Letters of any language, digits, and the signs of formulas and titles that mean nothing to YAML in the middle of a line. */
const PLAIN = /^[\p{L}（《“][\p{L}\p{N} ()（）《》“”、，。；：·×÷+−/=≥≤<>'%._-]*$/u;

/**
 * A text as a YAML scalar: bare where that is safe, else in double quotes (which YAML shares with JSON).
 *
 * @example scalar("专任教师数 ÷ 班级数") // "专任教师数 ÷ 班级数"
 * @example scalar("a: b")               // "\"a: b\""
 */
export function scalar(text: string): string {
  const plain = PLAIN.test(text) && !NOT_TEXT.test(text) && text === text.trim();
  return plain ? text : JSON.stringify(text);
}

/** A number as policy files write it, without an exponent. @example numberText(0.85) // "0.85" */
export function numberText(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(20).replace(/\.?0+$/, "") : text;
}

/** `key: text` where it differs. */
export function stated(key: string, own: string, base: string | undefined): Lines {
  return own === base ? [] : [`${key}: ${scalar(own)}`];
}

/** `at_least: { primary: "4.2" }`; nothing where no limit is stated. */
export function limitsLine(key: string, limits: StageLimits): Lines {
  const entries = Object.entries(limits).map(([stage, limit]) => `${stage}: "${numberText(limit)}"`);
  return entries.length === 0 ? [] : [`${key}: { ${joined(entries)} }`];
}

/** Sources written out. */
export function sourceLines(sources: readonly Source[]): Lines {
  return [
    "sources:",
    ...sources.flatMap(({ text, url, standing }) => [
      `  - text: ${scalar(text)}`,
      ...(url === undefined ? [] : [`    url: ${scalar(url)}`]),
      `    standing: ${standing}`,
    ]),
  ];
}

/** A part in a list, known by its id; nothing where it states nothing. */
export function listItem(id: string, lines: Lines): Lines {
  return lines.length === 0 ? [] : [`  - id: ${scalar(id)}`, ...lines.map((line) => `    ${line}`)];
}

export function joined(words: readonly string[]): string {
  return words.join(", ");
}
