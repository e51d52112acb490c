import { type Finding, isDay } from "../../model/index.ts";
import { type Complaints, complaintsOn } from "./draw-complaints.ts";
import type { DrawRules, DrawSchool, PriorityClass, SeedSource } from "./draw-rules.ts";
import { GROUPS, KEYS_IN_CHINESE, METHODS, NUMBERS, SEED_KINDS, USUAL_RANGE, WAITING } from "./draw-rules-words.ts";

/** Rules as read, and everything that is wrong with them; null when they cannot stand. */
export interface RulesReading {
  readonly rules: DrawRules | null;
  readonly findings: readonly Finding[];
}

type Bag = Readonly<Record<string, unknown>>;

const KNOWN = [
  "title",
  "method",
  "numbers",
  "groups",
  "waiting_list",
  "priorities",
  "schools",
  "places",
  "seed",
  "draw_date",
  "delete_on",
];

/**
 * Reads the rules of a draw from what a YAML or JSON file holds; keys and words in English or Chinese. What is left out has its
 * usual value, which then stands in the rules and in their digest.
 *
 * @param value    the content of the file
 * @param file     its name, for findings
 * @param schools  from a file of their own; they stand instead of those in the rules
 * @example        readDrawRules({ method: "ring", places: 15, seed: { source: "摇球" } }, "rules.yaml").rules?.schools[0]?.places // 15
 */
export function readDrawRules(value: unknown, file: string, schools?: readonly DrawSchool[]): RulesReading {
  const complaints = complaintsOn(file);
  const bag = bagOf(value);
  if (bag === null) {
    complaints.error(
      "DRAW-001",
      {},
      {
        zh: "规则文件不是“名称: 值”的形式，无法读入。",
        en: "The rules are not of the form name: value and cannot be read.",
        fix: "请按指南《人人可核对的摇号》中的样例书写（YAML 或 JSON）。",
        fixEn: 'Write them like the example of the guide "A draw anyone can check" (YAML or JSON).',
      },
    );
    return { rules: null, findings: complaints.list() };
  }
  warnOfUnknown(bag, complaints);
  const rules: DrawRules = {
    title: titleOf(bag["title"]),
    method: wordOf(bag, "method", METHODS, complaints) ?? "random_numbers",
    numbers: wordOf(bag, "numbers", NUMBERS, complaints, "single") ?? "single",
    groups: wordOf(bag, "groups", GROUPS, complaints, "admit_whole") ?? "admit_whole",
    waiting_list: wordOf(bag, "waiting_list", WAITING, complaints, "unplaced") ?? "unplaced",
    priorities: prioritiesOf(bag["priorities"], complaints),
    schools: schools ?? schoolsOf(bag, complaints),
    seed: seedOf(bag, complaints),
    draw_date: dayOf(bag, "draw_date", complaints),
    delete_on: dayOf(bag, "delete_on", complaints),
  };
  checkTogether(rules, complaints);
  const findings = complaints.list();
  return { rules: findings.some(({ severity }) => severity === "error") ? null : rules, findings };
}

/** A map with its Chinese keys made English; null when it is none. */
function bagOf(value: unknown): Bag | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [KEYS_IN_CHINESE[key] ?? key, of]));
}

function warnOfUnknown(bag: Bag, complaints: Complaints): void {
  for (const key of Object.keys(bag).filter((one) => !KNOWN.includes(one)))
    complaints.warn(
      "DRAW-002",
      { field: key },
      {
        zh: `规则中没有“${key}”这一项，没有采用。`,
        en: `"${key}" is no word of the rules; it was not used.`,
        fix: `请核对，可用：${KNOWN.join("、")}。`,
        fixEn: `Check it; there are: ${KNOWN.join(", ")}.`,
      },
    );
}

function titleOf(value: unknown): DrawRules["title"] {
  const bag = bagOf(value);
  const text = (of: unknown): string => (typeof of === "string" ? of.trim() : "");
  return bag === null ? { zh: text(value), en: text(value) } : { zh: text(bag["zh"]), en: text(bag["en"]) };
}

