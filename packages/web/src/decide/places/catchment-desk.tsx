import { Button } from "antd";
import { useMemo, useState } from "react";
import type { CatchmentProblem } from "@youheng/kernel/decide";
import type { PlaceGroundView } from "@youheng/server/api";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";
import { FiguresTable } from "./figures-table.tsx";
import { breachesOf, problemOf } from "./ground-problem.ts";
import { LoadTable } from "./load-table.tsx";
import { drawGround } from "./map-drawing.ts";
import { askOf, type TypedAsk, usualAsk } from "./place-ask.ts";
import { PairsPanel } from "./pairs-panel.tsx";
import { PlanShelf } from "./plan-shelf.tsx";
import { SolvePanel } from "./solve-panel.tsx";
import { UnitMap } from "./unit-map.tsx";
import { useDesk } from "./use-desk.ts";

interface DeskProps {
  readonly region: string;
  readonly ground: PlaceGroundView;
}

/** Catchments: the map under the hand, the figures that follow, the solver beside it, and the shelf of plans. */
export function CatchmentDesk({ region, ground }: DeskProps) {
  const [typed, setTyped] = useState<TypedAsk>(usualAsk);
  const asked = askOf(typed, "catchments", ground.current !== null);
  const [low, high] = asked.bounds;
  const problem = useMemo(
    () => problemOf(ground, { bounds: [low, high], detour: asked.detour, ownWays: asked.own_ways }),
    [ground, low, high, asked.detour, asked.own_ways],
  );
  if (problem === null) return null;
  return (
    <Desk
      region={region}
      ground={ground}
      problem={problem}
      typed={typed}
      set={(change) => setTyped({ ...typed, ...change })}
    />
  );
}

interface InnerProps extends DeskProps {
  readonly problem: CatchmentProblem;
  readonly typed: TypedAsk;
  readonly set: (change: Partial<TypedAsk>) => void;
}

function Desk({ region, ground, problem, typed, set }: InnerProps) {
  const hasCurrent = ground.current !== null;
  const asked = askOf(typed, "catchments", hasCurrent);
  const [job, setJob] = useState<string | null>(null);
  const desk = useDesk(ground, problem);
  const { strokes, figures, todays, bests, hues, brush, choose, solved } = desk;
  // with a price of moving the bound is of ways and moves together: it does not go with ways alone
  const isPlain = solved !== null && (solved.ask.keep_price_m ?? 0) === 0;
  return (
    <div className="catchment-desk">
      <MapPanel ground={ground} problem={problem} desk={desk} />
      <div className="catchment-side">
        <section className="panel">
          <FiguresTable
            today={todays}
            drawn={figures}
            solved={bests}
            bound={isPlain ? (solved.document?.bound ?? null) : null}
            detour={asked.detour}
            ownWays={ground.ways_m !== null && asked.own_ways}
            breaches={[desk.today, strokes.assigned, desk.best].map((plan) =>
              plan === null ? null : breachesOf(ground, asked, plan),
            )}
          />
        </section>
        <SolvePanel
          region={region}
          kind="catchments"
          typed={typed}
          set={set}
          hasCurrent={hasCurrent}
          hasWays={ground.ways_m !== null}
          job={job}
          begun={setJob}
          done={desk.done}
        />
      </div>
      <div className="catchment-wide">
        <PairsPanel region={region} ground={ground} changed={() => setJob(null)} />
      </div>
      <section className="panel catchment-wide">
        <LoadTable ground={ground} figures={figures} hues={hues} brush={brush} choose={choose} />
      </section>
      <div className="catchment-wide">
        <PlanShelf
          region={region}
          drawn={{ assigned: strokes.assigned, ask: asked }}
          job={desk.best === null ? null : job}
          show={desk.show}
        />
      </div>
    </div>
  );
}

interface MapPanelProps {
  readonly ground: PlaceGroundView;
  readonly problem: CatchmentProblem;
  readonly desk: ReturnType<typeof useDesk>;
}

function MapPanel({ ground, problem, desk }: MapPanelProps) {
  const { strokes, hues, brush, choose, today, best } = desk;
  const { t, language } = useSpeech();
  const drawing = useMemo(() => drawGround(ground), [ground]);
  const nameOf = (school: number): string => {
    const found = ground.schools[school];
    return found === undefined ? t("catchment.map.noSchool") : (found.school_name ?? found.school_code);
  };
  const say = (unit: number): string => {
    const school = strokes.assigned[unit]!;
    const metres =
      school < 0 ? "–" : printAmount(Math.round(problem.wayM[unit * problem.schools.length + school]!), language);
    return t("catchment.map.unit", {
      unit: ground.units[unit]!.unit,
      students: printAmount(ground.units[unit]!.students, language),
      school: nameOf(school),
      metres,
    });
  };
  return (
    <section className="panel catchment-map" aria-labelledby="catchment-map">
      <header>
        <h2 id="catchment-map">{t("catchment.map.title")}</h2>
        <div className="header-tools">
          <Button size="small" disabled={!strokes.canUndo} onClick={strokes.undo}>
            {t("catchment.map.undo")}
          </Button>
          <Button size="small" onClick={() => strokes.replace(today)}>
            {t("catchment.map.toToday")}
          </Button>
          {best !== null && (
            <Button size="small" onClick={() => strokes.replace(best)}>
              {t("catchment.map.toBest")}
            </Button>
          )}
        </div>
      </header>
      <p className="brush-line">
        {brush < 0 ? t("catchment.map.noBrush") : t("catchment.map.brush", { school: nameOf(brush) })}
        {brush >= 0 && (
          <Button size="small" onClick={() => choose(-1)}>
            {t("catchment.map.lift")}
          </Button>
        )}
      </p>
      <UnitMap
        ground={ground}
        drawing={drawing}
        assigned={strokes.assigned}
        hues={hues}
        brush={brush}
        choose={choose}
        paint={strokes.paint}
        say={say}
      />
      <p className="fine">{t("catchment.map.hint")}</p>
    </section>
  );
}
