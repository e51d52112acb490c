import { useState } from "react";
import type { RequirementDocument } from "@youheng/kernel/assess";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { areaStates, scopeWords } from "./requirement-areas.ts";
import type { AreaState } from "./requirement-areas.ts";
import { RequirementLine } from "./requirement-line.tsx";
import { RequirementWhy } from "./requirement-why.tsx";
import { VerdictShape } from "./verdict-mark.tsx";

/** What the standard asks beside resources, area by area; only where it asks anything. */
export function Requirements() {
  const speech = useSpeech();
  const { t } = speech;
  const { now } = useDistrict();
  // what is met is counted in the heads; the lines shown first are those that somebody must look at
  const [onlyShort, setOnlyShort] = useState(true);
  const [asked, setAsked] = useState<RequirementDocument | null>(null);
  const states = areaStates(now.document);
  if (states.length === 0) return null;
  return (
    <section className="panel requirements" aria-labelledby="requirements">
      <header>
        <h2 id="requirements">{t("requirement.title")}</h2>
        <p className="fine">{scopeWords(now.document, speech)}</p>
        <label className="header-tools fine no-print">
          <input type="checkbox" checked={onlyShort} onChange={(event) => setOnlyShort(event.target.checked)} />
          {t("requirement.onlyShort")}
        </label>
      </header>
      {states.map((state) => (
        <Area key={state.area} state={state} onlyShort={onlyShort} askWhy={setAsked} />
      ))}
      <RequirementWhy one={asked} close={() => setAsked(null)} />
    </section>
  );
}

interface AreaProps {
  readonly state: AreaState;
  readonly onlyShort: boolean;
  readonly askWhy: (one: RequirementDocument) => void;
}

function Area({ state, onlyShort, askWhy }: AreaProps) {
  const { t } = useSpeech();
  const shown = state.requirements.filter((one) => !onlyShort || one.verdict !== "meets");
  const counts = [
    { mark: "falls_short", words: "requirement.short", n: state.short.length },
    { mark: "not_assessable", words: "requirement.unknown", n: state.unknown },
    { mark: "meets", words: "requirement.met", n: state.met },
  ] as const;
  return (
    <section className="requirement-area" aria-label={t(`requirement.area.${state.area}`)}>
      <h3>
        {t(`requirement.area.${state.area}`)} <small>{t("requirement.count", { n: state.requirements.length })}</small>
        <span className="requirement-counts">
          {counts
            .filter(({ n }) => n > 0)
            .map(({ mark, words, n }) => (
              <span key={mark} className={`verdict verdict-${mark}`}>
                <VerdictShape mark={mark} size={10} />
                {t(words, { n })}
              </span>
            ))}
        </span>
      </h3>
      <ul>
        {shown.map((one) => (
          <RequirementLine key={one.id} one={one} askWhy={askWhy} />
        ))}
      </ul>
    </section>
  );
}
