import { Link, useParams } from "@tanstack/react-router";
import { useSpeech } from "../shell/index.ts";

/** From the warning to what can be done about it. */
export function WayOut() {
  const { t } = useSpeech();
  const { region = "", year = "" }: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const to = "/regions/$region/$year/places/decide/catchments";
  return (
    <nav className="way-out no-print" aria-label={t("placesInput.way.title")}>
      <strong>{t("placesInput.way.title")}</strong>
      <span>{t("placesInput.way.lead")}</span>
      <Link className="button button-strong" to={to} params={{ region, year }}>
        {t("placesInput.way.catchments")}
      </Link>
      <Link className="button" to={to} params={{ region, year }} search={{ desk: "sites" }}>
        {t("placesInput.way.sites")}
      </Link>
      <Link className="button" to="/regions/$region/$year/places/decide/projects" params={{ region, year }}>
        {t("placesInput.way.projects")}
      </Link>
    </nav>
  );
}
