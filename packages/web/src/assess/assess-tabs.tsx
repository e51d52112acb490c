import { Link, useParams } from "@tanstack/react-router";
import { useSpeech } from "../shell/index.ts";

/** The pages of the assessment: the verdict, how it is distributed, and the screen for the meeting. */
export function AssessTabs() {
  const { t } = useSpeech();
  const { region, year }: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const params = { region: region ?? "", year: year ?? "" };
  return (
    <nav className="assess-tabs no-print" aria-label={t("distribution.tab.label")}>
      <Link
        to="/regions/$region/$year/balance/assess"
        params={params}
        search={true}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        {t("distribution.tab.verdict")}
      </Link>
      <Link to="/regions/$region/$year/balance/assess/distribution" params={params} search={true}>
        {t("distribution.tab.distribution")}
      </Link>
      <Link to="/regions/$region/$year/cockpit" params={params} search={true}>
        {t("distribution.tab.cockpit")}
      </Link>
    </nav>
  );
}
