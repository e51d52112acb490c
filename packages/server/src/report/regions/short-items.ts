import { requirementsIn } from "@youheng/kernel/assess";
import { REQUIREMENT_AREAS, requirementValue } from "../content/requirement-blocks.ts";
import { CV_DECIMALS, shownBeside, shownPlain } from "../shown.ts";
import { stageIndicators } from "./regions-subject.ts";
import type { RegionJudged, RegionsSubject } from "./regions-subject.ts";

/** One thing in which a county falls short. */
export interface ShortItem {
  readonly region: string;
  readonly code: string;
  readonly item: string;
  readonly value: string;
  readonly limit: string;
}

/** Everything in which the counties fall short: sections, CVs, other requirements; county by county. */
export function shortItems(subject: RegionsSubject): readonly ShortItem[] {
  return subject.regions.flatMap((region) =>
    [...sectionItems(subject, region), ...cvItems(subject, region), ...requirementItems(subject, region)].map(
      (item) => ({
        ...item,
        region: region.name,
        code: region.code,
      }),
    ),
  );
}

type Item = Omit<ShortItem, "region" | "code">;

function sectionItems({ text, inWords }: RegionsSubject, { document }: RegionJudged): readonly Item[] {
  return Object.values(document.stages)
    .filter((stage) => stage.sections_short > 0)
    .map((stage) => ({
      item: text.regions.sectionsItem(inWords(stage)),
      value: String(stage.sections_short),
      limit: `0 / ${stage.sections}`,
    }));
}

function cvItems({ text, inWords }: RegionsSubject, region: RegionJudged): readonly Item[] {
  return stageIndicators(region)
    .filter(({ found }) => found.cv_meets === false)
    .map(({ stage, found }) => ({
      item: text.regions.cvItem(inWords(stage), inWords(found.name)),
      value: shownBeside(text, found.cv, found.cv_limit, CV_DECIMALS),
      limit: `≤ ${shownPlain(text, found.cv_limit)}`,
    }));
}

function requirementItems({ text, inWords }: RegionsSubject, { document }: RegionJudged): readonly Item[] {
  const side = { at_least: "≥ ", at_most: "≤ ", below: "< " };
  return REQUIREMENT_AREAS.flatMap((area) => requirementsIn(document, area))
    .filter((one) => one.verdict === "falls_short")
    .map((one) => ({
      item: `${text.area[one.area]}${text.colon}${inWords(one.name)}`,
      value: requirementValue(text, one, one.value),
      limit:
        one.limit === null
          ? text.none
          : `${one.direction === null ? "" : side[one.direction]}${requirementValue(text, one, one.limit)}`,
    }));
}
