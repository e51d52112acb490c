import { cellText, cleanText } from "./cell.ts";
import type { ApplicationForm, ApplicationNumber } from "./application-form.ts";
import { type ApplicationPage, headingOf, placeOn } from "./application-page.ts";
import { officialKey } from "./official-words.ts";
import { readFlag } from "./read-words.ts";
import type { RegionFact } from "./region-facts.ts";

const LONGEST_EVIDENCE = 400;

/**
 * The county's facts out of the sentences of tables IV and V: the number that follows certain words, and a confirmation where the
 * last column says yes. What is left blank is not there; "no" in the last column says nothing of a confirmation, because the row
 * asks for more than one thing.
 */
export function sentenceFacts(page: ApplicationPage, form: ApplicationForm): RegionFact[] {
  const { table } = page;
  const says = headingOf(table, form.sentences.says)?.column ?? 1;
  const met = headingOf(table, form.sentences.met)?.column ?? 2;
  const facts: RegionFact[] = [];
  for (let row = 0; row < table.rows; row++) {
    const name = officialKey(table.at(row, 0));
    const own = form.sentences.rows.find(({ row: words }) => words.some((word) => name.includes(officialKey(word))));
    if (own === undefined) continue;
    const sentence = cellText(table.at(row, says));
    const evidence = sentence === "" ? null : sentence.slice(0, LONGEST_EVIDENCE);
    for (const one of own.reads) {
      const value = numberIn(sentence, one, form);
      if (value !== null)
        facts.push({ field: one.fact, value, evidence, place: { ...placeOn(page, row, says), field: one.fact } });
    }
    if (readFlag(table.at(row, met), new Map(), new Set()) === 1)
      for (const field of own.confirms)
        facts.push({ field, value: 1, evidence, place: { ...placeOn(page, row, met), field } });
  }
  return facts;
}

/**
 * The number that follows its words in a sentence, in the base unit; null where a blank is left.
 *
 * @example numberIn("特殊教育学校公用经费为12万元", { fact: "f", after: ["公用经费为"], inOrder: false }, form) // 120000
 */
export function numberIn(
  sentence: string,
  { after, inOrder }: ApplicationNumber,
  form: ApplicationForm,
): number | null {
  const text = plain(sentence);
  if (inOrder)
    return readAt(
      text,
      after.reduce((at, word) => (at < 0 ? at : endOf(text, word, at)), 0),
      form,
    );
  for (const word of after) {
    const value = readAt(text, endOf(text, word, 0), form);
    if (value !== null) return value;
  }
  return null;
}

function plain(text: string): string {
  return cleanText(text).replaceAll(" ", "");
}

function endOf(text: string, word: string, from: number): number {
  const at = text.indexOf(plain(word), from);
  return at < 0 ? -1 : at + plain(word).length;
}

const NUMBER = /^[:：为约共计有是]*(\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|[ⅠⅡⅢⅣⅤ一二三四五]|[IV]+)(.*)$/s;

function readAt(text: string, at: number, form: ApplicationForm): number | null {
  const [, digits = "", rest = ""] = at < 0 ? [] : (NUMBER.exec(text.slice(at)) ?? []);
  if (digits === "") return null;
  const level = form.levels[digits];
  if (level !== undefined) return level;
  const value = Number(digits.replaceAll(",", ""));
  const unit = Object.keys(form.scales)
    .toSorted((a, b) => b.length - a.length)
    .find((one) => rest.startsWith(one));
  return Number.isNaN(value) ? null : Number((value * (unit === undefined ? 1 : form.scales[unit]!)).toPrecision(15));
}
