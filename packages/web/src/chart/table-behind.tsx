import { useState } from "react";
import { printExact, useSpeech } from "../text/index.ts";
import type { ChartTable } from "./chart-table.ts";

/** Rows shown at once; all of them are in the file. */
const mostRows = 200;

/** The numbers behind a chart, opened on demand. */
export function TableBehind({ title, table }: { readonly title: string; readonly table: ChartTable }) {
  const { t, language } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <details className="table-behind" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t("chart.table")}
        <span className="sr-only">: {title}</span>
      </summary>
      {open && (
        <div className="table-behind-box">
          <table aria-label={title}>
            <thead>
              <tr>
                {table.columns.map((column, i) => (
                  <th key={i} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.slice(0, mostRows).map((cells, row) => (
                <tr key={row}>
                  {cells.map((cell, i) => (
                    <td key={i} className={typeof cell === "number" ? "num" : undefined}>
                      {typeof cell === "number" ? printExact(cell, language) : (cell ?? "—")}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {table.rows.length > mostRows && (
            <p className="fine">{t("chart.tableMore", { shown: mostRows, all: table.rows.length })}</p>
          )}
        </div>
      )}
    </details>
  );
}
