import { useId } from "react";
import type { OutlookView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";
import type { PLANNED_COLUMNS, TypedRow } from "./planned-rows.ts";
import { nameOf } from "./use-outlook.ts";

type Column = (typeof PLANNED_COLUMNS)["housing" | "changes"][number];

interface PlannedCellProps {
  readonly column: Column;
  readonly row: TypedRow;
  readonly at: number;
  readonly view: OutlookView;
  readonly set: (text: string) => void;
}

const KINDS = ["open", "close", "merge"] as const;
/** Columns that name a school. */
const SCHOOLS: ReadonlySet<Column> = new Set(["unit", "into", "from"]);

/** One cell of what is planned: a kind is chosen, a school is typed with the names at hand, numbers are typed. */
export function PlannedCell({ column, row, at, view, set }: PlannedCellProps) {
  const { t } = useSpeech();
  const list = useId();
  const label = `${t(`placesInput.plan.column.${column}`)} ${at + 1}`;
  const isOpening = row["kind"] === "open";
  if (column === "kind")
    return (
      <select aria-label={label} value={row["kind"] ?? "open"} onChange={(event) => set(event.target.value)}>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`placesInput.plan.kind.${kind}`)}
          </option>
        ))}
      </select>
    );
  const idle = (column === "into" && isOpening) || ((column === "from" || column === "share") && !isOpening);
  const units = SCHOOLS.has(column) ? [...new Set(view.forecasts.map((one) => one.unit))] : [];
  const named = view.names[row[column] ?? ""];
  return (
    <span className="planned-cell">
      <input
        aria-label={label}
        value={row[column] ?? ""}
        disabled={idle}
        list={units.length > 0 ? list : undefined}
        inputMode={SCHOOLS.has(column) || column === "grade" ? "text" : "decimal"}
        onChange={(event) => set(event.target.value)}
      />
      {units.length > 0 && (
        <datalist id={list}>
          {units.map((unit) => (
            <option key={unit} value={unit}>
              {nameOf(view, unit)}
            </option>
          ))}
        </datalist>
      )}
      {named !== undefined && <small>{named}</small>}
    </span>
  );
}
