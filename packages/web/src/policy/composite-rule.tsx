import type { Standard } from "@youheng/kernel/model";
import { useSpeech } from "../text/index.ts";
import { Sources } from "./sources.tsx";

/** The limit on the mean of all CVs 综合差异系数, where the standard sets one. */
export function CompositeRule({ standard }: { readonly standard: Standard }) {
  const { t, say, language } = useSpeech();
  const { compositeCv, stages } = standard;
  if (compositeCv === undefined) return null;
  const limits = stages.flatMap((stage) => {
    const most = compositeCv.atMost[stage.id];
    return most === undefined ? [] : [`${say(stage)} ${t("assess.col.atMost", { value: most.toFixed(2) })}`];
  });
  return (
    <section className="panel">
      <h2>{say(compositeCv.name)}</h2>
      <p className="big">{limits.join(language === "zh" ? "、" : ", ")}</p>
      <p className="fine">{compositeCv.clause}</p>
      <Sources sources={compositeCv.sources} />
    </section>
  );
}
