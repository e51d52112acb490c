import { useState } from "react";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { UseHeat } from "./use-heat.tsx";
import { type Measure, placesInUse } from "./use-of-places.ts";
import { useOutlook } from "./use-outlook.ts";

/** Are there enough places: by school and year, as it was, as it is, as it is expected. */
export function PlacesTodayPage() {
  const { t, yearOf } = useSpeech();
  const { region, year, outlook, regionName } = useOutlook();
  const [measure, setMeasure] = useState<Measure>("capacity");
  if (outlook.error) return <Trouble error={outlook.error} again={() => void outlook.refetch()} />;
  if (outlook.data === undefined) return <Waiting />;
  const view = outlook.data;
  const rows = placesInUse(view, measure);
  const last = view.last_year + view.horizon;
  const over = (when: number): number =>
    rows.filter((row) => (row.cells.find((cell) => cell.school_year === when)?.use ?? 0) > 1).length;
  return (
    <div className="foresee">
      <header className="school-head">
        <h1>{t("foresee.today.title")}</h1>
        <p className="lead">{t("foresee.today.intro", { year: yearOf(view.last_year) })}</p>
      </header>
      <section className="panel">
        {view.use.length === 0 ? (
          <p className="empty">{t("foresee.today.none")}</p>
        ) : (
          <>
            <div className="foresee-choose no-print">
              <label>
                {t("placesInput.heat.which")}
                <select
                  value={measure}
                  onChange={(event) => setMeasure(event.target.value === "entry" ? "entry" : "capacity")}
                >
                  <option value="capacity">{t("placesInput.heat.capacity")}</option>
                  <option value="entry">{t("placesInput.heat.entry")}</option>
                </select>
              </label>
            </div>
            <p className="warn-headline">
              {t("placesInput.heat.headline", {
                now: view.last_year,
                n: over(view.last_year),
                later: last,
                m: over(last),
              })}
            </p>
            <UseHeat {...{ view, rows, region, year, regionName }} />
          </>
        )}
      </section>
    </div>
  );
}
