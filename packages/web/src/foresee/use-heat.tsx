import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PlaceUse } from "@youheng/kernel/foresee";
import type { OutlookView } from "@youheng/server/api";
import { TableTools } from "../chart/index.ts";
import { useSpeech, type Speech } from "../shell/index.ts";
import { levelSign } from "./level-shape.tsx";
import type { UseOfSchool } from "./use-of-places.ts";
import { nameOf, percent, stageName } from "./use-outlook.ts";

/** Years before the last one that are shown. */
const BEFORE = 4;

interface UseHeatProps {
  readonly view: OutlookView;
  readonly rows: readonly UseOfSchool[];
  readonly region: string;
  readonly year: string;
  readonly regionName: string;
}

/** Schools down, years across: colour and shape by the lines of warnings, a bar between what was and what is expected. */
export function UseHeat({ view, rows, region, year, regionName }: UseHeatProps) {
  const speech = useSpeech();
  const { t } = speech;
  const [only, setOnly] = useState(true);
  const years = Array.from({ length: BEFORE + 1 + view.horizon }, (_, at) => view.last_year - BEFORE + at);
  const inYears = rows.map((row) => ({
    ...row,
    cells: years.map((one) => row.cells.find((cell) => cell.school_year === one)),
  }));
  const warned = inYears.filter(({ cells }) => cells.some((cell) => cell?.level === "red" || cell?.level === "yellow"));
  const shown = only && warned.length > 0 ? warned : inYears;
  return (
    <>
      <header className="heat-head">
        <h2>{t("placesInput.heat.title")}</h2>
        <label className="ask-tick no-print">
          <input type="checkbox" checked={only} onChange={(event) => setOnly(event.target.checked)} />
          <span>{t("placesInput.heat.only")}</span>
        </label>
        <TableTools
          title={`${t("placesInput.heat.title")} ${regionName}`}
          table={tableOf(view, inYears, { years, speech })}
        />
      </header>
      <p className="fine">{noteOf(view, speech)}</p>
      {warned.length === 0 && <p className="fine">{t("placesInput.heat.nobody")}</p>}
      {shown.length > 0 && <HeatTable {...{ view, years, region, year }} rows={shown} />}
    </>
  );
}

interface HeatTableProps extends Pick<UseHeatProps, "view" | "region" | "year"> {
  readonly years: readonly number[];
  readonly rows: readonly {
    readonly unit: string;
    readonly stage: string;
    readonly cells: readonly (PlaceUse | undefined)[];
  }[];
}

function HeatTable({ view, years, rows: shown, region, year }: HeatTableProps) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <div className="scroll">
      <table className="use-heat">
        <caption className="sr-only">
          {t("placesInput.heat.label", { schools: shown.length, from: years[0] ?? "", to: years.at(-1) ?? "" })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("foresee.today.school")}</th>
            {years.map((one) => (
              <th key={one} scope="col" className={one === view.last_year + 1 ? "heat-begins" : undefined}>
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={`${row.unit} ${row.stage}`}>
              <th scope="row">
                <Link
                  to="/regions/$region/$year/balance/assess/schools/$school"
                  params={{ region, year, school: row.unit }}
                >
                  {nameOf(view, row.unit)}
                </Link>
                <small className="fine"> {stageName(speech, row.stage)}</small>
              </th>
              {row.cells.map((cell, at) => (
                <HeatCell key={years[at]} begins={years[at] === view.last_year + 1} {...{ cell, row, view }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeatCellProps {
  readonly cell: PlaceUse | undefined;
  readonly row: Pick<UseOfSchool, "unit" | "stage">;
  readonly view: OutlookView;
  readonly begins: boolean;
}

function HeatCell({ cell, row, view, begins }: HeatCellProps) {
  const speech = useSpeech();
  const { t } = speech;
  const edge = begins ? " heat-begins" : "";
  if (cell === undefined) return <td className={`heat-cell${edge}`}>—</td>;
  const words = t("placesInput.heat.cell", {
    school: nameOf(view, row.unit),
    stage: stageName(speech, row.stage),
    year: cell.school_year,
    students: Math.round(cell.students),
    capacity: cell.capacity ?? "—",
    use: percent(cell.use),
  });
  return (
    <td className={`heat-cell heat-${cell.level ?? "unknown"}${edge}`} title={words}>
      <span aria-hidden="true">{levelSign(cell.level)}</span> {percent(cell.use)}
      {(cell.level === "red" || cell.level === "yellow") && (
        <span className="sr-only"> {t(`placesInput.heat.level.${cell.level}`)}</span>
      )}
    </td>
  );
}

function noteOf({ use_lines: [line] }: OutlookView, { t }: Speech): string {
  if (line === undefined || line.yellow === null || line.red === null) return t("placesInput.heat.noteNoLines");
  return t("placesInput.heat.note", { yellow: percent(line.yellow), red: percent(line.red) });
}

interface TableAsk {
  readonly years: readonly number[];
  readonly speech: Speech;
}

function tableOf(
  view: OutlookView,
  rows: readonly { readonly unit: string; readonly stage: string; readonly cells: readonly (PlaceUse | undefined)[] }[],
  { years, speech }: TableAsk,
) {
  const { t } = speech;
  return {
    columns: [t("foresee.today.school"), t("foresee.today.stage"), ...years.map(String)],
    rows: rows.map((row) => [
      nameOf(view, row.unit),
      stageName(speech, row.stage),
      ...row.cells.map((cell) => (cell?.use === undefined || cell.use === null ? null : percent(cell.use, 1))),
    ]),
  };
}
