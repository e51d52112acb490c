import { useState } from "react";
import type { ProjectGroundView } from "@youheng/server/api";
import { ChartFigure } from "../../chart/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";
import { type OverTimeAsk, overTimeDrawing } from "./over-time-drawing.tsx";
import type { ProjectsDesk } from "./use-projects.ts";

interface OverTimeProps {
  readonly ground: ProjectGroundView;
  readonly desk: ProjectsDesk;
  readonly region: string;
}

/** Capacity, forecast band and projects by opening year in one picture, stage by stage; it follows the hand. */
export function PlacesOverTime({ ground, desk, region }: OverTimeProps) {
  const { t, text, language } = useSpeech();
  const { stages } = desk.problem;
  const [stage, setStage] = useState(worstStage(desk));
  const names: Readonly<Record<string, string>> = text.stage;
  const name = names[stages[stage]!] ?? stages[stage]!;
  const ask = overTimeAsk(ground, desk, stage, {
    places: t("projects.picture.places"),
    today: t("projects.picture.today"),
    expected: t("projects.picture.expected"),
  });
  const title = t("projects.picture.title", { stage: name });
  const last = ask.expected.at(-1);
  const print = (value: number | undefined): string => printAmount(Math.round(value ?? Number.NaN), language);
  return (
    <section className="panel" aria-label={title}>
      <div className="foresee-choose no-print" role="group" aria-label={t("projects.picture.stage")}>
        {stages.map((id, at) => (
          <button key={id} type="button" className="button" aria-pressed={at === stage} onClick={() => setStage(at)}>
            {names[id] ?? id}
          </button>
        ))}
      </div>
      <ChartFigure
        title={title}
        label={t("projects.picture.label", {
          stage: name,
          year: last?.year ?? "",
          children: print(last?.value),
          places: print(ask.places.at(-1)?.value),
          today: print(ask.today),
          n: ask.marks.length,
        })}
        note={<Legend />}
        foot={`${region} · ${ground.facts?.now ?? ""}`}
        table={tableOf(ask, t)}
        draw={(width) => overTimeDrawing(ask, width)}
      />
    </section>
  );
}

function Legend() {
  const { t } = useSpeech();
  return <p className="fine">{t("projects.picture.note")}</p>;
}

/** The stage in which most are without a place if nothing is done. */
function worstStage({ nothing, problem }: ProjectsDesk): number {
  const short = problem.stages.map((_, stage) =>
    nothing.stages.reduce((sum, one) => (one.stage === stage ? sum + one.short : sum), 0),
  );
  return short.indexOf(Math.max(...short));
}

function overTimeAsk(
  { past, region }: ProjectGroundView,
  { problem, figures, nothing, opens }: ProjectsDesk,
  stage: number,
  words: OverTimeAsk["words"],
): OverTimeAsk {
  const id = problem.stages[stage]!;
  const of = (all: ProjectsDesk["figures"]) => all.stages.filter((one) => one.stage === stage);
  const today = of(nothing)[0]?.places ?? 0;
  const planned = of(figures).map(({ year, places }) => ({ year: problem.years[year]!, value: places }));
  return {
    known: past.filter((row) => row.stage === id).map((row) => ({ year: row.school_year, value: row.students })),
    expected: region
      .filter((row) => row.grade === id && problem.years.includes(row.school_year))
      .map(({ school_year, median, low, high, low95, high95 }) => ({
        year: school_year,
        value: median,
        near: low === null || high === null ? null : [low, high],
        far: low95 === null || high95 === null ? null : [low95, high95],
      })),
    places: [{ year: problem.now, value: today }, ...planned],
    today,
    marks: problem.projects
      .flatMap(({ id: project, name, kind, school, places }) => {
        const year = opens[project] ?? null;
        const had = problem.places[school * problem.stages.length + stage]!;
        const touches = kind === "closure" ? had > 0 : places[stage]! > 0;
        return year === null || !touches || !problem.years.includes(year) ? [] : [{ year, kind, name }];
      })
      .toSorted((a, b) => a.year - b.year),
    words,
  };
}

function tableOf(ask: OverTimeAsk, t: ReturnType<typeof useSpeech>["t"]) {
  const round = (value: number | undefined): number | null =>
    value === undefined ? null : Math.round(value * 10) / 10;
  const placesIn = (year: number): number => ask.places.findLast((step) => step.year <= year)?.value ?? ask.today;
  const ids = ["year", "known", "expected", "low", "high", "low95", "high95", "places", "today", "opens"] as const;
  return {
    columns: ids.map((id) => t(`projects.picture.${id}`)),
    rows: [
      ...ask.known.map(({ year, value }) => [year, value, null, null, null, null, null, null, null, null]),
      ...ask.expected.map(({ year, value, near, far }) => [
        year,
        null,
        round(value),
        round(near?.[0]),
        round(near?.[1]),
        round(far?.[0]),
        round(far?.[1]),
        round(placesIn(year)),
        round(ask.today),
        ask.marks
          .filter((mark) => mark.year === year)
          .map(({ name }) => name)
          .join("、"),
      ]),
    ],
  };
}
