import { useState } from "react";
import type { PlaceUse } from "@youheng/kernel/foresee";
import type { OutlookView } from "@youheng/server/api";
import { ChartFigure } from "../chart/index.ts";
import { useSpeech, type Speech } from "../shell/index.ts";
import { drawUse, type UseLine } from "./use-drawing.tsx";
import { nameOf, percent, stageName } from "./use-outlook.ts";

/** So many schools are drawn at first. */
const SHOWN = 16;
/** The year that is looked at first: so many ahead. */
const AHEAD = 3;

interface UseRow extends UseLine {
  readonly row: PlaceUse;
  readonly was: PlaceUse | undefined;
}

interface UsePanelProps {
  readonly view: OutlookView;
  readonly regionName: string;
}

/** Load against capacity, school by school: now and in a coming year, with the lines of warnings. */
export function UsePanel({ view, regionName }: UsePanelProps) {
  const speech = useSpeech();
  const { t } = speech;
  const now = view.last_year;
  const years = [
    ...new Set(view.use.filter(({ expected }) => expected).map(({ school_year }) => school_year)),
  ].toSorted((a, b) => a - b);
  const [later, setLater] = useState(Math.min(now + AHEAD, years.at(-1) ?? now));
  const [all, setAll] = useState(false);
  const rows = rowsOf(view, later, speech);
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, SHOWN);
  const { marks, said } = linesOf(view, now, later, t);
  const count = (level: string): number => rows.filter((one) => one.level === level).length;
  return (
    <section className="panel">
      <div className="foresee-choose no-print">
        <label>
          {t("placesInput.use.year")}
          <select value={later} onChange={(event) => setLater(Number(event.target.value))}>
            {years.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
        </label>
        {rows.length > SHOWN && (
          <button type="button" className="button" onClick={() => setAll(!all)}>
            {all ? t("placesInput.use.some", { n: SHOWN }) : t("placesInput.use.all", { n: rows.length })}
          </button>
        )}
      </div>
      <ChartFigure
        title={t("placesInput.use.title", { now, later })}
        label={t("placesInput.use.label", { n: rows.length, later, red: count("red"), yellow: count("yellow") })}
        note={<p className="fine">{said}</p>}
        foot={`${regionName} · ${view.lineage.warning_standard} · ${view.lineage.kernel_version} · ${view.lineage.digest.slice(0, 12)}`}
        table={tableOf(rows, { now, later }, speech)}
        draw={(width) => drawUse(shown, marks, width)}
      />
    </section>
  );
}

function rowsOf(view: OutlookView, later: number, speech: Speech): readonly UseRow[] {
  const stages = Map.groupBy(view.use, ({ unit }) => unit);
  const inYear = (year: number) => view.use.filter((one) => one.school_year === year && one.use !== null);
  const now = new Map(inYear(view.last_year).map((one) => [`${one.unit} ${one.stage}`, one]));
  return inYear(later)
    .map((row) => {
      const was = now.get(`${row.unit} ${row.stage}`);
      const several = new Set((stages.get(row.unit) ?? []).map(({ stage }) => stage)).size > 1;
      const name = several ? `${nameOf(view, row.unit)} · ${stageName(speech, row.stage)}` : nameOf(view, row.unit);
      return { row, was, name, now: was?.use ?? null, later: row.use!, level: row.level };
    })
    .toSorted((a, b) => b.later - a.later || a.row.unit.localeCompare(b.row.unit));
}

function linesOf(view: OutlookView, now: number, later: number, t: Speech["t"]) {
  const [first] = view.use_lines;
  const marks = [...new Set(view.use_lines.flatMap(({ yellow, red }) => [yellow, red]))].filter((one) => one !== null);
  const said =
    first === undefined || first.yellow === null || first.red === null
      ? t("placesInput.use.noLines", { now, later })
      : t("placesInput.use.note", { now, later, yellow: percent(first.yellow), red: percent(first.red) });
  return { marks, said };
}

function tableOf(
  rows: readonly UseRow[],
  { now, later }: { readonly now: number; readonly later: number },
  speech: Speech,
) {
  const { t } = speech;
  const tenth = (share: number | null): string | null => (share === null ? null : percent(share, 1));
  return {
    columns: [
      t("placesInput.use.school"),
      t("placesInput.use.stage"),
      t("placesInput.use.capacity"),
      t("placesInput.use.students", { year: now }),
      t("placesInput.use.share", { year: now }),
      t("placesInput.use.students", { year: later }),
      t("placesInput.use.share", { year: later }),
    ],
    rows: rows.map(({ row, was, name }) => [
      name,
      stageName(speech, row.stage),
      row.capacity,
      was?.students ?? null,
      tenth(was?.use ?? null),
      Math.round(row.students),
      tenth(row.use),
    ]),
  };
}
