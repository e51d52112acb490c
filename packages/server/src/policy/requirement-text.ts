import {
  parseUnit,
  unitWords,
  type DatedLimit,
  type EvidenceRequirement,
  type RegionRequirement,
  type Relaxation,
  type Requirement,
  type RequirementArea,
  type SchoolsRequirement,
  type Standard,
} from "@youheng/kernel/model";
import type { Policy } from "./policy.ts";
import { section, sourceLines } from "./text-lines.ts";

const AREAS: Readonly<Record<RequirementArea, string>> = {
  government: "政府保障程度 Government",
  quality: "教育质量 Quality",
  recognition: "社会认可度 Recognition",
  veto: "一票否决 Vetoes",
  entry: "申报条件 Entry conditions",
};

/** A standard's requirements as people read them, area by area, with limits by date and place, relaxations, formulas in use and documents asked for. */
export function requirementSections(policy: Policy, { requirements = [] }: Standard): readonly string[] {
  return (Object.keys(AREAS) as RequirementArea[]).flatMap((area) =>
    section(
      AREAS[area],
      requirements.filter((one) => one.area === area).flatMap((one) => requirementLines(policy, one)),
    ),
  );
}

function requirementLines(policy: Policy, one: Requirement): readonly string[] {
  const until = one.validTo === undefined ? "" : ` 至 to ${one.validTo}`;
  return [
    `· ${one.name.zh} · ${one.name.en}（${one.id}）`,
    `  ${one.clause} · 自 ${one.validFrom} 起 since${until}`,
    ...(one.kind === "schools" ? schoolsLines(one) : []),
    ...(one.kind === "region" ? regionLines(one) : []),
    ...(one.kind === "evidence" ? evidenceLines(policy, one) : []),
    ...sourceLines(one.sources, "    "),
  ];
}

function schoolsLines({ holds, applies, relaxations }: SchoolsRequirement): readonly string[] {
  return [
    `  每所学校 every school: ${holds.join("；")}`,
    ...(applies === undefined ? [] : [`  只对 only where: ${applies}`]),
    ...relaxations.flatMap(relaxationLines),
  ];
}

function relaxationLines({ id, name, when, holds, on, sources }: Relaxation): readonly string[] {
  return [
    `  放宽 relaxation [${on ? "开 on" : "关 off"}] ${id} ${name.zh} · ${name.en}`,
    `      ${when} → ${holds.join("；")}`,
    ...sourceLines(sources, "      "),
  ];
}

function regionLines({ formula, unit, options, chosen, ...limits }: RegionRequirement): readonly string[] {
  const { atLeast = [], atMost = [], below = [] } = limits;
  return [
    `  ${formula} · ${wordsOfUnit(unit)}`,
    ...atLeast.map((one) => limitLine("≥", one)),
    ...atMost.map((one) => limitLine("≤", one)),
    ...below.map((one) => limitLine("<", one)),
    ...options.map(
      (one) =>
        `  另一算法 other formula [${one.id === chosen ? "用 in use" : "可选 on choice"}] ${one.id} ${one.name.zh} · ${one.name.en}: ${one.formula}`,
    ),
  ];
}

function wordsOfUnit(unit: string): string {
  const parsed = parseUnit(unit);
  return parsed === null || unit === "share" ? unit : unitWords(parsed).zh;
}

function limitLine(sign: string, { value, from, to, region, sources }: DatedLimit): string {
  const place = region === undefined ? "" : ` · ${region}`;
  const doubt = sources.some(({ standing }) => standing !== "unconfirmed") ? "" : "（未证实 unconfirmed）";
  return `  ${sign} ${value} · 自 ${from} 起 since${to === undefined ? "" : ` 至 to ${to}`}${place}${doubt}`;
}

function evidenceLines(policy: Policy, { question, documents, field, vetoes }: EvidenceRequirement): readonly string[] {
  const answer = policy.fields.find(({ id }) => id === field)?.zh ?? field;
  return [
    `  问 question: ${question.zh} · ${question.en}`,
    `  填 answer: ${answer}（${vetoes === true ? "“是”即否决 yes vetoes" : "“是”即达到 yes meets"}）`,
    ...documents.map(({ zh, en }) => `  材料 document: ${zh} · ${en}`),
  ];
}
