import type { Finding } from "@youheng/kernel/model";
import { useSpeech } from "../shell/index.ts";

/** Everything that is wrong with a standard, with the line of the file; pressing one goes to the line. */
export function FindingLines({
  findings,
  goTo,
}: {
  readonly findings: readonly Finding[];
  readonly goTo?: (line: number) => void;
}) {
  const { t } = useSpeech();
  const errors = findings.filter(({ severity }) => severity === "error");
  const others = findings.filter(({ severity }) => severity !== "error");
  return (
    <>
      {errors.length > 0 && (
        <div className="notice notice-short" role="alert">
          <p>{t("workshop.checkErrors", { n: errors.length })}</p>
          <Lines findings={errors} {...(goTo && { goTo })} />
        </div>
      )}
      {errors.length === 0 && <p className="notice check-ok">{t("workshop.checkOk")}</p>}
      {others.length > 0 && (
        <div className="notice">
          <p>{t("workshop.checkWarnings", { n: others.length })}</p>
          <Lines findings={others} {...(goTo && { goTo })} />
        </div>
      )}
    </>
  );
}

function Lines({ findings, goTo }: { readonly findings: readonly Finding[]; readonly goTo?: (line: number) => void }) {
  const { t, language } = useSpeech();
  return (
    <ul className="finding-lines">
      {findings.map((finding, i) => {
        const { line } = finding.place;
        const words = language === "zh" ? `${finding.zh} ${finding.fix}` : `${finding.en} ${finding.fixEn}`;
        return (
          <li key={i}>
            {line !== undefined &&
              (goTo === undefined ? (
                <span className="line-mark">{t("workshop.line", { n: line })}</span>
              ) : (
                <button type="button" className="link line-mark" onClick={() => goTo(line)}>
                  {t("workshop.line", { n: line })}
                </button>
              ))}{" "}
            {words}
          </li>
        );
      })}
    </ul>
  );
}
