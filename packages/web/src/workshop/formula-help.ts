import {
  type Field,
  type Finding,
  formulaNames,
  formulaUnit,
  likelyWord,
  parseFormula,
  unitAgrees,
} from "@youheng/kernel/model";

/** A field as the list of fields shows it. */
export interface FieldChoice {
  readonly field: Field;
  /** what is put into the formula */
  readonly word: string;
}

/** What is wrong with a formula, in place. */
export interface FormulaTrouble {
  readonly finding: Finding;
  /** from 0; null: the whole of it (its unit, say) */
  readonly at: number | null;
  /** the word written there, and the one that was likely meant */
  readonly word: string;
  readonly likely: string | null;
}

/** One word of a formula: letters of any language, digits, "_". */
const WORD = /[\p{L}\p{N}_]+/uy;

/**
 * The word that begins at a position.
 *
 * @example wordAt("a ÷ 在校生", 4) // "在校生"
 */
export function wordAt(text: string, at: number): string {
  WORD.lastIndex = at;
  return WORD.exec(text)?.[0] ?? "";
}

/** The word that is being typed: what stands before the caret. @example wordBefore("a ÷ 在校", 6) // { from: 4, word: "在校" } */
export function wordBefore(text: string, caret: number): { readonly from: number; readonly word: string } {
  const word = /[\p{L}\p{N}_]+$/u.exec(text.slice(0, caret))?.[0] ?? "";
  return { from: caret - word.length, word };
}

/** Where a formula's finding stands: the kernel counts characters from 1. */
function positionOf(finding: Finding): number | null {
  const found = /公式第 (\d+) 字/.exec(finding.where);
  return found === null ? null : Number(found[1]) - 1;
}

/** Everything that is wrong with a formula of this unit, each where it stands, with the word that was likely meant. */
export function formulaTrouble(
  text: string,
  { unit, fields }: { readonly unit: string; readonly fields: readonly Field[] },
): readonly FormulaTrouble[] {
  const names = formulaNames(fields);
  const { expr, findings } = parseFormula(text, names);
  const unitOfField = (id: string): string => {
    const field = fields.find((one) => one.id === id);
    return field === undefined ? "" : formulaUnit(field);
  };
  const all = expr === null ? findings : unitAgrees(expr, unit, unitOfField);
  return all.map((finding) => {
    const at = positionOf(finding);
    const word = at === null ? "" : wordAt(text, at);
    const unknown = finding.code === "FORMULA-003" && word !== "";
    return { finding, at, word, likely: unknown ? likelyWord(word, names.keys()) : null };
  });
}

/** The facts of schools that a formula may use. */
export function fieldChoices(fields: readonly Field[]): readonly FieldChoice[] {
  return fields
    .filter(
      (field) => field.of !== "county" && (field.type === "count" || field.type === "amount" || field.type === "share"),
    )
    .map((field) => ({ field, word: field.zh }));
}

const most = 8;

/** Fields whose name, id or English name holds what is being typed; those that begin with it first. */
export function completionsOf(typed: string, choices: readonly FieldChoice[]): readonly FieldChoice[] {
  const wanted = typed.toLowerCase();
  if (wanted === "") return [];
  const rank = ({ field, word }: FieldChoice): number => {
    const names = [word, field.id, field.en, ...(field.aliases ?? [])].map((name) => name.toLowerCase());
    if (names.includes(wanted)) return 3;
    if (names.some((name) => name.startsWith(wanted))) return 0;
    return names.some((name) => name.includes(wanted)) ? 1 : 9;
  };
  const near = choices.filter((one) => rank(one) < 3).toSorted((a, b) => rank(a) - rank(b));
  return near.slice(0, most);
}

/** The text with a word put in between two positions, and where the caret then stands. */
export function putIn(
  text: string,
  at: { readonly from: number; readonly to: number },
  word: string,
): { readonly text: string; readonly caret: number } {
  return { text: text.slice(0, at.from) + word + text.slice(at.to), caret: at.from + word.length };
}
