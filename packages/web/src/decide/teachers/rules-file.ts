import type { PlanInputsView } from "@youheng/server/api";

/** What the form holds as it is typed: shares in percent. */
export type RuleTexts = Readonly<Record<string, string>>;
type Rules = PlanInputsView["rules"];

/** Where each rule stands in a file of rules. */
const PLACES: Readonly<Record<string, readonly [part: string, key: string]>> = {
  rotate_at_least: ["rotate_at_least", "share"],
  backbone_at_least: ["backbone_at_least", "share"],
  years_at_school_at_least: ["qualifies", "years_at_school_at_least"],
  years_to_retirement_more_than: ["qualifies", "years_to_retirement_more_than"],
  school_gives_at_most: ["school_gives_at_most", "share"],
  subject_keeps: ["subject_keeps", "teachers"],
  keeps_thresholds: ["keeps", "thresholds"],
  keeps_floors: ["keeps", "floors"],
  short_gives_nothing: ["keeps", "short_gives_nothing"],
  others_count: ["schools", "others_count"],
  balance_teachers: ["balance", "teachers"],
  balance_subject: ["balance", "subject"],
  balance_beyond_km: ["balance", "beyond_km"],
};

/** The rules that hold as the form shows them. */
export function ruleTexts(rules: Rules): RuleTexts {
  return Object.fromEntries(
    rules.map(({ id, kind, value }) => [
      id,
      typeof value === "boolean" || kind !== "share" ? String(value) : String(Number((value * 100).toFixed(6))),
    ]),
  );
}

/**
 * The district's own rules as a file: what the form has changed against the usual ones, and nothing else.
 *
 * @returns YAML (as JSON, which is YAML); null where a number cannot be read
 * @example rulesFile(rules, { rotate_at_least: "12" }, "") // '{"rotate_at_least":{"share":"0.12"}}'
 */
export function rulesFile(rules: Rules, texts: RuleTexts, basis: string): string | null {
  const file: Record<string, Record<string, unknown>> = {};
  for (const { id, kind, value, usual } of rules) {
    const text = texts[id];
    const place = PLACES[id];
    if (place === undefined) continue;
    const own = text === undefined ? value : readRule(text, kind);
    if (own === null) return null;
    if (own === usual) continue;
    const [part, key] = place;
    file[part] ??= {};
    file[part][key] = typeof own === "boolean" ? own : String(own);
    if (basis.trim() !== "") file[part]["sources"] = [{ text: basis.trim(), standing: "unconfirmed" }];
  }
  return JSON.stringify(file);
}

function readRule(text: string, kind: Rules[number]["kind"]): number | boolean | null {
  if (kind === "yes") return text === "true";
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0) || !Number.isFinite(value)) return null;
  return kind === "share" ? Number((value / 100).toFixed(8)) : value;
}
