import { type KeyboardEvent, useRef } from "react";
import type { ActView, RoadMeasureView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";
import { printAmount } from "../text/index.ts";
import { MeasureMarks } from "./measure-marks.tsx";
import type { ActNames } from "./use-act.ts";

/** What a view of the measures is handed. */
export interface MeasureViewProps {
  readonly act: ActView;
  readonly measures: readonly RoadMeasureView[];
  readonly names: ActNames;
  /** opens one */
  readonly look: (measure: string) => void;
}

const columns = ["open", "under_way", "reported", "closed"] as const;
/** At their end without having been shown: a column only where there are some. */
const ended = ["excepted", "dropped"] as const;

/** The measures by state. Arrow keys go from card to card; Enter opens one, where it can be moved on. */
export function Board({ act, measures, names, look }: MeasureViewProps) {
  const { t } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const byState = Map.groupBy(measures, ({ state }) => state);
  const shown = [...columns, ...ended.filter((state) => byState.has(state))];
  const walk = (event: KeyboardEvent): void => {
    const next = box.current === null ? null : neighbour(box.current, event.key);
    if (next === null) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <>
      <p className="fine no-print board-hint">{t("act.boardHint")}</p>
      <div className="board" ref={box} role="group" aria-label={t("act.views.board")}>
        {shown.map((state) => (
          <section key={state} className="board-column" aria-label={t(`act.measureState.${state}`)}>
            <h3>
              {t(`act.measureState.${state}`)} <span className="calm">{byState.get(state)?.length ?? 0}</span>
            </h3>
            {byState.get(state) === undefined && <p className="calm board-none">{t("act.boardEmpty")}</p>}
            {(byState.get(state) ?? []).map((measure) => (
              <Card key={measure.measure_id} act={act} measure={measure} names={names} look={look} walk={walk} />
            ))}
          </section>
        ))}
      </div>
    </>
  );
}

interface CardProps extends Omit<MeasureViewProps, "measures"> {
  readonly measure: RoadMeasureView;
  readonly walk: (event: KeyboardEvent) => void;
}

function Card({ act, measure, names, look, walk }: CardProps) {
  const { language } = useSpeech();
  const school = measure.school_code === null ? "" : names.school(measure.school_code);
  return (
    <button
      type="button"
      className={`card card-${measure.due.state}`}
      data-card={measure.measure_id}
      onClick={() => look(measure.measure_id)}
      onKeyDown={walk}
    >
      <span className="card-title">{measure.title}</span>
      <span className="calm">
        {[measure.owner, measure.title.includes(school) ? "" : school].filter((one) => one !== "").join(" · ")}
      </span>
      <span className="calm">
        {measure.starts_on} – {measure.ends_on}
        {measure.cost_yuan !== null && measure.cost_yuan > 0 && ` · ¥${printAmount(measure.cost_yuan, language)}`}
      </span>
      <MeasureMarks act={act} measure={measure} />
    </button>
  );
}

/** The card beside, above or below the one that has the focus; null: the key moves nothing. */
function neighbour(board: HTMLElement, key: string): HTMLElement | null {
  const lists = [...board.querySelectorAll<HTMLElement>(".board-column")].map((column) => [
    ...column.querySelectorAll<HTMLElement>("[data-card]"),
  ]);
  const column = lists.findIndex((cards) => cards.some((card) => card === document.activeElement));
  if (column < 0) return null;
  const row = lists[column]!.findIndex((card) => card === document.activeElement);
  if (key === "ArrowDown" || key === "ArrowUp") return lists[column]![row + (key === "ArrowDown" ? 1 : -1)] ?? null;
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  const beside = key === "ArrowRight" ? lists.slice(column + 1) : lists.slice(0, column).toReversed();
  const cards = beside.find((one) => one.length > 0);
  return cards?.[Math.min(row, cards.length - 1)] ?? null;
}
