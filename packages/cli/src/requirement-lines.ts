import { numberBeside, requirementsIn } from "@youheng/kernel/assess";
import type { AssessmentDocument, RequirementDocument } from "@youheng/kernel/assess";
import type { RequirementArea } from "@youheng/kernel/model";

const AREAS: Readonly<Record<RequirementArea, string>> = {
  government: "政府保障程度 · Government",
  quality: "教育质量 · Quality",
  recognition: "社会认可度 · Recognition",
  veto: "一票否决 · Vetoes",
  entry: "申报条件 · Entry conditions",
};
const MARKS = { meets: "✓", falls_short: "✗", not_assessable: "?" } as const;
const SIGNS = { at_least: "≥", at_most: "≤", below: "<" } as const;

/**
 * The requirements of an assessment as lines for a terminal, area by area: verdict, figure and limit, the schools that do
 * not meet one with their figures, and how many meet it only by a relaxation.
 */
export function requirementLines(document: AssessmentDocument): readonly string[] {
  return (Object.keys(AREAS) as RequirementArea[]).flatMap((area) => {
    const requirements = requirementsIn(document, area);
    return requirements.length === 0 ? [] : ["", AREAS[area], ...requirements.flatMap(linesOf)];
  });
}

function linesOf(one: RequirementDocument): readonly string[] {
  return [
    `  ${MARKS[one.verdict]} ${one.name.zh}${figure(one)}${one.option === null ? "" : `（算法 formula ${one.option}）`}`,
    ...(one.schools?.short ?? []).map(
      (school) =>
        `      ${MARKS[school.verdict]} ${school.school_name ?? school.school_code}：${school.condition}（${school.substituted}）`,
    ),
    ...(one.schools?.relaxed ?? []).map(
      ({ name, school_codes: codes }) => `      放宽 relaxation：${name.zh} — ${codes.length} 所 schools`,
    ),
  ];
}

/** What was found beside its limit; who meets it, of schools; what is missing. */
function figure(one: RequirementDocument): string {
  if (one.schools !== null) return `：${one.schools.schools_meeting} / ${one.schools.schools} 所 schools`;
  if (one.value === null) return "：未填 not reported";
  if (one.kind === "evidence") return `：${one.value === 1 ? "是 yes" : "否 no"}`;
  const shown = (value: number): string =>
    one.unit === "share"
      ? `${numberBeside(value * 100, (one.limit ?? 0) * 100, 2)} %`
      : numberBeside(value, one.limit, 2);
  const limit = one.limit === null || one.direction === null ? "" : `（${SIGNS[one.direction]} ${limitOf(one)}）`;
  return `：${shown(one.value)}${limit}`;
}

/** 0.15 × 100 is 15, not 15.000000000000002. */
function limitOf({ limit, unit }: RequirementDocument): string {
  return unit === "share" ? `${Number(((limit ?? 0) * 100).toPrecision(12))} %` : String(limit);
}
