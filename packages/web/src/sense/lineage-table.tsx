import type { LineageEvent, LineageForm } from "@youheng/kernel/sense";
import { TableTools } from "../chart/index.ts";
import { useSpeech } from "../shell/index.ts";

interface LineageTableProps {
  readonly events: readonly LineageEvent[];
  readonly form: LineageForm;
  readonly remove: (event: LineageEvent) => void;
}

/** What is said of the schools, by date. */
export function LineageTable({ events, form, remove }: LineageTableProps) {
  const { t, say } = useSpeech();
  const kindOf = (id: string): string => {
    const kind = form.events.find((one) => one.id === id);
    return kind === undefined ? id : say(kind);
  };
  if (events.length === 0) return <NothingSaid form={form} />;
  const parts = ["date", "event", "from_code", "from_name", "to_code", "to_name", "note"] as const;
  const table = {
    columns: parts.map((part) => say(form.columns[part])),
    rows: events.map((one) => parts.map((part) => (part === "event" ? kindOf(one.event) : one[part]))),
  };
  return (
    <div className="lineage-box">
      <table className="lineage-table">
        <thead>
          <tr>
            <th scope="col">{t("lineage.col.date")}</th>
            <th scope="col">{t("lineage.col.event")}</th>
            <th scope="col">{t("lineage.col.from")}</th>
            <th scope="col">{t("lineage.col.to")}</th>
            <th scope="col">{t("lineage.col.note")}</th>
            <th scope="col" className="no-print">
              <TableTools title={t("lineage.title")} table={table} />
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((one, i) => (
            <LineageRow
              key={`${i} ${one.date} ${one.from_code} ${one.to_code}`}
              event={one}
              kind={kindOf(one.event)}
              remove={() => remove(one)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineageRowProps {
  readonly event: LineageEvent;
  readonly kind: string;
  readonly remove: () => void;
}

function LineageRow({ event: one, kind, remove }: LineageRowProps) {
  const { t, yearOf } = useSpeech();
  return (
    <tr>
      <td>
        {one.date}
        <small>{yearOf(one.school_year)}</small>
      </td>
      <td>{kind}</td>
      <td>
        <School code={one.from_code} name={one.from_name} />
      </td>
      <td>
        <School code={one.to_code} name={one.to_name} />
      </td>
      <td>{one.note}</td>
      <td className="no-print">
        <button
          type="button"
          className="link"
          aria-label={t("lineage.removeLabel", { name: one.from_name ?? one.to_name ?? one.date })}
          onClick={remove}
        >
          {t("lineage.remove")}
        </button>
      </td>
    </tr>
  );
}

/** What to do where nothing is said yet. */
function NothingSaid({ form }: { readonly form: LineageForm }) {
  const { t, say } = useSpeech();
  return (
    <div className="empty">
      <p>{t("lineage.none")}</p>
      <p className="fine">
        {t("lineage.noneHint")} {Object.values(form.columns).map(say).join(" · ")}
      </p>
    </div>
  );
}

function School({ code, name }: { readonly code: string | null; readonly name: string | null }) {
  if (code === null && name === null) return <span className="calm">—</span>;
  return (
    <>
      {name ?? code}
      {name !== null && code !== null && <small>{code}</small>}
    </>
  );
}
