import { requirementsIn, type AssessmentDocument, type RequirementDocument } from "@youheng/kernel/assess";
import type { RequirementArea } from "@youheng/kernel/model";
import type { Speech } from "../text/index.ts";

const areas: readonly RequirementArea[] = ["government", "quality", "recognition", "veto", "entry"];
const mostNames = 3;

/** The requirements of one area of the standard, and how many stand how. */
export interface AreaState {
  readonly area: RequirementArea;
  readonly requirements: readonly RequirementDocument[];
  readonly met: number;
  readonly short: readonly RequirementDocument[];
  readonly unknown: number;
}

/** The requirements beside resources, area by area; areas of which the standard asks nothing are left out. */
export function areaStates(document: AssessmentDocument): readonly AreaState[] {
  return areas.flatMap((area): AreaState[] => {
    const requirements = requirementsIn(document, area);
    if (requirements.length === 0) return [];
    const count = (verdict: RequirementDocument["verdict"]): readonly RequirementDocument[] =>
      requirements.filter((one) => one.verdict === verdict);
    const [met, unknown] = [count("meets").length, count("not_assessable").length];
    return [{ area, requirements, met, short: count("falls_short"), unknown }];
  });
}

/** What a requirement is about, without the conditions that follow: "每12个班级配备美术专用教室1间以上". */
function headOf(name: string): string {
  return name.split(/[，；：]|[,;:] /)[0] ?? name;
}

/** "政府保障程度 15 项中 2 项未达到：……": one clause for each area in which something is not met; empty where nothing is. */
export function requirementsBecause(document: AssessmentDocument, { t, say, language }: Speech): string {
  const clauses = areaStates(document)
    .filter(({ short }) => short.length > 0)
    .map(({ area, short, requirements }) => {
      const names = short
        .slice(0, mostNames)
        .map((one) => headOf(say(one.name)))
        .join(language === "zh" ? "、" : ", ");
      return t("requirement.shortSentence", {
        area: t(`requirement.area.${area}`),
        of: requirements.length,
        n: short.length,
        names: short.length > mostNames ? t("requirement.and", { names }) : names,
      });
    });
  return clauses.length === 0
    ? ""
    : `${clauses.join(language === "zh" ? "；" : "; ")}${language === "zh" ? "。" : "."}`;
}

/** Which part of the standard the sentence of the verdict speaks of: a verdict must not be taken for more than it is. */
export function partOf({ scope, open, verdict }: AssessmentDocument) {
  if (scope.length === 1 && scope[0] === "resources") return "assess.part.resources";
  if (verdict === "falls_short") return "assess.part.any";
  return open.length > 0 ? "assess.part.some" : "assess.part.all";
}

/** Which areas the verdict covers, and what it leaves open, in words: a verdict must not be taken for more than it is. */
export function scopeWords(document: AssessmentDocument, { t, text, language }: Speech): string {
  const list = (ids: readonly string[]): string =>
    ids
      .map((id) => (text.requirement.area as Readonly<Record<string, string>>)[id] ?? id)
      .join(language === "zh" ? "、" : ", ");
  const states = areaStates(document);
  const judged = states.filter(({ met, short }) => met + short.length > 0).map(({ area }) => area);
  const unknown = states.filter((state) => state.unknown > 0);
  const open =
    unknown.length === 0
      ? []
      : [
          t("requirement.open", {
            n: unknown.reduce((sum, state) => sum + state.unknown, 0),
            areas: list(unknown.map(({ area }) => area)),
          }),
        ];
  return [t("requirement.scope", { areas: list(["resources", ...judged]) }), ...open].join(
    language === "zh" ? "" : " ",
  );
}
