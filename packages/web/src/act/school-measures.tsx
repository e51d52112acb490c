import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ActView } from "@youheng/server/api";
import { decisionsQuestion, measuresQuestion } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";
import { MeasureDetail } from "./measure-detail.tsx";
import { MeasureTable } from "./measure-table.tsx";
import { titled } from "./titles.ts";
import { useActNames } from "./use-act.ts";

interface MeasuresProps {
  readonly region: string;
  readonly standard: string | undefined;
}

/** The measures that a school is to carry out, each to be opened and reported on. */
export function SchoolMeasures({ region, standard }: MeasuresProps) {
  const { t, language } = useSpeech();
  const measures = useQuery(measuresQuestion(region)).data ?? [];
  const decisions = useQuery(decisionsQuestion(region)).data ?? [];
  const names = useActNames(region, standard);
  const [looked, look] = useState<string | null>(null);
  const [today] = useState(() => new Date().toLocaleDateString("sv-SE"));
  const shown = measures.filter((one) => one.state !== "dropped").map((one) => titled(one, language));
  const open = shown.find((one) => one.measure_id === looked);
  if (shown.length === 0) return null;
  // of the region's acting a school sees its own measures and decisions
  const act: ActView = { region_code: region, today, goals: [], measures: shown, decisions, tasks: [], road: null };
  return (
    <section className="panel" aria-labelledby="my-measures">
      <header>
        <h2 id="my-measures">{t("act.schoolMeasures")}</h2>
        <p className="fine">{t("act.schoolMeasuresHint")}</p>
      </header>
      <MeasureTable act={act} measures={shown} names={names} look={look} />
      {open !== undefined && <MeasureDetail act={act} measure={open} names={names} close={() => look(null)} />}
    </section>
  );
}