/** A word out of a list; `usual` where nothing stands. A word that is not known is an error. */
function wordOf<T extends string>(
  bag: Bag,
  field: string,
  words: Readonly<Record<string, T>>,
  ...[complaints, usual]: [Complaints, T?]
): T | null {
  const value = bag[field];
  if ((value === undefined || value === null) && usual !== undefined) return usual;
  const known = typeof value === "string" || typeof value === "boolean" ? words[String(value).trim()] : undefined;
  if (known !== undefined) return known;
  complaints.error(
    "DRAW-003",
    { field },
    {
      zh: value === undefined ? `规则缺少“${field}”。` : `规则的“${field}”写的是“${JSON.stringify(value)}”，不认识。`,
      en:
        value === undefined
          ? `The rules lack "${field}".`
          : `"${field}" of the rules is ${JSON.stringify(value)}, which is not known.`,
      fix: `请写其中之一：${Object.keys(words).join("、")}。`,
      fixEn: `Write one of: ${Object.keys(words).join(", ")}.`,
    },
  );
  return null;
}

function prioritiesOf(value: unknown, complaints: Complaints): readonly PriorityClass[] {
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((one: unknown, at) => {
    const bag = bagOf(one);
    const number = bag?.["class"];
    if (bag !== null && isCount(number) && number > 0) {
      const { zh, en } = titleOf(bag["zh"] === undefined ? bag["name"] : bag);
      return [{ class: number, zh, en }];
    }
    complaints.error(
      "DRAW-004",
      { field: `priorities[${at + 1}]` },
      {
        zh: `第 ${at + 1} 个优先类别没有类别号。`,
        en: `Priority class ${at + 1} has no number.`,
        fix: "请写成 { class: 1, zh: 本片区户籍, en: … }，1 最先。",
        fixEn: "Write { class: 1, zh: …, en: Lives in the zone }; 1 stands first.",
      },
    );
    return [];
  });
}

function schoolsOf(bag: Bag, complaints: Complaints): readonly DrawSchool[] {
  const { schools } = bag;
  if (schools === undefined && isCount(bag["places"]))
    return [{ school_code: "1", name: titleOf(bag["title"]).zh, places: bag["places"], held_back: 0 }];
  if (!Array.isArray(schools)) return [];
  return schools.map((one: unknown, at) => schoolOf(bagOf(one) ?? {}, `schools[${at + 1}]`, complaints));
}

/** One school out of a map of its words. @example schoolOf({ school_code: "S1", places: 30 }, "schools[1]", complaints).held_back // 0 */
export function schoolOf(bag: Bag, field: string, complaints: Complaints, row?: number): DrawSchool {
  const code = bag["school_code"] ?? bag["code"];
  const school_code = wordsOf(code);
  const place = { field, ...(row === undefined ? {} : { row }) };
  const number = (key: string, usual?: number): number => {
    const value = bag[key] ?? usual;
    if (isCount(value)) return value;
    complaints.error(
      "DRAW-005",
      { ...place, field: `${field}.${key}` },
      {
        zh: `学校“${school_code}”的 ${key} 不是不小于 0 的整数。`,
        en: `${key} of school "${school_code}" is not a whole number of 0 or more.`,
        fix: "请写学位数，例如 120。",
        fixEn: "Write the number of places, such as 120.",
      },
    );
    return 0;
  };
  if (school_code === "")
    complaints.error("DRAW-006", place, {
      zh: "有一所学校没有代码（school_code）。",
      en: "A school has no code (school_code).",
      fix: "请给每所学校一个代码，志愿用它填写。",
      fixEn: "Give every school a code; preferences name it.",
    });
  const name = bag["name"] ?? bag["school_name"];
  return {
    school_code,
    name: typeof name === "string" ? name.trim() : "",
    places: number("places"),
    held_back: number("held_back", 0),
  };
}

function seedOf(rules: Bag, complaints: Complaints): SeedSource {
  const bag = bagOf(rules["seed"]) ?? (typeof rules["seed"] === "string" ? { source: rules["seed"] } : {});
  const isRing = METHODS[String(rules["method"])] === "ring";
  const kind = wordOf(bag, "kind", SEED_KINDS, complaints, isRing ? "balls" : "public") ?? "public";
  const source = typeof bag["source"] === "string" ? bag["source"].trim() : "";
  if (source === "") complaints.error("DRAW-007", { field: "seed.source" }, tellNoSource());
  if (isRing || kind === "public") return { kind, source, count: null, lowest: null, highest: null };
  const [low, high] = USUAL_RANGE[kind];
  const faces = isCount(bag["faces"]) ? bag["faces"] : high;
  const given = { count: bag["count"], lowest: bag["lowest"] ?? low, highest: bag["highest"] ?? faces };
  if (!isCount(given.count) || given.count < 1 || !isCount(given.lowest) || !isCount(given.highest))
    complaints.error(
      "DRAW-008",
      { field: "seed.count" },
      {
        zh: "用骰子或摇球时，要写明出几个数、每个数从几到几。",
        en: "With dice or balls the rules say how many numbers are drawn, and from where to where.",
        fix: "例如 seed: { kind: dice, count: 20, lowest: 1, highest: 6, source: … }。",
        fixEn: "Such as seed: { kind: dice, count: 20, lowest: 1, highest: 6, source: … }.",
      },
    );
  const whole = (value: unknown): number => (isCount(value) ? value : 0);
  return { kind, source, count: whole(given.count), lowest: whole(given.lowest), highest: whole(given.highest) };
}

