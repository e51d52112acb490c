import type { FunctionName, Operator } from "./formula.ts";
import { SIGNS, WORDS, type WordMeaning } from "./formula-words.ts";

/** One word, sign or number of a formula. `at` is its position in the text, from 0. */
export type Token =
  | { readonly kind: "number"; readonly value: number; readonly at: number; readonly text: string }
  | { readonly kind: "text"; readonly value: string; readonly at: number; readonly text: string }
  | { readonly kind: "field"; readonly id: string; readonly at: number; readonly text: string }
  | { readonly kind: "op"; readonly op: Operator; readonly at: number; readonly text: string }
  | { readonly kind: "function"; readonly name: FunctionName; readonly at: number; readonly text: string }
  | { readonly kind: "not" | "isnot" | "open" | "close" | "comma" | "end"; readonly at: number; readonly text: string }
  | { readonly kind: "unknown" | "strange" | "unclosed"; readonly at: number; readonly text: string };

/** The names that a formula may use, prepared for reading: longest length and those with signs inside. */
export interface NameBook {
  readonly names: ReadonlyMap<string, string>;
  readonly longest: number;
  /** names that contain a sign or a blank ("体育、艺术专任教师数"), longest first */
  readonly withSigns: readonly string[];
}

const QUOTES: Readonly<Record<string, string>> = { "'": "'", '"': '"', "“": "”", "‘": "’", "「": "」" };
const WORD = /[\p{L}\p{N}_]/u;
const WORD_RUN = /[\p{L}\p{N}_]+/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(%?)(?![\p{L}\p{N}_])/uy;

/** Prepares the names for reading. */
export function nameBook(names: ReadonlyMap<string, string>): NameBook {
  const withSigns = [...names.keys()].filter((name) => ![...name].every((letter) => WORD.test(letter)));
  const longest = Math.max(0, ...[...names.keys(), ...WORDS.keys()].map((name) => name.length));
  return { names, longest, withSigns: withSigns.toSorted((a, b) => b.length - a.length) };
}

/** Full-width signs, letters and digits to their plain forms, one for one, so that positions stay. */
export function foldWidth(text: string): string {
  return text.replaceAll(/[\uFF01-\uFF5E\u3000]/g, (sign) =>
    sign === "\u3000" ? " " : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}

/**
 * The words, signs and numbers of a formula, in order; the last is "end". Never throws: what cannot be read is a
 * token of kind "unknown" (a word), "strange" (a sign) or "unclosed" (a quotation without its end).
 */
export function tokensOf(source: string, book: NameBook): Token[] {
  const text = foldWidth(source);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? "")) {
      at++;
      continue;
    }
    const found = readToken(text, at, book);
    tokens.push(...found);
    at += found.reduce((length, token) => length + token.text.length, 0);
  }
  tokens.push({ kind: "end", at: text.length, text: "" });
  return tokens;
}

function readToken(text: string, at: number, book: NameBook): Token[] {
  const one = readNamed(text, at, book) ?? readNumber(text, at) ?? readQuoted(text, at);
  if (one) return [one];
  if (WORD.test(String.fromCodePoint(text.codePointAt(at) ?? 32))) return readWords(text, at, book);
  return [readSign(text, at)];
}

/** A name with signs inside wins over its parts. */
function readNamed(text: string, at: number, book: NameBook): Token | null {
  const name = book.withSigns.find((candidate) => text.startsWith(foldWidth(candidate), at));
  return name === undefined ? null : { kind: "field", id: book.names.get(name) ?? name, at, text: name };
}

function readNumber(text: string, at: number): Token | null {
  NUMBER.lastIndex = at;
  const match = NUMBER.exec(text);
  if (!match) return null;
  const value = match[1] === "%" ? Number(match[0].slice(0, -1)) / 100 : Number(match[0]);
  return { kind: Number.isFinite(value) ? "number" : "strange", value, at, text: match[0] };
}

function readQuoted(text: string, at: number): Token | null {
  const close = QUOTES[text[at] ?? ""];
  if (close === undefined) return null;
  const end = text.indexOf(close, at + 1);
  if (end < 0) return { kind: "unclosed", at, text: text.slice(at) };
  return { kind: "text", value: text.slice(at + 1, end), at, text: text.slice(at, end + 1) };
}

function readSign(text: string, at: number): Token {
  const two = text.slice(at, at + 2);
  const sign = SIGNS.has(two) ? two : (text[at] ?? "");
  const operator = SIGNS.get(sign);
  if (operator !== undefined) return { kind: "op", op: operator, at, text: sign };
  if (sign === "(" || sign === "[") return { kind: "open", at, text: sign };
  if (sign === ")" || sign === "]") return { kind: "close", at, text: sign };
  if (",、;".includes(sign)) return { kind: "comma", at, text: sign };
  return { kind: "strange", at, text: String.fromCodePoint(text.codePointAt(at) ?? 32) };
}

/** A run of letters: one word, or several Chinese words written together ("在校生数且班级数"). */
function readWords(text: string, at: number, book: NameBook): Token[] {
  WORD_RUN.lastIndex = at;
  const run = WORD_RUN.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 32);
  const whole = wordToken(run, at, book);
  if (whole) return [whole];
  return splitRun(run, at, book) ?? [{ kind: "unknown", at, text: run }];
}

function wordToken(word: string, at: number, book: NameBook): Token | null {
  const id = book.names.get(word);
  if (id !== undefined) return { kind: "field", id, at, text: word };
  const meaning = WORDS.get(word) ?? WORDS.get(word.toLowerCase());
  if (meaning) return meaningToken(meaning, at, word);
  return /^\d+(\.\d+)?$/.test(word) ? { kind: "number", value: Number(word), at, text: word } : null;
}

function meaningToken(meaning: WordMeaning, at: number, text: string): Token {
  if (meaning.kind === "op") return { kind: "op", op: meaning.op, at, text };
  if (meaning.kind === "function") return { kind: "function", name: meaning.name, at, text };
  return { kind: meaning.kind, at, text };
}

/** Splits a run into known words, the longest first from the end; null when a part stays unknown. */
function splitRun(run: string, at: number, book: NameBook): Token[] | null {
  const endsWell: (Token | null)[] = new Array<Token | null>(run.length + 1).fill(null);
  for (let start = run.length - 1; start >= 0; start--)
    endsWell[start] = longestFrom(run, start, at, { book, endsWell });
  const tokens: Token[] = [];
  let position = 0;
  while (position < run.length) {
    const token = endsWell[position];
    if (!token) return null;
    tokens.push(token);
    position += token.text.length;
  }
  return tokens;
}

interface Split {
  readonly book: NameBook;
  readonly endsWell: readonly (Token | null)[];
}

function longestFrom(run: string, start: number, at: number, split: Split): Token | null {
  for (let end = Math.min(run.length, start + split.book.longest); end > start; end--) {
    const rest = end === run.length || split.endsWell[end] !== null;
    if (!rest || !isBoundary(run, end) || !isBoundary(run, start)) continue;
    const token = wordToken(run.slice(start, end), at + start, split.book);
    if (token) return token;
  }
  return null;
}

/** Words may touch only where one of the two letters is not Latin: "studentsand" is one word. */
function isBoundary(run: string, position: number): boolean {
  if (position === 0 || position === run.length) return true;
  const latin = /[A-Za-z0-9_]/;
  return !(latin.test(run[position - 1] ?? "") && latin.test(run[position] ?? ""));
}
