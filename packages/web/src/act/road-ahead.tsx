import type { ActView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";

/** By when the district passes, if all is done on time: one sentence, and what each day brings. */
export function RoadAhead({ act }: { readonly act: ActView }) {
  const { t } = useSpeech();
  const { road } = act;
  return (
    <section className="panel" aria-labelledby="act-road">
      <h2 id="act-road">{t("act.roadTitle")}</h2>
      {road === null ? (
        <p className="empty">{t("act.roadNone")}</p>
      ) : (
        <>
          <p className="lead">
            {road.passes_on === null ? t("act.roadNot") : t("act.roadPasses", { day: road.passes_on })}
          </p>
          <ol className="road-steps">
            {road.steps.map((step) => (
              <li key={step.day}>{t("act.roadStep", { day: step.day, n: step.sectionsShort })}</li>
            ))}
          </ol>
          <p className="fine">{t("act.roadHint", { version: road.from_version })}</p>
        </>
      )}
    </section>
  );
}
