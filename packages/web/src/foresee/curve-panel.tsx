import { useState } from "react";
import type { ForecastRow } from "@youheng/kernel/foresee";
import type { OutlookView } from "@youheng/server/api";
import { ChartFigure } from "../chart/index.ts";
import { useSpeech, type Speech } from "../shell/index.ts";
import { bandDrawing, type BandAsk } from "./band-drawing.tsx";
import { plannedWords } from "./planned-words.ts";
import { nameOf, stageName } from "./use-outlook.ts";

const TOTAL = "total";

interface CurvePanelProps {
  readonly view: OutlookView;
  readonly regionName: string;
}

/** The forecast of the district or of one school: the whole roll, or those who enter, with the line of places. */
export function CurvePanel({ view, regionName }: CurvePanelProps) {
  const speech = useSpeech();
  const { t } = speech;
  const [unit, setUnit] = useState("");
  const [grade, setGrade] = useState(TOTAL);
  const units = [...new Set(view.forecasts.map((row) => row.unit))];
  const name = unit === "" ? regionName : nameOf(view, unit);
  const ask = bandAsk(view, { unit, grade }, speech);
  const title = t(grade === TOTAL ? "foresee.curve.title" : "foresee.curve.titleEntry", { name });
  return (
    <section className="panel" aria-label={title}>
      <div className="foresee-choose no-print">
        <label>
          {t("foresee.curve.choose")}
          <select value={unit} onChange={(event) => setUnit(event.target.value)}>
            <option value="">{t("foresee.curve.region")}</option>
            {units.map((one) => (
              <option key={one} value={one}>
                {nameOf(view, one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t("foresee.curve.what")}
          <select value={grade} onChange={(event) => setGrade(event.target.value)}>
            <option value={TOTAL}>{t("foresee.curve.total")}</option>
            {view.stages.map(({ stage, entry_grade }) => (
              <option key={stage} value={entry_grade}>
                {t("foresee.curve.entry", { stage: stageName(speech, stage) })}
              </option>
            ))}
          </select>
        </label>
      </div>
      {ask.expected.length === 0 ? (
        <p className="empty">{t("foresee.warn.unknown")}</p>
      ) : (
        <ChartFigure
          title={title}
          label={labelOf(ask, name, speech)}
          note={
            <p className="fine">
              {t("foresee.curve.note")}
              {ask.marks.map(({ words }) => (
                <span key={words}> ▲ {words}</span>
              ))}
            </p>
          }
          foot={`${regionName} · ${view.last_year} · ${view.lineage.kernel_version} · ${view.lineage.digest.slice(0, 12)}`}
          table={tableOf(ask, speech)}
          draw={(width) => bandDrawing(ask, width)}
        />
      )}
    </section>
  );
}

interface Chosen {
  readonly unit: string;
  readonly grade: string;
}

function bandAsk(view: OutlookView, { unit, grade }: Chosen, speech: Speech): BandAsk {
  const { t } = speech;
  const history = view.history.filter((row) => row.grade === grade && (unit === "" || row.unit === unit));
  const years = [...new Set(history.map((row) => row.school_year))].toSorted((a, b) => a - b);
  const rows = unit === "" ? view.region : view.forecasts.filter((row) => row.unit === unit);
  const planned = view.warnings.find((one) => one.unit === unit && entryOf(view, one.stage) === grade)?.planned;
  return {
    known: years.map((year) => ({
      year,
      value: history.reduce((sum, row) => sum + (row.school_year === year ? row.students : 0), 0),
    })),
    expected: rows.filter((row) => row.grade === grade).map(bandOf),
    without: withoutOf(view, { unit, grade }, t("placesInput.plan.without")),
    marks: plannedWords(view, speech)
      .filter(({ units }) => unit === "" || units.includes(unit))
      .map(({ year, words }) => ({ year, words })),
    line:
      planned === null || planned === undefined
        ? null
        : { value: planned, words: t("foresee.curve.capacity", { n: planned }) },
  };
}

/** What would be expected here without the plans; null where they change nothing of it. */
function withoutOf(view: OutlookView, { unit, grade }: Chosen, words: string): BandAsk["without"] {
  const { planned } = view;
  if (planned === null) return null;
  const rows = unit === "" ? planned.region : planned.forecasts.filter((row) => row.unit === unit);
  const points = rows.filter((row) => row.grade === grade).map((row) => ({ year: row.school_year, value: row.median }));
  return points.length === 0 ? null : { points, words };
}

function entryOf({ stages }: OutlookView, stage: string): string | undefined {
  return stages.find((one) => one.stage === stage)?.entry_grade;
}

function bandOf(row: ForecastRow): BandAsk["expected"][number] {
  return {
    year: row.school_year,
    value: row.median,
    near: row.low === null || row.high === null ? null : [row.low, row.high],
    far: row.low95 === null || row.high95 === null ? null : [row.low95, row.high95],
  };
}

function labelOf({ known, expected }: BandAsk, name: string, { t }: Speech): string {
  const [was, will] = [known.at(-1), expected.at(-1)];
  return t("foresee.curve.label", {
    name,
    from: was?.year ?? "",
    was: Math.round(was?.value ?? 0),
    to: will?.year ?? "",
    will: Math.round(will?.value ?? 0),
    low: will?.near ? Math.round(will.near[0]) : "—",
    high: will?.near ? Math.round(will.near[1]) : "—",
  });
}

function tableOf({ known, expected }: BandAsk, { t }: Speech) {
  const round = (value: number | undefined): number | null =>
    value === undefined ? null : Math.round(value * 10) / 10;
  return {
    columns: (["year", "known", "expected", "low", "high", "low95", "high95"] as const).map((id) =>
      t(`foresee.curve.${id}`),
    ),
    rows: [
      ...known.map(({ year, value }) => [year, value, null, null, null, null, null]),
      ...expected.map(({ year, value, near, far }) => [
        year,
        null,
        round(value),
        round(near?.[0]),
        round(near?.[1]),
        round(far?.[0]),
        round(far?.[1]),
      ]),
    ],
  };
}
