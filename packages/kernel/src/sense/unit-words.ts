/** How the base unit of a field is written in headers: these do not scale. Other words in brackets are remarks or foreign units. */
const UNIT_WORDS: Readonly<Record<string, readonly string[]>> = {
  students: ["人", "名", "生", "students", "pupils"],
  persons: ["人", "名", "persons", "people"],
  children: ["人", "名", "children"],
  m2: ["m2", "㎡", "m²", "平方米", "平米", "平方公尺", "sqm"],
  yuan: ["元", "人民币元", "yuan", "cny", "rmb"],
  rooms: ["间", "个", "rooms"],
  classes: ["个", "班", "classes"],
  sets: ["台", "套", "台(套)"],
  degrees: ["度", "°", "degrees"],
  year: ["年", "year"],
  share: ["0-1", "0~1"],
};

/**
 * True when a word of a header only repeats the unit of the field.
 *
 * @param word  as `cleanKey` leaves it
 * @example isBaseUnit("平方米", "m2") // true
 */
export function isBaseUnit(word: string, unit: string): boolean {
  return word === "" || word === unit || (UNIT_WORDS[unit] ?? []).includes(word);
}
