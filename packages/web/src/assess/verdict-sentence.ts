import type { AssessmentDocument } from "@youheng/kernel/assess";
import type { Speech } from "../text/index.ts";
import { shortName, indicatorOf } from "./names.ts";
import type { Judged } from "./judge.ts";
import { printBeside } from "../text/index.ts";

const cvDecimals = 3;
const namedCvs = 2;

/** A CV in print beside its limit: enough decimals to tell the side. */
export function printCv(
  one: { readonly cv: number; readonly cv_limit: number | null; readonly cv_meets: boolean | null },
  language: Speech["language"],
): string {
  const limit = one.cv_limit ?? Number.POSITIVE_INFINITY;
  return printBeside({ value: one.cv, limit, over: one.cv_meets === false, decimals: cvDecimals }, language);
}

/** The counts that the verdict rests on. */
export function countsOf(document: AssessmentDocument) {
  const stages = Object.values(document.stages);
  const cvs = stages.flatMap((stage) => Object.values(stage.indicators)).filter((one) => one.cv_limit !== null);
  const total = (of: (stage: (typeof stages)[number]) => number) => stages.reduce((sum, stage) => sum + of(stage), 0);
  const [sections, short, meeting] = [
    total((s) => s.sections),
    total((s) => s.sections_short),
    total((s) => s.sections_meeting),
  ];
  const over = cvs.filter((one) => one.cv_meets === false).length;
  const unknownCvs = cvs.filter((one) => one.cv_meets === null).length;
  return { sections, short, meeting, unknown: sections - short - meeting, cvs: cvs.length, over, unknownCvs };
}

/** Why the verdict is what it is, in one breath: "62 个学部中 18 个未达标，14 项校际差异系数中 2 项超过限值：小学骨干教师 0.532，限值 0.50". */
export function becauseOf(judged: Judged, { t, language, say }: Speech): string {
  const counts = countsOf(judged.document);
  if (judged.document.verdict === "meets")
    return t("assess.because.all", { sections: counts.sections, cvs: counts.cvs });
  const hasRule = judged.bundle.standard.sectionRule !== undefined;
  const sections = !hasRule
    ? []
    : counts.short > 0
      ? [t("assess.because.sections", { sections: counts.sections, short: counts.short })]
      : counts.unknown === 0
        ? [t("assess.because.sectionsAll", { sections: counts.sections })]
        : [];
  const unknown = hasRule && counts.unknown > 0 ? [t("assess.because.unknown", { n: counts.unknown })] : [];
  const over = overLimits(judged, language, say, t);
  const cvs =
    counts.over > 0
      ? [
          t("assess.because.cvs", { cvs: counts.cvs, over: counts.over }) +
            (over === "" ? "" : `${language === "zh" ? "（" : " ("}${over}${language === "zh" ? "）" : ")"}`),
        ]
      : counts.unknownCvs === 0 && counts.cvs > 0
        ? [t("assess.because.cvsAll", { cvs: counts.cvs })]
        : [];
  const unknownCvs = counts.unknownCvs > 0 ? [t("assess.because.cvUnknown", { n: counts.unknownCvs })] : [];
  return sentenceOf([...sections, ...unknown, ...cvs, ...unknownCvs], language);
}

function sentenceOf(parts: readonly string[], language: Speech["language"]): string {
  if (parts.length === 0) return "";
  if (language === "zh") return `${parts.join("；")}。`;
  const text = parts.join("; ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** The CVs that exceed their limits by most, named with their figures. */
function overLimits(judged: Judged, language: Speech["language"], say: Speech["say"], t: Speech["t"]): string {
  const over = Object.values(judged.document.stages)
    .flatMap((stage) => Object.entries(stage.indicators).map(([id, one]) => ({ stage, id, one })))
    .filter(({ one }) => one.cv_meets === false && one.cv !== null && one.cv_limit !== null)
    .toSorted((a, b) => b.one.cv! / b.one.cv_limit! - a.one.cv! / a.one.cv_limit!);
  const named = over.slice(0, namedCvs).map(({ stage, id, one }) =>
    t("assess.because.cvOne", {
      stage: say(stage),
      indicator: say(shortName(indicatorOf(judged, id))),
      cv: printCv({ cv: one.cv!, cv_limit: one.cv_limit, cv_meets: one.cv_meets }, language),
      limit: one.cv_limit!.toFixed(2),
    }),
  );
  return named.join(language === "zh" ? "；" : "; ") + (over.length > namedCvs ? t("assess.because.cvMore") : "");
}
