import type { SectionDocument } from "@youheng/kernel/assess";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { IndicatorBar } from "./indicator-bar.tsx";
import { VerdictMark } from "./verdict-mark.tsx";
import { printAmount, printShare } from "../text/index.ts";

/** One section of a school: the verdict with its rule, and every indicator as a bar against standard and floor. */
export function SectionPanel({ stage, section }: { readonly stage: string; readonly section: SectionDocument }) {
  const { t, say, language } = useSpeech();
  const { now, before } = useDistrict();
  const { standard } = now.bundle;
  const rule = standard.sectionRule;
  const words = now.document.stages[stage]!;
  const was =
    before === now
      ? undefined
      : before.document.stages[stage]?.sections_list.find((one) => one.school_code === section.school_code);
  const flipped = was !== undefined && was.verdict !== section.verdict;
  return (
    <section className="panel section-panel" aria-label={say(words)}>
      <header>
        <h2>{t("school.stageOf", { stage: say(words) })}</h2>
        <span className="fine">
          {t("school.students", { n: section.students === null ? "—" : printAmount(section.students, language) })}
        </span>
        {section.verdict !== null && (
          <span className="section-verdict">
            {flipped && was.verdict !== null && (
              <>
                <span className="was">
                  <VerdictMark mark={was.verdict} />
                </span>
                <span aria-hidden="true">→</span>
              </>
            )}
            <VerdictMark mark={section.verdict} />
          </span>
        )}
      </header>
      {rule !== undefined && (
        <p className="rule">
          <strong>{t("school.ruleMet", { of: rule.of, met: section.items_met })}</strong>{" "}
          <span className="fine">
            {rule.met === rule.of
              ? t("school.ruleAll", { of: rule.of })
              : t("school.rule", { of: rule.of, met: rule.met, share: printShare(rule.othersAtLeast, language) })}
          </span>
        </p>
      )}
      <p className="fine">{t("school.barsHint", { share: printShare(rule?.othersAtLeast ?? 1, language) })}</p>
      <ul className="bars">
        {standard.indicators.map((indicator) => (
          <IndicatorBar key={indicator.id} stage={stage} section={section} indicator={indicator} was={was} />
        ))}
      </ul>
    </section>
  );
}
