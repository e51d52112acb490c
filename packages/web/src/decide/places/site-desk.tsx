import { useMemo, useState } from "react";
import { pointNeighbours, polygonNeighbours } from "@youheng/kernel/decide";
import type { PlaceGroundView, PlaceJobView } from "@youheng/server/api";
import { useSpeech } from "../../shell/index.ts";
import { printAmount, printShare } from "../../text/index.ts";
import { assignedOf } from "./ground-problem.ts";
import { drawGround } from "./map-drawing.ts";
import { type TypedAsk, usualAsk } from "./place-ask.ts";
import { PlanShelf } from "./plan-shelf.tsx";
import { huesOf } from "./school-hues.ts";
import { SolvePanel } from "./solve-panel.tsx";
import { UnitMap } from "./unit-map.tsx";

type SiteAnswer = NonNullable<PlaceJobView["document"]> & {
  readonly opened?: readonly string[];
  readonly cost_yuan?: number | null;
};

/** Sites: how many may open, which do, what they cost and how ways change. */
export function SiteDesk({ region, ground }: { readonly region: string; readonly ground: PlaceGroundView }) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState<TypedAsk>({ ...usualAsk, contiguous: false, split: true });
  const [job, setJob] = useState<string | null>(null);
  const [found, setFound] = useState<PlaceJobView | null>(null);
  const answer: SiteAnswer | null = found?.document ?? null;
  const isSolved = answer !== null && answer.mean_distance_m !== null;
  if (ground.candidates.length === 0) return <p className="empty">{t("catchment.solve.noCandidates")}</p>;
  return (
    <div className="catchment-desk">
      <section className="panel catchment-map">
        <SiteMap ground={ground} answer={answer} />
      </section>
      <div className="catchment-side">
        <SolvePanel
          region={region}
          kind="sites"
          typed={typed}
          set={(change) => setTyped({ ...typed, ...change })}
          hasCurrent={false}
          hasWays={ground.ways_m !== null}
          job={job}
          begun={setJob}
          done={setFound}
        />
        <SiteTable ground={ground} answer={answer} />
      </div>
      <div className="catchment-wide">
        <PlanShelf region={region} drawn={null} job={isSolved ? job : null} show={null} />
      </div>
    </div>
  );
}

interface SiteProps {
  readonly ground: PlaceGroundView;
  readonly answer: SiteAnswer | null;
}

function SiteMap({ ground, answer }: SiteProps) {
  const { t, language } = useSpeech();
  const drawing = useMemo(() => drawGround(ground), [ground]);
  const all = useMemo(() => [...ground.schools, ...ground.candidates], [ground]);
  const codes = useMemo(() => all.map((one) => one.school_code), [all]);
  const assigned = useMemo(
    () =>
      answer === null ? (ground.current ?? ground.units.map(() => -1)) : assignedOf(ground, codes, answer.assignment),
    [answer, ground, codes],
  );
  const hues = useMemo(() => {
    const bordered = ground.units.every(({ rings }) => rings.length > 0);
    const neighbours = bordered
      ? polygonNeighbours(ground.units.map(({ rings }) => rings))
      : pointNeighbours(ground.units);
    return huesOf(neighbours, [assigned], codes.length);
  }, [ground, assigned, codes]);
  const opened = new Set(
    (answer?.opened ?? []).map((code) => ground.candidates.findIndex((one) => one.school_code === code)),
  );
  const say = (unit: number): string => {
    const school = all[assigned[unit]!];
    return t("catchment.map.unit", {
      unit: ground.units[unit]!.unit,
      students: printAmount(ground.units[unit]!.students, language),
      school: school === undefined ? t("catchment.map.noSchool") : (school.school_name ?? school.school_code),
      metres: "–",
    });
  };
  return <UnitMap {...{ ground, drawing, assigned, hues, say, opened }} brush={-1} choose={() => undefined} />;
}

function SiteTable({ ground, answer }: SiteProps) {
  const { t, language } = useSpeech();
  const opened = new Set(answer?.opened);
  const loads = answer?.loads ?? {};
  const names = ground.candidates
    .filter((one) => opened.has(one.school_code))
    .map((one) => one.school_name ?? one.school_code);
  return (
    <section className="panel">
      {answer !== null && answer.mean_distance_m !== null && (
        <p className="site-answer" role="status">
          {names.length === 0
            ? t("catchment.solve.openedNone")
            : typeof answer.cost_yuan === "number"
              ? t("catchment.solve.opened", { names: names.join("、"), yuan: printAmount(answer.cost_yuan, language) })
              : t("placesInput.way.openedNoCost", { names: names.join("、") })}
          {" · "}
          {t("catchment.figure.mean")} {printAmount(Math.round(answer.mean_distance_m), language)}
        </p>
      )}
      <div className="table-box">
        <table className="load-table">
          <thead>
            <tr>
              <th scope="col">{t("catchment.files.candidates")}</th>
              {(["places", "cost", "students", "use"] as const).map((name) => (
                <th key={name} scope="col" className="figures">
                  {t(`catchment.table.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ground.candidates.map(({ school_code, school_name, capacity, cost_yuan }) => (
              <tr key={school_code} className={opened.has(school_code) ? "load-on" : undefined}>
                <th scope="row">
                  {school_name ?? school_code}
                  {opened.has(school_code) && <strong> ◆ {t("catchment.table.opens")}</strong>}
                </th>
                <td className="figures">{printAmount(capacity, language)}</td>
                <td className="figures">{cost_yuan === null ? "–" : printAmount(cost_yuan, language)}</td>
                <td className="figures">
                  {opened.has(school_code) ? printAmount(Math.round(loads[school_code] ?? 0), language) : "–"}
                </td>
                <td className="figures">
                  {opened.has(school_code) && capacity > 0
                    ? printShare((loads[school_code] ?? 0) / capacity, language)
                    : "–"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
