import { useId, useState } from "react";
import type { ReactNode } from "react";
import { fontStack } from "../design/index.ts";
import { useSpeech } from "../text/index.ts";
import { csvOf } from "./chart-table.ts";
import type { ChartTable } from "./chart-table.ts";
import type { Drawing } from "./drawing.ts";
import { pictureOf, pngOf } from "./picture.tsx";
import { fileName, saveFile } from "./save-file.ts";
import { TableBehind } from "./table-behind.tsx";
import { useWidth } from "./use-width.ts";

export interface ChartFigureProps {
  readonly title: string;
  /** what it shows, in one sentence, for those who cannot see it */
  readonly label: string;
  readonly note?: ReactNode;
  /** the line below a saved picture: region, year, standard, version */
  readonly foot: string;
  readonly table: ChartTable;
  readonly draw: (width: number) => Drawing;
}

/** A chart: its name, the drawing, the table behind it, and the ways to take it along. */
export function ChartFigure({ title, label, note, foot, table, draw }: ChartFigureProps) {
  const id = useId();
  const [box, width] = useWidth();
  const { height, content } = draw(width);
  return (
    <figure className="chart" aria-labelledby={id}>
      <header className="chart-head">
        <h3 id={id}>{title}</h3>
        <SaveTools title={title} foot={foot} table={table} draw={draw} />
      </header>
      {note !== undefined && <div className="chart-note">{note}</div>}
      <div ref={box} className="chart-box">
        <svg
          role="img"
          aria-label={label}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          fontFamily={fontStack}
          fontSize="13"
        >
          {content}
        </svg>
      </div>
      <TableBehind title={title} table={table} />
    </figure>
  );
}

/** Saves a chart as SVG, PNG and CSV. */
export function SaveTools({ title, foot, table, draw }: Omit<ChartFigureProps, "label" | "note">) {
  const { t } = useSpeech();
  const [failed, setFailed] = useState(false);
  const name = fileName(title);
  const picture = { title, foot, draw };
  const savePng = async (): Promise<void> => {
    setFailed(false);
    try {
      saveFile(`${name}.png`, await pngOf(picture));
    } catch {
      setFailed(true);
    }
  };
  return (
    <span className="save-tools no-print">
      <button
        type="button"
        aria-label={t("chart.saveAs", { title, kind: "SVG" })}
        onClick={() => saveFile(`${name}.svg`, new Blob([pictureOf(picture).svg], { type: "image/svg+xml" }))}
      >
        SVG
      </button>
      <button type="button" aria-label={t("chart.saveAs", { title, kind: "PNG" })} onClick={() => void savePng()}>
        PNG
      </button>
      <CsvButton title={title} table={table} />
      {failed && (
        <span role="alert" className="fine">
          {t("chart.pngFailed")}
        </span>
      )}
    </span>
  );
}

type TableToolsProps = Pick<ChartFigureProps, "title" | "table">;

/** Saves a table that no chart belongs to, as CSV. */
export function TableTools(table: TableToolsProps) {
  return (
    <span className="save-tools no-print">
      <CsvButton {...table} />
    </span>
  );
}

function CsvButton({ title, table }: TableToolsProps) {
  const { t } = useSpeech();
  const save = (): void =>
    saveFile(`${fileName(title)}.csv`, new Blob([csvOf(table)], { type: "text/csv;charset=utf-8" }));
  return (
    <button type="button" aria-label={t("chart.saveAs", { title, kind: "CSV" })} onClick={save}>
      CSV
    </button>
  );
}
