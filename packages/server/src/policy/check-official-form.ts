import { fieldsOf, type Finding, parseFormula, type Words } from "@youheng/kernel/model";
import type { OfficialForm } from "@youheng/kernel/sense";
import type { Policy } from "./policy.ts";
import { atLine, likelyFix, policyFinding } from "./policy-finding.ts";

/** As checkOfficialForm, for a form that stands in a text of this name. */
export function officialFormFindings(policy: Policy, form: OfficialForm, file: string): Finding[] {
  return checkOfficialForm(
    { ...policy, places: new Map([[`official/${form.id}`, { value: form, file, line: 1 }]]) },
    form,
  );
}

/** An official form's references: cells that formulas name, facts that the tidy form has, sheets and parts that exist. */
export function checkOfficialForm(policy: Policy, form: OfficialForm): Finding[] {
  const place = policy.places.get(`official/${form.id}`);
  const at = { file: place?.file ?? form.id, line: place?.line ?? 1 };
  const cells = form.sheets.flatMap(({ layouts }) => layouts.flatMap((layout) => layout.cells.map(({ name }) => name)));
  const headNames = form.heads.flatMap(({ name }) => name ?? []);
  const names = new Map([...cells, ...headNames].map((name) => [name, name] as const));
  const formulas = [
    ...form.facts.flatMap(({ is, when }) => (when === undefined ? [is] : [is, when])),
    ...form.countyFacts.map(({ is }) => is),
    ...[...form.checks, ...form.regionChecks].map(({ holds }) => holds),
  ];
  const unreadable = formulas.flatMap((text) =>
    parseFormula(text, names).findings.map((finding) => atLine(finding, at.file, at.line)),
  );
  const used = [
    ...form.sums.flatMap(({ total, parts }) => [total, ...parts]),
    ...form.bands.flatMap(({ roll, bands }) => [roll, ...bands.map(({ cell }) => cell)]),
    ...formulas.flatMap((text) => namesIn(text, names)),
  ];
  const facts = [...form.heads, ...form.facts, ...form.bands].map(({ fact }) => fact);
  const countyFacts = form.countyFacts.map(({ fact }) => fact);
  const codes = form.sheets.map(({ code }) => code);
  return [
    ...unreadable,
    ...unknownOf({ zh: "单元格", en: "cell" }, used, [...names.keys()], at),
    ...unknownOf({ zh: "字段", en: "fact" }, facts, factsOf(policy, form), at),
    ...unknownOf({ zh: "计量单位", en: "unit in scales" }, unitsIn(form), Object.keys(form.scales), at),
    ...unknownOf({ zh: "县域字段", en: "fact of the county" }, countyFacts, countyFieldsOf(policy), at),
    ...unknownOf({ zh: "办学类型", en: "kind of school" }, kindsIn(form), Object.keys(policy.kindStages), at),
    ...unknownOf(
      { zh: "报表", en: "sheet" },
      form.facts.flatMap(({ needs }) => needs),
      codes,
      at,
    ),
    ...unknownOf({ zh: "一行一校的表式", en: "form" }, [form.valuesBy], [...policy.forms.keys()], at),
  ];
}

function namesIn(text: string, names: ReadonlyMap<string, string>): readonly string[] {
  const { expr } = parseFormula(text, names);
  return expr === null ? [] : fieldsOf(expr);
}

function kindsIn(form: OfficialForm): string[] {
  const cells = form.sheets.flatMap(({ layouts }) => layouts.flatMap((layout) => layout.cells));
  return [
    ...[...form.facts, ...form.countyFacts, ...form.bands].flatMap(({ kinds }) => kinds),
    ...cells.flatMap(({ wantedOf }) => wantedOf),
  ];
}

function unitsIn(form: OfficialForm): string[] {
  return form.sheets.flatMap(({ layouts }) => layouts.flatMap(({ cells }) => cells.flatMap(({ unit }) => unit ?? [])));
}

function countyFieldsOf(policy: Policy): string[] {
  return policy.fields.filter((field) => field.of === "county").map(({ id }) => id);
}

function factsOf(policy: Policy, form: OfficialForm): string[] {
  const columns = policy.forms.get(form.valuesBy)?.columns ?? [];
  return columns.map(({ field, stage }) => (stage === undefined ? field : `${field}_${stage}`));
}

/** A finding for each name that is used and not known. */
export function unknownOf(
  { zh, en }: Words,
  used: readonly string[],
  known: readonly string[],
  at: { file: string; line: number },
): Finding[] {
  const unknown = [...new Set(used)].filter((one) => !known.includes(one));
  return unknown.map((one) =>
    policyFinding({
      code: "POLICY-005",
      ...at,
      zh: `没有名为“${one}”的${zh}。`,
      en: `There is no ${en} “${one}”.`,
      ...likelyFix(one, known),
    }),
  );
}
