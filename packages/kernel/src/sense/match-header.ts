import { cleanKey } from "./cell.ts";
import type { FormIndex, ReadingColumn } from "./form-index.ts";
import { isBaseUnit } from "./unit-words.ts";

/** The column that a header names, and what its unit does to the numbers below. */
export interface HeaderMatch {
  readonly column: ReadingColumn;
  readonly scale: number;
  /** words in brackets that are neither the unit of the field nor one that scales */
  readonly remark: string | null;
}

const BRACKETS = /[(（[【]([^()（）[\]【】]*)[)）\]】]/g;
const LOOSE_UNIT = /[,，、:：/\s]+([^,，、:：/\s]+)\s*$/;
const UNIT_IS = /^单位[:：]?/;

/**
 * Finds the column that a header means. Of a header of several rows the whole is tried first ("小学" + "在校生数", in either
 * order), then its lower part alone. Units stand in brackets, after a comma or a blank, at the very end or in a row of their own.
 *
 * @param parts  the header cells of one column from the top down
 * @returns      null when the form knows no such header
 * @example matchHeader(["教学仪器设备值（万元）"], index)?.scale // 10000
 */
export function matchHeader(parts: readonly string[], index: FormIndex): HeaderMatch | null {
  for (const spelling of spellingsOf(parts)) {
    const column = index.bySpelling.get(cleanKey(spelling));
    if (column !== undefined)
      return {
        ...withScale(
          column,
          parts.flatMap((part) => withoutUnit(part).units),
          index,
        ),
        remark: null,
      };
  }
  const bare = parts.map(withoutUnit);
  for (const spelling of spellingsOf(bare.map((part) => part.name))) {
    const column = index.bySpelling.get(cleanKey(spelling));
    if (column !== undefined)
      return withScale(
        column,
        bare.flatMap((part) => part.units),
        index,
      );
  }
  return withUnitBelow(parts, index) ?? withLooseUnit(parts, index);
}

function withScale(column: ReadingColumn, words: readonly string[], index: FormIndex): HeaderMatch {
  let scale = 1;
  const remarks: string[] = [];
  for (const word of words) {
    const factor = scaleOf(cleanKey(word), column, index);
    if (factor !== null) scale *= factor;
    else if (!isBaseUnit(cleanKey(word), column.field.unit)) remarks.push(word);
  }
  return { column, scale, remark: remarks.length === 0 ? null : remarks.join("、") };
}

function scaleOf(word: string, column: ReadingColumn, index: FormIndex): number | null {
  const key = word.replace(UNIT_IS, "");
  if (column.field.type === "share" && key === "%") return 0.01;
  return index.scales.get(key) ?? null;
}

/** The last header row is a unit: 教学仪器设备值 / 万元. */
function withUnitBelow(parts: readonly string[], index: FormIndex): HeaderMatch | null {
  const unit = parts.at(-1);
  if (parts.length < 2 || unit === undefined) return null;
  const above = matchHeader(parts.slice(0, -1), index);
  if (above === null) return null;
  const read = withScale(above.column, [unit.replace(/^[（(]|[)）]$/g, "")], index);
  return read.remark === null ? { ...above, scale: above.scale * read.scale } : null;
}

function withLooseUnit(parts: readonly string[], index: FormIndex): HeaderMatch | null {
  const last = parts.at(-1) ?? "";
  const unit = LOOSE_UNIT.exec(last)?.[1] ?? Array.from(index.scales.keys()).find((word) => last.endsWith(word));
  // what follows a blank is mostly no unit: sentences are not taken apart word by word
  if (unit === undefined || !isUnit(unit, index)) return null;
  const name = LOOSE_UNIT.test(last) ? last.replace(LOOSE_UNIT, "") : last.slice(0, -unit.length);
  if (name === "") return null;
  const above = matchHeader([...parts.slice(0, -1), name], index);
  if (above === null) return null;
  const read = withScale(above.column, [unit], index);
  return read.remark === null ? { ...above, scale: above.scale * read.scale } : null;
}

function isUnit(word: string, index: FormIndex): boolean {
  const key = cleanKey(word).replace(UNIT_IS, "");
  if (key === "%" || index.scales.has(key)) return true;
  return key !== "" && Array.from(index.bySpelling.values()).some(({ field }) => isBaseUnit(key, field.unit));
}

function withoutUnit(part: string): { readonly name: string; readonly units: readonly string[] } {
  const units = Array.from(part.matchAll(BRACKETS), (match) => match[1] ?? "");
  return { name: part.replace(BRACKETS, ""), units };
}

function spellingsOf(parts: readonly string[]): readonly string[] {
  const tails = parts.map((_, from) => parts.slice(from));
  return tails.flatMap((tail) =>
    tail.length === 1 ? tail : [tail.join(""), tail.join("/"), tail.join("_"), tail.toReversed().join("")],
  );
}
