import { useState } from "react";
import type { TeacherStanding } from "@youheng/kernel/decide";
import { TableTools } from "../../chart/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";

/** Lines shown at once. */
const FIRST = 12;

/** Schools with teachers who lack training hours or a certificate, or of whom the roster does not say. */
export function TrainingTable({
  standing: { training, training_hours: hours },
}: {
  readonly standing: TeacherStanding;
}) {
  const { t } = useSpeech();
  const [all, setAll] = useState(false);
  const title = t("standing.training");
  const columns = [
    t("assess.table.school"),
    t("teachers.figures.teachers"),
    t("standing.untrained", { n: hours }),
    t("standing.hoursUnknown"),
    t("standing.uncertified"),
    t("standing.certificateUnknown"),
  ];
  const rows = training.map((one) => [
    one.school_name,
    one.teachers,
    one.untrained,
    one.hours_unknown,
    one.uncertified,
    one.certificate_unknown,
  ]);
  if (rows.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="training">
      <header>
        <h2 id="training">{title}</h2>
        <p className="fine">{t("standing.trainingNote", { n: rows.length })}</p>
        <TableTools title={title} table={{ columns, rows }} />
      </header>
      <Lines columns={columns} rows={all ? rows : rows.slice(0, FIRST)} />
      {!all && rows.length > FIRST && (
        <button type="button" className="link no-print" onClick={() => setAll(true)}>
          {t("why.more", { n: rows.length - FIRST })}
        </button>
      )}
    </section>
  );
}

interface LinesProps {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

function Lines({ columns, rows }: LinesProps) {
  const { language } = useSpeech();
  return (
    <div className="table-scroll">
      <table className="plain-table" aria-labelledby="training">
        <thead>
          <tr>
            {columns.map((one, i) => (
              <th key={one} scope="col" className={i === 0 ? undefined : "num"}>
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...numbers]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {numbers.map((one, i) => (
                <td key={columns[i + 1]} className="num figures">
                  {one === 0 ? "—" : printAmount(Number(one), language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
