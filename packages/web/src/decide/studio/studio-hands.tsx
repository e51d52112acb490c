import { useMemo, useState } from "react";
import { changeCount, type OwnPlan } from "@youheng/kernel/decide";
import { useSpeech } from "../../shell/index.ts";
import { PlanMap } from "../teachers/plan-map.tsx";
import { MeasuresTab } from "./measures-tab.tsx";
import { MovesTab } from "./moves-tab.tsx";
import { PairsTab } from "./pairs-tab.tsx";
import type { HandsProps, TabProps } from "./school-choice.tsx";

const TABS = ["moves", "measures", "pairs"] as const;

/** Where things are changed, beside the map: a school is chosen on either. */
export function StudioHands(props: HandsProps) {
  const { t } = useSpeech();
  const { ground, own } = props;
  const [tab, open] = useState<(typeof TABS)[number]>(ground.rotation === null ? "measures" : "moves");
  const [school, choose] = useState<string | null>(null);
  const names = useMemo(() => new Map([...ground.schools.values()].map(({ code, name }) => [code, name])), [ground]);
  const placed = useMemo(
    () => [...ground.points].map(([code, { lon, lat }]) => ({ code, name: names.get(code) ?? code, lon, lat })),
    [ground, names],
  );
  const given: TabProps = { ...props, school, choose };
  return (
    <div className="studio-work">
      <div className="studio-hands">
        <section className="panel">
          <div className="studio-tabs" role="tablist" aria-label={t("studio.title")}>
            {TABS.map((one) => (
              <button
                key={one}
                type="button"
                role="tab"
                id={`tab-${one}`}
                aria-selected={one === tab}
                aria-controls="studio-tab"
                onClick={() => open(one)}
              >
                {t(`studio.tab.${one}`)}
              </button>
            ))}
          </div>
          <div role="tabpanel" id="studio-tab" aria-labelledby={`tab-${tab}`}>
            {tab === "moves" && <MovesTab {...given} />}
            {tab === "measures" && <MeasuresTab {...given} />}
            {tab === "pairs" && <PairsTab {...given} />}
          </div>
        </section>
        <Broken own={own} />
      </div>
      <PlanMap document={own} after={own.after} schools={placed} names={names} chosen={school} choose={choose} />
    </div>
  );
}

/** Every rule that the plan breaks, said at once. */
function Broken({ own }: { readonly own: OwnPlan }) {
  const { t, say } = useSpeech();
  if (changeCount(own.hand) === 0) return null;
  return (
    <section className={own.because.length === 0 ? "panel" : "panel notice-short"} aria-live="polite">
      <h2>{own.because.length === 0 ? t("studio.noneBroken") : t("studio.broken", { n: own.because.length })}</h2>
      <ul className="reasons studio-list">
        {own.because.map((words) => (
          <li key={words.zh}>{say(words)}</li>
        ))}
      </ul>
    </section>
  );
}
