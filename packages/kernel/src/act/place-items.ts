import type { CatchmentDocument, ProjectsDocument, SiteDocument } from "../decide/index.ts";
import type { Words } from "../model/index.ts";
import type { PlanItem } from "./plan-item.ts";

const KINDS = {
  new: { zh: "新建", en: "new school" },
  extension: { zh: "扩建", en: "extension" },
  closure: { zh: "撤并", en: "closure" },
} as const;

/** First and last day of a school year: a project is ready for the first day of the year in which it opens. */
const [BEGINS, ENDS] = ["09-01", "08-31"];

/**
 * The work of a plan of projects over the years: one item for each project that is carried out, with its own days of building.
 *
 * @param stage  how a stage is called
 * @example      projectItems(plan, stage)[0]?.title.zh // "新澜第三小学扩建（扩建）：小学 +540 个学位"
 */
export function projectItems(
  plan: Pick<ProjectsDocument, "projects">,
  stage: (id: string) => Words,
): readonly PlanItem[] {
  return plan.projects.flatMap(({ project, name, kind, school_code, opens, begins, places, cost_yuan }): PlanItem[] => {
    if (opens === null || begins === null) return [];
    const amount = (language: "zh" | "en", unit: string): string =>
      Object.entries(places)
        .map(([id, count]) => `${stage(id)[language]} ${count > 0 ? "+" : ""}${count}${unit}`)
        .join(language === "zh" ? "，" : ", ");
    const days = begins < opens ? { startsOn: `${begins}-${BEGINS}`, endsOn: `${opens}-${ENDS}` } : {};
    return [
      {
        ...nothingElse,
        id: project,
        title: {
          zh: `${name}（${KINDS[kind].zh}）：${amount("zh", " 个学位")}`,
          en: `${name} (${KINDS[kind].en}): ${amount("en", " places")}`,
        },
        schoolCode: kind === "new" ? null : school_code,
        year: opens,
        costYuan: cost_yuan,
        ...days,
      },
    ];
  });
}

/** The work of a plan of sites: one item for each site that opens. Of one site the cost is its own; of several it is known only together. */
export function siteItems(plan: Pick<SiteDocument, "opened" | "cost_yuan" | "loads">): readonly PlanItem[] {
  return plan.opened.map((code) => {
    const students = Math.round(plan.loads[code] ?? 0);
    return {
      ...nothingElse,
      id: code,
      title: { zh: `开办新校 ${code}（${students} 名学生）`, en: `Open a school at ${code} (${students} students)` },
      costYuan: plan.opened.length === 1 ? plan.cost_yuan : null,
    };
  });
}

/** The work of a plan of catchments, solved or drawn: the new catchments are made known and kept to. */
export function catchmentItems(
  plan: Pick<CatchmentDocument, "assignment"> & { readonly moved_students?: number | null },
): readonly PlanItem[] {
  const schools = new Set(plan.assignment.map(({ school }) => school)).size;
  const units = new Set(plan.assignment.map(({ unit }) => unit)).size;
  const moved = plan.moved_students ?? null;
  const more: Words =
    moved === null
      ? { zh: "", en: "" }
      : { zh: `，调整学生 ${Math.round(moved)} 名`, en: `; ${Math.round(moved)} students change schools` };
  return [
    {
      ...nothingElse,
      id: "catchments",
      title: {
        zh: `公布并执行新的学区划分：${units} 个地块，${schools} 所学校${more.zh}`,
        en: `Make the new catchments known and keep to them: ${units} units, ${schools} schools${more.en}`,
      },
    },
  ];
}

const nothingElse = {
  schoolCode: null,
  indicators: [],
  year: null,
  costYuan: null,
  responsible: null,
  changes: [],
  after: [],
} as const;
