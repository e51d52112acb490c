import { useMemo, useState } from "react";
import { type ShortGroup, shortGroups } from "@youheng/kernel/decide";
import type { ProjectGroundView } from "@youheng/server/api";
import { ChartFigure } from "../../chart/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";
import { overTimeAsk } from "./over-time-ask.ts";
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
  const groups = useMemo(() => shortGroups(desk.problem), [desk.problem]);
  const [stage, setStage] = useState(worstStage(desk));
  const [at, setAt] = useState(0);
  const own = groups.filter((one) => one.stage === stage);
  const group = own[at - 1] ?? null;
  const names: Readonly<Record<string, string>> = text.stage;
  const name = names[stages[stage]!] ?? stages[stage]!;
  const choose = (chosen: { readonly stage: number; readonly at: number }): void => {
    setStage(chosen.stage);
    setAt(chosen.at);
  };
  const ask = overTimeAsk(
    ground,
    desk,
    { stage, group },
    {
      places: t("projects.picture.places"),
      today: t("projects.picture.today"),
      expected: t("projects.picture.expected"),
    },
  );
  const title = t("projects.picture.title", { stage: name });
  const last = ask.expected.at(-1);
  const print = (value: number | undefined): string => printAmount(Math.round(value ?? Number.NaN), language);
  return (
    <section className="panel" aria-label={title}>
      <ScopeChoice desk={desk} own={own} scope={{ stage, at: group === null ? 0 : at }} choose={choose} />
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

interface ScopeProps {
  readonly desk: ProjectsDesk;
  /** the groups of the stage */
  readonly own: readonly ShortGroup[];
  /** the stage, and which of its groups: 0 is the whole region */
  readonly scope: { readonly stage: number; readonly at: number };
  readonly choose: (scope: { readonly stage: number; readonly at: number }) => void;
}

/** Which stage, and where: the whole region, or where places are short if nothing is done. */
function ScopeChoice({ desk, own, scope, choose }: ScopeProps) {
  const { t, text } = useSpeech();
  const names: Readonly<Record<string, string>> = text.stage;
  return (
    <div className="foresee-choose no-print" role="group" aria-label={t("projects.picture.stage")}>
      {desk.problem.stages.map((id, stage) => (
        <button
          key={id}
          type="button"
          className="button"
          aria-pressed={stage === scope.stage}
          onClick={() => choose({ stage, at: 0 })}
        >
          {names[id] ?? id}
        </button>
      ))}
      <label>
        {t("projects.picture.where")}{" "}
        <select value={scope.at} onChange={(event) => choose({ stage: scope.stage, at: Number(event.target.value) })}>
          <option value={0}>{t("foresee.curve.region")}</option>
          {own.map((one, i) => (
            <option key={one.schools.join()} value={i + 1}>
              {groupName(desk, one, t)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Legend() {
  const { t } = useSpeech();
  return <p className="fine">{t("projects.picture.note")}</p>;
}

const NAMED = 2;

/** "Where it is short: these schools (213)". */
function groupName(
  { names }: ProjectsDesk,
  { areas, short }: ShortGroup,
  t: ReturnType<typeof useSpeech>["t"],
): string {
  const called = areas.slice(0, NAMED).map((area) => names.area(area).zh);
  const key = areas.length > NAMED ? "projects.picture.groupMore" : "projects.picture.group";
  return t(key, { names: called.join("、"), n: Math.round(short) });
}

/** The stage in which most are without a place if nothing is done. */
function worstStage({ nothing, problem }: ProjectsDesk): number {
  const short = problem.stages.map((_, stage) =>
    nothing.stages.reduce((sum, one) => (one.stage === stage ? sum + one.short : sum), 0),
  );
  return short.indexOf(Math.max(...short));
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
