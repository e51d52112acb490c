import { cellText, cleanKey, type SheetRow } from "../../sense/index.ts";

/** Where the columns of a list of applicants stand; preferences in order. */
export interface ApplicantColumns {
  readonly headerRow: number;
  readonly applicant: number;
  readonly group: number | null;
  readonly number: number | null;
  /** one class for all schools */
  readonly priority: number | null;
  readonly preferences: readonly number[];
  /** one column for all preferences, in place of one for each */
  readonly wishes: number | null;
  /** the class at each preference's school; null where there is no such column */
  readonly priorities: readonly (number | null)[];
  readonly unknown: readonly { readonly at: number; readonly header: string }[];
}

const NAMES = {
  applicant: [
    "applicant",
    "applicant_id",
    "applicant_code",
    "pseudonym",
    "id",
    "报名号",
    "报名编号",
    "申请编号",
    "申请号",
    "化名",
  ],
  group: ["group", "twin_group", "sibling_group", "siblings", "twins", "多胞胎组", "双胞胎组", "同胞组", "捆绑组"],
  number: ["number", "draw_number", "ring_number", "摇号编号", "摇号号码", "派位号"],
  /** all preferences in one cell, with ; between */
  wishes: ["preferences", "choices", "志愿", "志愿顺序"],
  priority: ["priority", "priority_class", "优先类别", "优先级"],
} as const;
const CHINESE_NUMBERS = "一二三四五六七八九十";
const PREFERENCE =
  /^(?:(?:preference|choice)_?(\d+)|第?([一二三四五六七八九十]|\d+)志愿|志愿([一二三四五六七八九十]|\d+))$/;
const PRIORITY =
  /^(?:priority_?(\d+)|第?([一二三四五六七八九十]|\d+)志愿优先(?:类别|级)|志愿([一二三四五六七八九十]|\d+)优先(?:类别|级))$/;

/**
 * Finds the header of a list of applicants: the first row that names the applicant. Titles may stand above it.
 *
 * @returns null when no row does
 * @example applicantColumns([{ number: 1, cells: ["报名号", "第一志愿"] }])?.preferences // [1]
 */
export function applicantColumns(rows: readonly SheetRow[]): ApplicantColumns | null {
  const header = rows.find(({ cells }) => cells.some((cell) => named(cleanKey(cellText(cell)), "applicant")));
  if (header === undefined) return null;
  const keys = header.cells.map((cell) => cleanKey(cellText(cell)));
  const find = (part: keyof typeof NAMES): number | null => {
    const at = keys.findIndex((key) => named(key, part));
    return at < 0 ? null : at;
  };
  const ranked = (pattern: RegExp): ReadonlyMap<number, number> =>
    new Map(keys.flatMap((key, at) => (rankIn(key, pattern) === null ? [] : [[rankIn(key, pattern)!, at] as const])));
  const preferences = ranked(PREFERENCE);
  const priorities = ranked(PRIORITY);
  const ranks = Array.from(preferences.keys()).sort((a, b) => a - b);
  const found = {
    applicant: find("applicant")!,
    group: find("group"),
    number: find("number"),
    priority: find("priority"),
    wishes: find("wishes"),
  };
  const used = new Set([...Object.values(found), ...preferences.values(), ...priorities.values()]);
  return {
    headerRow: header.number,
    ...found,
    preferences: ranks.map((rank) => preferences.get(rank)!),
    priorities: ranks.map((rank) => priorities.get(rank) ?? null),
    unknown: keys.flatMap((key, at) =>
      used.has(at) || key === "" ? [] : [{ at, header: cellText(header.cells[at]) }],
    ),
  };
}

function named(key: string, part: keyof typeof NAMES): boolean {
  return (NAMES[part] as readonly string[]).includes(key);
}

function rankIn(key: string, pattern: RegExp): number | null {
  const found = pattern.exec(key);
  const text = found?.[1] ?? found?.[2] ?? found?.[3];
  if (text === undefined) return null;
  const chinese = CHINESE_NUMBERS.indexOf(text);
  return chinese >= 0 ? chinese + 1 : Number(text);
}
