import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { PlaceWarning } from "@youheng/kernel/foresee";
import type { OutlookView } from "@youheng/server/api";
import { plannedQuestion } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";
import { PlannedEditor } from "./planned-editor.tsx";
import { plannedWords } from "./planned-words.ts";
import { nameOf } from "./use-outlook.ts";
import { WarningMark } from "./warning-panel.tsx";

/** What is planned: what was counted in, which warnings change by it, and the tables in which it is entered. */
export function PlannedPanel({ view }: { readonly view: OutlookView }) {
  const speech = useSpeech();
  const { t } = speech;
  const [open, setOpen] = useState(false);
  const rows = useQuery({ ...plannedQuestion(view.region_code), enabled: open });
  const applied = plannedWords(view, speech);
  return (
    <section className="panel planned-panel" aria-labelledby="foresee-planned">
      <header>
        <h2 id="foresee-planned">{t("placesInput.plan.title")}</h2>
        <button type="button" className="button no-print" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? "placesInput.plan.close" : "placesInput.plan.edit")}
        </button>
      </header>
      <p className="fine">{t("placesInput.plan.hint")}</p>
      {applied.length === 0 ? (
        <p className="empty">{t("placesInput.plan.none")}</p>
      ) : (
        <>
          <h3>{t("placesInput.plan.applied")}</h3>
          <ul className="planned-list">
            {applied.map(({ words }) => (
              <li key={words}>▲ {words}</li>
            ))}
          </ul>
          <ChangedWarnings view={view} />
        </>
      )}
      <PlannedFindings view={view} />
      {open && rows.data !== undefined && (
        <div className="planned-editors no-print">
          <PlannedEditor kind="housing" view={view} kept={rows.data} />
          <PlannedEditor kind="changes" view={view} kept={rows.data} />
        </div>
      )}
    </section>
  );
}

interface Changed {
  readonly after: PlaceWarning;
  readonly before: PlaceWarning["level"];
}

function changedOf({ warnings, planned, last_year }: OutlookView): readonly Changed[] {
  const before = new Map((planned?.warnings ?? []).map((one) => [keyOf(one), one.level]));
  return warnings.flatMap((after) => {
    const was = before.get(keyOf(after));
    return was === undefined || was === after.level || after.school_year > last_year + 3
      ? []
      : [{ after, before: was }];
  });
}

function keyOf({ unit, stage, school_year }: PlaceWarning): string {
  return `${unit} ${stage} ${school_year}`;
}

function ChangedWarnings({ view }: { readonly view: OutlookView }) {
  const { t } = useSpeech();
  const changed = changedOf(view);
  if (changed.length === 0) return <p className="fine">{t("placesInput.plan.warnsNone")}</p>;
  return (
    <>
      <h3>{t("placesInput.plan.warnsTitle")}</h3>
      <ul className="planned-list">
        {changed.map(({ after, before }) => (
          <li key={keyOf(after)}>
            {after.school_year} · {nameOf(view, after.unit)}: <WarningMark level={before} /> →{" "}
            <WarningMark level={after.level} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What of the kept plans does not fit the forecast any more. */
function PlannedFindings({ view }: { readonly view: OutlookView }) {
  const { language } = useSpeech();
  const shown = view.findings.filter(({ code, severity }) => /^FORESEE-03\d$/.test(code) && severity !== "note");
  if (shown.length === 0) return null;
  return (
    <ul role="alert" className="notice notice-short">
      {shown.map((one) => (
        <li key={`${one.where} ${one.code}`}>
          {one.where}: {language === "zh" ? `${one.zh}${one.fix}` : `${one.en} ${one.fixEn}`}
        </li>
      ))}
    </ul>
  );
}
