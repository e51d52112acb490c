import type { RegionFact } from "@youheng/kernel/sense";
import type { Facts, Finding } from "@youheng/kernel/model";
import type { CaseNames } from "./case-table.ts";
import { likelyFix, policyFinding } from "./policy-finding.ts";
import type { PolicyCase } from "./read-case.ts";

/** Facts of the county that a case states: numbers, 是 and 否. Names and values that cannot be read are findings. */
export function countyOfCase(
  { value }: PolicyCase,
  known: CaseNames,
): { readonly regionFacts: readonly RegionFact[]; readonly findings: readonly Finding[] } {
  const { county } = value;
  const findings: Finding[] = [];
  const regionFacts = Object.entries(county?.value ?? {}).flatMap(([name, written]): RegionFact[] => {
    const id = known.names.get(name);
    const number = readValue(written);
    const place = { file: county?.file ?? "", line: county?.line ?? 1 };
    if (id === undefined || known.fields.get(id)?.of !== "county") findings.push(unknownFact(name, place, known));
    else if (Number.isNaN(number)) findings.push(unreadable(name, written, place));
    else return [{ field: id, value: number, evidence: null, place: { sheet: "", field: id } }];
    return [];
  });
  return { regionFacts, findings };
}

/** One row without students, so that a case on the county alone has a county to judge. */
export function emptyCounty({ file, line, value }: PolicyCase): Facts {
  return {
    rows: 1,
    text: { region_code: [value.regionCode ?? null] },
    numbers: {},
    invalid: [],
    origin: { file, sheet: "", rowNumbers: [line], columnLetters: {} },
  };
}

function readValue(written: string): number {
  if (["是", "true", "yes"].includes(written)) return 1;
  if (["否", "false", "no"].includes(written)) return 0;
  return Number(written.replaceAll(",", ""));
}

interface CasePlace {
  readonly file: string;
  readonly line: number;
}

function unknownFact(name: string, place: CasePlace, known: CaseNames): Finding {
  const county = [...known.names].filter(([, id]) => known.fields.get(id)?.of === "county").map(([word]) => word);
  return policyFinding({
    code: "POLICY-005",
    ...place,
    zh: `没有名为“${name}”的县域字段。`,
    en: `There is no county fact “${name}”.`,
    ...likelyFix(name, county),
  });
}

function unreadable(name: string, written: string, place: CasePlace): Finding {
  return policyFinding({
    code: "POLICY-004",
    ...place,
    zh: `“${name}”的“${written}”不是数，也不是“是”“否”。`,
    en: `“${written}” of “${name}” is neither a number nor yes or no.`,
    fix: "请改成数、“是”或“否”；没有的数据不要写。",
    fixEn: "Write a number, 是 or 否; leave out what is not known.",
  });
}
