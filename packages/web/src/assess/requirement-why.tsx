import { Drawer } from "antd";
import type { RequirementDocument } from "@youheng/kernel/assess";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { figureWords, limitOf } from "./requirement-figure.tsx";
import { requirementSources, requirementTrace } from "./requirement-trace.ts";
import { TraceView } from "./trace-view.tsx";

/** Why a requirement was judged as it was: formula, values put in, source cells, the limit, where it was read. */
export function RequirementWhy({
  one,
  close,
}: {
  readonly one: RequirementDocument | null;
  readonly close: () => void;
}) {
  const { t } = useSpeech();
  return (
    <Drawer
      open={one !== null}
      onClose={close}
      title={t("why.title")}
      size={620}
      destroyOnHidden
      className="why-drawer"
    >
      {one !== null && <Answer one={one} />}
    </Drawer>
  );
}

function Answer({ one }: { readonly one: RequirementDocument }) {
  const speech = useSpeech();
  const { t, say } = speech;
  const { now, effects } = useDistrict();
  const limit = limitOf(one, speech);
  return (
    <div className="why-answer">
      <p className="eyebrow">
        {t(`requirement.area.${one.area}`)}
        {effects !== null && <span className="trial-tag">{t("why.trial")}</span>}
      </p>
      {one.question !== null && <p>{say(one.question)}</p>}
      <p>
        {figureWords(one, speech) ?? t("requirement.noData")}
        {limit !== null && ` · ${t("assess.col.threshold")} ${limit}`} · {t(`verdict.${one.verdict}`)}
      </p>
      <TraceView
        trace={requirementTrace(now, one, speech)}
        sources={requirementSources(now, one)}
        compiled={now.compiled}
      />
    </div>
  );
}
