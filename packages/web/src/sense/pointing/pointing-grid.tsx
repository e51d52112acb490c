import { useRef } from "react";
import type { KeyboardEvent } from "react";
import type { GridView } from "@youheng/server/api";
import { useSpeech } from "../../shell/index.ts";

interface PointingGridProps {
  readonly grid: GridView;
  /** cell → name of the fact that is pointed at it */
  readonly marks: ReadonlyMap<string, string>;
  readonly onPoint: (cell: string) => void;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A sheet as it stands; a cell pressed, or entered by keyboard, is what the chosen fact is read from. */
export function PointingGrid({ grid, marks, onPoint }: PointingGridProps) {
  const { t } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const step = STEPS[event.key];
    const at = event.currentTarget.dataset;
    if (step === undefined || at["row"] === undefined) return;
    event.preventDefault();
    const next = `[data-row="${Number(at["row"]) + step[0]}"][data-column="${Number(at["column"]) + step[1]}"]`;
    box.current?.querySelector<HTMLElement>(next)?.focus();
  };
  return (
    <div className="pointing-box" ref={box} role="region" aria-label={t("pointing.sheet", { name: grid.name })}>
      <table className="pointing-sheet">
        <thead>
          <tr>
            <td aria-label={t("sense.source.row")} />
            {grid.columns.map((letter) => (
              <th key={letter} scope="col">
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map(({ number, cells }, i) => (
            <tr key={number}>
              <th scope="row">{number}</th>
              {grid.columns.map((letter, j) => {
                const cell = `${letter}${number}`;
                const mark = marks.get(cell);
                const text = textOf(cells[j]);
                return (
                  <td key={letter} className={mark === undefined ? undefined : "pointed"}>
                    <button
                      type="button"
                      data-row={i}
                      data-column={j}
                      tabIndex={i === 0 && j === 0 ? 0 : -1}
                      title={mark === undefined ? text : `${mark} · ${text}`}
                      aria-label={t("pointing.cell", { cell, text: text === "" ? t("pointing.empty") : text })}
                      aria-pressed={mark !== undefined}
                      onKeyDown={move}
                      onClick={() => onPoint(cell)}
                    >
                      {mark !== undefined && <span className="pointed-name">{mark}</span>}
                      <span>{text}</span>
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Cut grid={grid} />
    </div>
  );
}

function Cut({ grid }: Pick<PointingGridProps, "grid">) {
  const { t } = useSpeech();
  return grid.cut ? <p className="fine">{t("pointing.cut")}</p> : null;
}

function textOf(cell: GridView["rows"][number]["cells"][number] | undefined): string {
  return cell === null || cell === undefined ? "" : String(cell);
}