function tellNoSource() {
  return {
    zh: "没有写明种子从哪里来；摇号前不写明，事后就可以挑。",
    en: "The rules do not say where the seed comes from; unless that is fixed before, it can be chosen afterwards.",
    fix: "请写 seed: { kind: dice, count: 20, source: 两名家长代表当众各掷十次 } 或一个事先指定的公开数据。",
    fixEn:
      "Write seed: { kind: dice, count: 20, source: two parents throw ten times each, in public }, or name a public source.",
  };
}

function dayOf(bag: Bag, field: string, complaints: Complaints): string | null {
  const value = bag[field];
  if (value === undefined || value === null) return null;
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : wordsOf(value);
  if (isDay(text)) return text;
  complaints.error(
    "DRAW-009",
    { field },
    {
      zh: `“${field}”写的是“${text}”，不是日期。`,
      en: `"${field}" is "${text}", which is no date.`,
      fix: "请写成 2026-07-10。",
      fixEn: "Write it as 2026-07-10.",
    },
  );
  return null;
}

function checkTogether(rules: DrawRules, complaints: Complaints): void {
  const codes = rules.schools.map(({ school_code }) => school_code);
  const twice = codes.filter((code, at) => codes.indexOf(code) !== at);
  if (codes.length === 0)
    complaints.error(
      "DRAW-010",
      { field: "schools" },
      {
        zh: "规则中没有学校和学位数。",
        en: "The rules name no school and no places.",
        fix: "请在规则中写 schools，或用 --schools 给出学校表（school_code、school_name、places、held_back）。",
        fixEn:
          "Write schools in the rules, or give a table with --schools (school_code, school_name, places, held_back).",
      },
    );
  for (const code of new Set(twice))
    complaints.error(
      "DRAW-011",
      { field: "schools" },
      {
        zh: `学校代码“${code}”出现了不止一次。`,
        en: `The school code "${code}" stands there more than once.`,
        fix: "请删去重复的一行，或改正代码。",
        fixEn: "Remove one, or correct the code.",
      },
    );
  for (const { school_code, places, held_back } of rules.schools.filter((one) => one.held_back > one.places))
    complaints.error(
      "DRAW-012",
      { field: "schools" },
      {
        zh: `学校“${school_code}”预留 ${held_back} 个学位，多于全部学位 ${places} 个。`,
        en: `School "${school_code}" holds back ${held_back} places of only ${places}.`,
        fix: "请核对学位数和预留数。",
        fixEn: "Check both numbers.",
      },
    );
  if (rules.method === "deferred_acceptance" && rules.groups === "pass_over")
    complaints.error(
      "DRAW-013",
      { field: "groups" },
      {
        zh: "延迟接受下，“不足则跳过”可能使任何结果都不稳定，不能一起用。",
        en: "With deferred acceptance, passing siblings over may leave no stable result at all; the two do not go together.",
        fix: "请改用 groups: admit_whole（多胞胎整体录取）。",
        fixEn: "Use groups: admit_whole.",
      },
    );
  if (rules.draw_date !== null && rules.delete_on !== null && rules.delete_on <= rules.draw_date)
    complaints.error(
      "DRAW-014",
      { field: "delete_on" },
      {
        zh: `删除日期 ${rules.delete_on} 不晚于摇号日期 ${rules.draw_date}。`,
        en: `The applicants would be deleted on ${rules.delete_on}, not after the draw on ${rules.draw_date}.`,
        fix: "请核对两个日期。",
        fixEn: "Check both dates.",
      },
    );
}

/** A text or a number as text; everything else is "". */
function wordsOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
