import type { LineageGap } from "@youheng/kernel/sense";
import { useSpeech } from "../shell/index.ts";

interface LineageGapsProps {
  readonly gaps: readonly LineageGap[];
  readonly begin: (gap: LineageGap) => void;
}

/** Schools that came or went and of which nothing is said: a press begins the line. */
export function LineageGaps({ gaps, begin }: LineageGapsProps) {
  const { t, yearOf } = useSpeech();
  return (
    <section className="panel" aria-labelledby="lineage-gaps">
      <header>
        <h2 id="lineage-gaps">{t("lineage.gaps")}</h2>
        {gaps.length > 0 && <p className="fine">{t("lineage.gapsHint")}</p>}
      </header>
      {gaps.length === 0 ? (
        <p className="calm">{t("lineage.gapsNone")}</p>
      ) : (
        <ul className="lineage-gaps">
          {gaps.map((gap) => (
            <li key={`${gap.after} ${gap.school_code}`}>
              <button type="button" className="link" title={t("lineage.addTo")} onClick={() => begin(gap)}>
                {gap.school_name ?? gap.school_code}
              </button>{" "}
              <small>
                {t(gap.kind === "vanished" ? "lineage.vanished" : "lineage.appeared", { year: yearOf(gap.after) })}
              </small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
