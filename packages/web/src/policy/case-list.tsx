import type { CaseRunView } from "@youheng/server/api";
import { useSpeech } from "../text/index.ts";
import { Sources } from "./sources.tsx";

/** The worked examples of a standard, and whether the engine comes to the same. */
export function CaseList({ cases }: { readonly cases: readonly CaseRunView[] }) {
  const { t } = useSpeech();
  return (
    <section className="panel case-list" aria-labelledby="cases">
      <h2 id="cases">{t("workshop.cases")}</h2>
      <p className="fine">{t("workshop.casesHint")}</p>
      {cases.length === 0 && <p className="empty">{t("workshop.casesNone")}</p>}
      <ul>
        {cases.map((one) => (
          <CaseLine key={`${one.standard} ${one.name.en}`} one={one} />
        ))}
      </ul>
    </section>
  );
}

function CaseLine({ one }: { readonly one: CaseRunView }) {
  const { t, say, language } = useSpeech();
  const agrees = one.findings.length === 0;
  return (
    <li className={agrees ? "case-agrees" : "case-differs"}>
      <details>
        <summary>
          <span aria-hidden="true">{agrees ? "✓" : "≠"}</span> {say(one.name)}{" "}
          <small>
            {agrees
              ? t("workshop.caseAgrees", { n: one.compared })
              : t("workshop.caseDiffers", { n: one.findings.length })}
          </small>
        </summary>
        {one.note !== undefined && <p>{say(one.note)}</p>}
        <Sources sources={[one.source]} />
        {one.findings.length > 0 && (
          <ul className="finding-lines">
            {one.findings.map((finding, i) => (
              <li key={i}>
                {finding.place.line !== undefined && (
                  <span className="line-mark">{t("workshop.line", { n: finding.place.line })}</span>
                )}{" "}
                {language === "zh" ? finding.zh : finding.en}
              </li>
            ))}
          </ul>
        )}
        {one.table !== "" && (
          <div className="wide-table">
            <pre className="case-table">{one.table}</pre>
          </div>
        )}
      </details>
    </li>
  );
}
