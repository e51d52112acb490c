import type { Draft } from "./draft.ts";
import { formulaTrouble } from "./formula-help.ts";

/** Ids of the parts of a draft that cannot be judged yet: a limit that is no number above 0, a formula that cannot be read. */
export function troublesOf({ base, own }: Draft): readonly string[] {
  const wrong = (limits: Readonly<Record<string, number>> | undefined): boolean =>
    Object.values(limits ?? {}).some((limit) => !(limit > 0));
  const indicators = own.indicators.filter(
    ({ atLeast, cvAtMost, formula, unit }) =>
      wrong(atLeast) || wrong(cvAtMost) || formulaTrouble(formula, { unit, fields: base.fields }).length > 0,
  );
  const requirements = (own.requirements ?? []).filter(
    (one) =>
      one.kind === "region" &&
      [...(one.atLeast ?? []), ...(one.atMost ?? []), ...(one.below ?? [])].some(({ value }) => Number.isNaN(value)),
  );
  const rule = own.sectionRule;
  const ruleWrong =
    rule !== undefined && !(rule.met >= 1 && rule.met <= rule.of && rule.othersAtLeast >= 0 && rule.othersAtLeast <= 1);
  return [...indicators, ...requirements].map(({ id }) => id).concat(ruleWrong ? ["section_rule"] : []);
}
