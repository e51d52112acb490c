import { useQuery } from "@tanstack/react-query";
import { useLayoutEffect, useRef } from "react";
import type { Place } from "@youheng/kernel/model";
import type { SourceRow, SourceView } from "@youheng/server/api";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { namesCell, sourceFileAddress, sourceQuestion } from "./source-question.ts";
import type { SourceCellPlace } from "./source-question.ts";

/** The place of a value: file, sheet, cell; pressed, it opens the file there. A place without a cell is only named. */
export function SourcePlace({
  place,
  open,
  onToggle,
}: {
  readonly place: Place;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const { t } = useSpeech();
  const words = [place.file, place.sheet, place.cell ?? place.row].filter(Boolean).join(" · ");
  if (!namesCell(place)) return <>{words}</>;
  return (
    <button
      type="button"
      className="source-place"
      aria-expanded={open}
      title={t(open ? "sense.source.close" : "sense.source.open")}
      onClick={onToggle}
    >
      {words}
    </button>
  );
}

/** The uploaded file around a cell, in place: its sheet as a spreadsheet shows it, the cell framed. */
export function SourceSheet({ version, place }: { readonly version: string; readonly place: Place }) {
  return namesCell(place) ? <OpenSheet version={version} place={place} /> : null;
}

function OpenSheet({ version, place }: { readonly version: string; readonly place: SourceCellPlace }) {
  const { t } = useSpeech();
  const { data, error, refetch } = useQuery(sourceQuestion(version, place));
  return (
    <div className="source">
      {error !== null && <Trouble error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && <Sheet view={data} />}
      <p className="source-foot">
        <a href={sourceFileAddress(version)} download>
          {t("sense.source.download")}
        </a>
      </p>
    </div>
  );
}

function Sheet({ view }: { readonly view: SourceView }) {
  const { t } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => bringToMiddle(box.current), [view]);
  const shown = view.text === "" ? t("sense.source.empty") : view.text;
  const said = { cell: view.cell, heading: view.headings.join(" / ") || view.column, text: shown };
  return (
    <>
      <p className="source-said" role="status">
        {t("sense.source.said", said)}
      </p>
      <div
        className="source-box"
        ref={box}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard (WCAG 2.1.1)
        tabIndex={0}
        role="region"
        aria-label={t("sense.source.sheet", { file: view.file, sheet: view.sheet, cell: view.cell })}
      >
        <table className="source-sheet">
          <thead>
            <tr>
              <th className="corner">
                <span className="sr-only">{t("sense.source.row")}</span>
              </th>
              {view.columns.map((letter) => (
                <th
                  key={letter}
                  scope="col"
                  className={`${letter === view.column ? "on" : ""} ${letter === view.name_column ? "name" : ""}`}
                >
                  {letter}
                </th>
              ))}
            </tr>
            {view.head.map((row) => (
              <SheetRow key={row.row} row={row} view={view} />
            ))}
          </thead>
          <tbody>
            <Skipped view={view} />
            {view.body.map((row) => (
              <SheetRow key={row.row} row={row} view={view} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Stands where rows between the header and the window are left out. */
function Skipped({ view }: { readonly view: SourceView }) {
  const above = view.head.at(-1)?.row;
  const first = view.body[0]?.row;
  if (above === undefined || first === undefined || first === above + 1) return null;
  return (
    <tr aria-hidden="true" className="skipped">
      <th>⋮</th>
      <td colSpan={view.columns.length}>⋯</td>
    </tr>
  );
}

function SheetRow({ row, view }: { readonly row: SourceRow; readonly view: SourceView }) {
  return (
    <tr className={row.row === view.row ? "on" : undefined}>
      <th scope="row">{row.row}</th>
      {row.cells.map((cell, i) => {
        if (cell === null) return null;
        const letter = view.columns[i] ?? "";
        return <SheetCell key={letter} cell={cell} letter={letter} row={row} view={view} />;
      })}
    </tr>
  );
}

interface SheetCellProps {
  readonly cell: NonNullable<SourceRow["cells"][number]>;
  readonly letter: string;
  readonly row: SourceRow;
  readonly view: SourceView;
}

function SheetCell({ cell, letter, row, view }: SheetCellProps) {
  const { text, across, down } = cell;
  const name = letter === view.name_column && across === 1 ? "name" : "";
  if (view.head.includes(row))
    return (
      <th
        scope={across > 1 ? "colgroup" : "col"}
        colSpan={across}
        rowSpan={down}
        className={`heading ${name}`}
        title={text}
      >
        <span>{text}</span>
      </th>
    );
  const asked = row.row === view.row && letter === view.column;
  return (
    <td
      colSpan={across}
      rowSpan={down}
      className={[name, isNumber(text) ? "num" : "", asked ? "asked" : ""].join(" ")}
      aria-current={asked ? "true" : undefined}
      title={text}
    >
      <span>{text}</span>
    </td>
  );
}

function isNumber(text: string): boolean {
  return text !== "" && !Number.isNaN(Number(text));
}

/** Scrolls the sheet, and nothing else, so that the asked cell stands in its middle. */
function bringToMiddle(box: HTMLElement | null): void {
  const cell = box?.querySelector<HTMLElement>(".asked");
  if (!box || !cell) return;
  box.scrollLeft = cell.offsetLeft - (box.clientWidth - cell.offsetWidth) / 2;
  box.scrollTop = cell.offsetTop - (box.clientHeight - cell.offsetHeight) / 2;
}
