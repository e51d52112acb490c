import { useState } from "react";
import type { PlaceWarning } from "@youheng/kernel/foresee";
import type { OutlookView } from "@youheng/server/api";
import { useSpeech, type Speech } from "../shell/index.ts";
import { nameOf, percent, stageName } from "./use-outlook.ts";

/** Entry years that are warned of. */
const YEARS = 3;

/** The warnings of one school and stage, year by year. */
export interface WarnedSchool {
  readonly unit: string;
  readonly stage: string;
  readonly planned: number | null;
  readonly years: readonly PlaceWarning[];
  /** years until it is red; null: not within the years shown */
  readonly lead: number | null;
}

/** The schools with planned places, those that turn red first at the top. */
export function warnedSchools(view: OutlookView): readonly WarnedSchool[] {
  const last = view.last_year + YEARS;
  const within = view.warnings.filter(({ school_year }) => school_year <= last);
  const schools = Array.from(
    Map.groupBy(within, ({ unit, stage }) => `${unit} ${stage}`).values(),
    (years): WarnedSchool => {
      const red = years.find(({ level }) => level === "red");
      const { unit, stage, planned } = years[0]!;
      return { unit, stage, planned, years, lead: red === undefined ? null : red.school_year - view.last_year };
    },
  );
  return schools.toSorted((a, b) => (a.lead ?? 99) - (b.lead ?? 99) || chanceOf(b) - chanceOf(a));
}

function chanceOf({ years }: WarnedSchool): number {
  return Math.max(0, ...years.map((one) => one.yellow_probability ?? 0));
}

interface WarningPanelProps {
  readonly view: OutlookView;
  readonly standard: string;
}

/** Red and yellow by school and year, with how likely and how soon. */
export function WarningPanel({ view, standard }: WarningPanelProps) {
  const { t } = useSpeech();
  const [all, setAll] = useState(false);
  const schools = warnedSchools(view);
  const warned = schools.filter(({ years }) => years.some(({ level }) => level === "red" || level === "yellow"));
  const years = schools[0]?.years.map(({ school_year }) => school_year) ?? [];
  return (
    <section className="panel" aria-labelledby="foresee-warn">
      <header>
        <h2 id="foresee-warn">{t("foresee.warn.title")}</h2>
      </header>
      {schools.length === 0 ? (
        <p className="empty">{t("foresee.warn.none")}</p>
      ) : (
        <>
          <Headline view={view} schools={schools} />
          <p className="fine">{t("foresee.warn.hint", { standard })}</p>
          <div className="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("foresee.warn.school")}</th>
                  <th scope="col">{t("foresee.warn.stage")}</th>
                  <th scope="col" className="num">
                    {t("foresee.warn.planned")}
                  </th>
                  {years.map((year) => (
                    <th key={year} scope="col">
                      {year}
                    </th>
                  ))}
                  <th scope="col">{t("foresee.warn.lead")}</th>
                </tr>
              </thead>
              <tbody>
                {(all ? schools : warned).map((school) => (
                  <WarnedRow key={`${school.unit} ${school.stage}`} school={school} view={view} />
                ))}
              </tbody>
            </table>
          </div>
          <button type="button" className="button no-print" onClick={() => setAll(!all)}>
            {t(all ? "foresee.warn.some" : "foresee.warn.all")}
          </button>
        </>
      )}
    </section>
  );
}

function WarnedRow({ school, view }: { readonly school: WarnedSchool; readonly view: OutlookView }) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <tr>
      <th scope="row">{nameOf(view, school.unit)}</th>
      <td>{stageName(speech, school.stage)}</td>
      <td className="num">{school.planned ?? "—"}</td>
      {school.years.map((one) => (
        <WarningCell key={one.school_year} warning={one} />
      ))}
      <td>{school.lead === null ? t("foresee.warn.leadNow") : t("foresee.warn.leadYears", { n: school.lead })}</td>
    </tr>
  );
}

const NAMED = 3;

/** "3 schools turn red in 2027": those of the first year in which any does. */
function Headline({ view, schools }: { readonly view: OutlookView; readonly schools: readonly WarnedSchool[] }) {
  const { t, language } = useSpeech();
  const lead = schools[0]?.lead ?? null;
  if (lead === null) return <p className="warn-headline">{t("foresee.warn.noRed")}</p>;
  const first = schools.filter((school) => school.lead === lead);
  const names = first.slice(0, NAMED).map(({ unit }) => nameOf(view, unit));
  return (
    <p className="warn-headline">
      {t(first.length > NAMED ? "foresee.warn.headlineMore" : "foresee.warn.headline", {
        n: first.length,
        year: view.last_year + lead,
        names: names.join(language === "zh" ? "、" : ", "),
      })}
    </p>
  );
}

function WarningCell({ warning }: { readonly warning: PlaceWarning }) {
  const { t } = useSpeech();
  const n = Math.round(warning.children);
  return (
    <td className="warn-cell" title={t("foresee.warn.cell", { n, p: percent(warning.red_probability) })}>
      <WarningMark level={warning.level} />
      <small>
        {n} · {t("foresee.warn.probability")} {percent(warning.red_probability)}
      </small>
    </td>
  );
}

/** A colour with its word. */
export function WarningMark({ level }: { readonly level: PlaceWarning["level"] }) {
  const speech = useSpeech();
  return <span className={`warn-mark warn-mark-${level ?? "unknown"}`}>{levelWord(level, speech)}</span>;
}

function levelWord(level: PlaceWarning["level"], { t }: Speech): string {
  if (level === null) return t("foresee.warn.unknown");
  return t(level === "none" ? "foresee.warn.ok" : `foresee.warn.${level}`);
}
