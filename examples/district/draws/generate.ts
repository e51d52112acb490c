import { writeFileSync } from "node:fs";
import { chance } from "../make/chance.ts";

/** Makes the lists of the two example draws again: pseudonyms that belong to nobody, the same bytes every time. */
const LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679";
const SCHOOLS = ["3199310101", "3199310102", "3199310103", "3199310202", "3199310201"];
/** how often a school is wished first */
const WEIGHTS = [5, 3, 2, 3, 2];

function pseudonym(list: string, at: number): string {
  const letter = (i: number): string => LETTERS[Math.floor(chance(list, "code", at, i) * LETTERS.length)]!;
  return `${letter(0)}${letter(1)}${letter(2)}-${letter(3)}${letter(4)}${letter(5)}`;
}

/** Some schools in an order of wishing: the popular ones mostly first. */
function wishes(list: string, at: number): readonly string[] {
  const sorted = SCHOOLS.map((code, s) => ({ code, key: Math.log(chance(list, "wish", at, s) + 1e-9) / WEIGHTS[s]! }));
  return sorted
    .toSorted((a, b) => b.key - a.key)
    .slice(0, 2 + Math.floor(chance(list, "count", at) * 3))
    .map(({ code }) => code);
}

function juniorList(): string {
  const lines = ["报名号,多胞胎组,优先类别,第一志愿,第二志愿,第三志愿,第四志愿"];
  for (let at = 0; at < 480; at++) {
    // every sixtieth family has twins, who wish the same and stand in two lines
    const members = at % 60 === 17 ? 2 : 1;
    const first = chance("junior", "first", at) < 0.12 ? "1" : "";
    const named = [...wishes("junior", at), "", ""].slice(0, 4);
    for (let member = 0; member < members; member++)
      lines.push([pseudonym("junior", at * 2 + member), members > 1 ? `T${at}` : "", first, ...named].join(","));
  }
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function ringList(): string {
  const lines = Array.from({ length: 96 }, (_, at) => `${at + 1},${pseudonym("ring", at)}`);
  return `\ufeff摇号编号,报名号\r\n${lines.join("\r\n")}\r\n`;
}

writeFileSync(new URL("junior-2027.csv", import.meta.url), juniorList());
writeFileSync(new URL("mingda-2027.csv", import.meta.url), ringList());
