import type { ProjectNames, ProjectProblem, ProjectsDocument } from "@youheng/kernel/decide";
import { planStatusLine } from "./plan-status.ts";

const KINDS = { new: "新建 new", extension: "扩建 extension", closure: "撤并 closure" } as const;

/** A plan of projects as lines for a terminal. */
export function projectLines(
  document: ProjectsDocument,
  names: ProjectNames,
  { stages }: ProjectProblem,
): readonly string[] {
  const { status, seconds, because, easings, goals, projects, years, costs } = document;
  const stageName = (id: string): string => {
    const { zh, en } = names.stage(stages.indexOf(id));
    return `${zh} ${en}`.trim();
  };
  const both = (words: readonly { readonly zh: string; readonly en: string }[]): readonly string[] =>
    words.flatMap(({ zh, en }) => [`  ${zh}`, `  ${en}`]);
  return [
    `${document.first_year}–${document.last_year} 逐年建设 · projects over the years`,
    planStatusLine(status, seconds),
    ...goals.map(
      ({ says, objective, bound, gap }) =>
        `${says.zh} ${says.en}: ${amount(objective)}${bound === null ? "" : ` · 界 bound ${amount(bound)}`}${gap === null || gap === Infinity ? "" : ` · 差距 gap ${(gap * 100).toFixed(3)} %`}`,
    ),
    ...both([...because, ...easings]),
    "",
    ...projects
      .filter(({ opens }) => opens !== null)
      .toSorted((a, b) => a.opens! - b.opens!)
      .flatMap((one) => [
        `${one.opens} ${KINDS[one.kind]} ${one.name} · ${one.school_code} · ${placesWords(one.places, stageName)} · ${amount(one.cost_yuan)} 元 yuan`,
        ...(one.because === null ? [] : both([one.because])),
      ]),
    "",
    "学年 year\t学段 stage\t学生 children\t学位 places\t缺 short\t不建则缺 if nothing is done",
    ...years.map((row) =>
      [
        row.school_year,
        stageName(row.stage),
        amount(row.children),
        amount(row.places),
        amount(row.without_place),
        amount(row.without_place_if_nothing),
      ].join("\t"),
    ),
    "",
    "年 year\t建设费 building\t运行费 running",
    ...costs.map((row) => [row.school_year, amount(row.building_yuan), amount(row.running_yuan)].join("\t")),
  ];
}

function placesWords(places: Readonly<Record<string, number>>, stageName: (id: string) => string): string {
  return Object.entries(places)
    .map(([stage, count]) => `${stageName(stage)} ${count > 0 ? "+" : ""}${amount(count)}`)
    .join("，");
}

function amount(value: number): string {
  return String(Math.round(value * 10) / 10);
}
