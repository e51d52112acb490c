import type { Speech } from "../text/index.ts";
import type { District } from "./district.tsx";

/** The line below a saved picture: region, year, standard and version of the facts, so that it can stand alone. */
export function chartFoot({ region, year, view, now, before }: District, { t, say, yearOf }: Speech): string {
  const { version } = view;
  const data = t("assess.dataFrom", {
    file: version.file || t("sense.noFile"),
    number: version.number,
    state: t(`sense.state.${version.state}`),
  });
  return t("chart.foot", {
    region: say(region.name),
    year: yearOf(year),
    standard: `${say(now.document.standard_name)} ${now.document.standard_version}`,
    data: now === before ? data : `${data}${t("chart.trial")}`,
  });
}
