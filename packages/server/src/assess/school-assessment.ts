import type { SchoolAssessmentView, SchoolIndicatorView } from "../api-types.ts";
import { assessmentDocument, type AssessmentDocument } from "@youheng/kernel/assess";
import type { Standard } from "@youheng/kernel/model";
import { publishedOrRefuse, Refusal } from "../returns/index.ts";
import { asSystem, type FormKey } from "../store/index.ts";
import { answerFor, type AssessDeps, bundleOrRefuse } from "./assess-return.ts";

/**
 * What a school may know of the published assessment: its own sections, and beside each indicator the county's mean and CV, which are no
 * school's. The return of the county is read as the server, because a school's account may not see it; nothing of another school leaves here.
 *
 * @throws Refusal when nothing is published, there is no such standard, or the school is not in it
 */
export async function schoolAssessment(
  deps: AssessDeps,
  ask: FormKey & { readonly standardId: string },
): Promise<SchoolAssessmentView> {
  const bundle = bundleOrRefuse(deps.policy, ask.standardId);
  const document = await asSystem(async () => {
    const version = await publishedOrRefuse(deps.store, ask.regionCode, ask.schoolYear);
    return assessmentDocument(await answerFor(deps.store, version, bundle));
  });
  return viewOf(document, bundle.standard, ask);
}

function viewOf(document: AssessmentDocument, standard: Standard, ask: FormKey): SchoolAssessmentView {
  const own = Object.entries(document.stages).flatMap(([id, stage]) => {
    const section = stage.sections_list.find((one) => one.school_code === ask.schoolCode);
    return section === undefined ? [] : [{ id, stage, section }];
  });
  if (own[0] === undefined)
    throw new Refusal("not-found", {
      zh: `学校 ${ask.schoolCode} 不在这次评估之内。`,
      en: `School ${ask.schoolCode} is not in this assessment.`,
    });
  const stages = own.map(({ id, stage, section }) => {
    const indicators = standard.indicators.flatMap((indicator): [string, SchoolIndicatorView][] => {
      const value = section.indicators[indicator.id];
      const county = stage.indicators[indicator.id];
      if (value === undefined) return [];
      const view = {
        name: indicator.short ?? indicator.name,
        value: value.value,
        threshold: value.threshold ?? null,
        meets: value.meets ?? null,
        gap: value.gap ?? null,
        county_mean: county?.mean ?? null,
        county_cv: county?.cv ?? null,
      };
      return [[indicator.id, view]];
    });
    const { verdict, students } = section;
    return [id, { verdict, students, indicators: Object.fromEntries(indicators) }] as const;
  });
  return {
    standard: standard.id,
    standard_name: standard.name,
    region_code: ask.regionCode,
    school_year: ask.schoolYear,
    school_code: ask.schoolCode,
    school_name: own[0].section.school_name ?? ask.schoolCode,
    stages: Object.fromEntries(stages),
  };
}
