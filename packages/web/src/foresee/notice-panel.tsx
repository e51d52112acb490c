import { useState } from "react";
import type { OutlookView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";
import { nameOf, stageName } from "./use-outlook.ts";
import { type WarnedSchool, warnedSchools, WarningMark } from "./warning-panel.tsx";

interface NoticePanelProps {
  readonly view: OutlookView;
  readonly regionName: string;
}

/** The notice as authorities publish it: colours by school and year, what they mean, and the caveat. Printed, it stands alone. */
export function NoticePanel({ view, regionName }: NoticePanelProps) {
  const { t } = useSpeech();
  const [open, setOpen] = useState(false);
  const schools = warnedSchools(view).filter(({ years }) =>
    years.some(({ level }) => level === "red" || level === "yellow"),
  );
  if (schools.length === 0) return null;
  if (!open)
    return (
      <p className="no-print">
        <button type="button" className="button button-strong" onClick={() => setOpen(true)}>
          {t("foresee.notice.open")}
        </button>
      </p>
    );
  return (
    <section className="panel notice-panel" aria-labelledby="foresee-notice">
      <header className="no-print">
        <h2 id="foresee-notice">{t("foresee.notice.title")}</h2>
        <button type="button" className="button" onClick={() => window.print()}>
          {t("foresee.notice.print")}
        </button>
      </header>
      <Notice view={view} regionName={regionName} schools={schools} />
    </section>
  );
}

interface NoticeProps extends NoticePanelProps {
  readonly schools: readonly WarnedSchool[];
}

function Notice({ view, regionName, schools }: NoticeProps) {
  const speech = useSpeech();
  const { t, yearOf } = speech;
  const years = schools[0]?.years.map(({ school_year }) => school_year) ?? [];
  return (
    <article className="notice">
      <h3>{t("foresee.notice.heading", { region: regionName, from: years[0] ?? "", to: years.at(-1) ?? "" })}</h3>
      <p>{t("foresee.notice.red")}</p>
      <p>{t("foresee.notice.yellow")}</p>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("foresee.notice.columns.school")}</th>
              <th scope="col">{t("foresee.notice.columns.stage")}</th>
              {years.map((year) => (
                <th key={year} scope="col">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {schools.map((school) => (
              <tr key={`${school.unit} ${school.stage}`}>
                <th scope="row">{nameOf(view, school.unit)}</th>
                <td>{stageName(speech, school.stage)}</td>
                {school.years.map(({ school_year, level }) => (
                  <td key={school_year}>
                    <WarningMark level={level} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="fine">{t("foresee.notice.caveat", { year: yearOf(view.last_year) })}</p>
    </article>
  );
}
