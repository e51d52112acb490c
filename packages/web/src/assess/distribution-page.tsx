import { useMemo, useState } from "react";
import { inequality } from "@youheng/kernel/assess";
import type { InequalityDocument } from "@youheng/kernel/assess";
import { useSpeech } from "../shell/index.ts";
import { unitWords } from "../text/index.ts";
import { AssessTabs } from "./assess-tabs.tsx";
import { chartFoot } from "./chart-foot.ts";
import { useDistrict } from "./district.tsx";
import { HeatTable } from "./heat-table.tsx";
import { LorenzFigure } from "./lorenz-figure.tsx";
import { MeasureTable } from "./measure-table.tsx";
import { indicatorOf, shortName } from "./names.ts";
import { StripFigure } from "./strip-figure.tsx";
import { TheilParts } from "./theil-parts.tsx";
import { useParts } from "./use-parts.ts";
import { YearsChart } from "./years-chart.tsx";

/** The page 分布: how what there is reaches the students. */
export function DistributionPage() {
  const speech = useSpeech();
  const { t, say, yearOf } = speech;
  const district = useDistrict();
  const { now, region, year } = district;
  const stages = Object.keys(now.document.stages).filter((id) => now.document.stages[id]!.sections > 0);
  const [stage, setStage] = useState(stages[0] ?? "");
  const foot = chartFoot(district, speech);
  return (
    <>
      <AssessTabs />
      <header className="distribution-head">
        <p className="eyebrow">
          {say(region.name)} · {yearOf(year)} · {say(now.document.standard_name)}
        </p>
        <h1>{t("distribution.title")}</h1>
        <p className="lead">{t("distribution.intro")}</p>
        <div className="choices no-print" role="group" aria-label={t("distribution.stage")}>
          {stages.map((id) => (
            <button key={id} type="button" aria-pressed={id === stage} onClick={() => setStage(id)}>
              {say(now.document.stages[id]!)}
            </button>
          ))}
        </div>
      </header>
      {stage !== "" && <StageDistribution key={stage} stage={stage} foot={foot} />}
    </>
  );
}

function StageDistribution({ stage, foot }: { readonly stage: string; readonly foot: string }) {
  const { t } = useSpeech();
  const { now } = useDistrict();
  const measured = useMemo(
    () => inequality(now.answer, { stage, by: [], permutations: 0, seed: 0, epsilon: 1 / 2 }),
    [now, stage],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const one = measured.find(({ indicator }) => indicator === chosen) ?? mostUneven(measured);
  return (
    <>
      <MeasureTable stage={stage} measured={measured} chosen={one?.indicator ?? null} choose={setChosen} foot={foot} />
      {one !== undefined && (
        <div className="pair">
          <section className="panel">
            <LorenzFigure stage={stage} one={one} foot={foot} />
          </section>
          <section className="panel">
            <StripFigure stage={stage} indicator={one.indicator} foot={foot} />
          </section>
        </div>
      )}
      {one !== undefined && <Parts stage={stage} indicator={one.indicator} foot={foot} />}
      <section className="panel" aria-label={t("distribution.yearVerdict")}>
        <YearsChart stage={stage} foot={foot} />
      </section>
      <HeatTable stage={stage} foot={foot} />
    </>
  );
}

/** The indicator to begin with. */
function mostUneven(measured: readonly InequalityDocument[]): InequalityDocument | undefined {
  return measured.toSorted((a, b) => b.gini - a.gini)[0];
}

function Parts({
  stage,
  indicator,
  foot,
}: {
  readonly stage: string;
  readonly indicator: string;
  readonly foot: string;
}) {
  const { t, say, text } = useSpeech();
  const { now } = useDistrict();
  const policy = indicatorOf(now, indicator);
  const parts = useParts(now, stage);
  const state = parts === null ? "waiting" : parts === "failed" ? "failed" : "done";
  const one = parts === null || parts === "failed" ? undefined : parts.find((each) => each.indicator === indicator);
  return (
    <section className="panel" aria-labelledby="parts">
      <header>
        <h2 id="parts">{t("distribution.parts")}</h2>
        <p className="fine">{t("distribution.partsHint")}</p>
      </header>
      <TheilParts
        one={one}
        state={state}
        what={t("distribution.what", { stage: say(now.document.stages[stage]!), indicator: say(shortName(policy)) })}
        unit={unitWords(text, policy.unit)}
        foot={foot}
      />
    </section>
  );
}
