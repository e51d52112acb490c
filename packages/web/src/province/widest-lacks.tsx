import type { InRegions } from "@youheng/kernel/assess";
import { useSpeech } from "../shell/index.ts";
import { partName } from "./part-names.ts";
import { useProvince } from "./province.tsx";

const mostShown = 5;

/** What is lacking in most districts, and which CVs are over in most. */
export function WidestLacks() {
  const { t } = useSpeech();
  const { totals } = useProvince().view;
  return (
    <section className="panel" aria-labelledby="widest">
      <header>
        <h2 id="widest">{t("province.lackedMost")}</h2>
        <p className="fine">{t("province.lackedMostHint")}</p>
      </header>
      <CountedParts counted={totals.most_lacked} />
      <h3>{t("province.overMost")}</h3>
      <CountedParts counted={totals.most_over} />
    </section>
  );
}

function CountedParts({ counted }: { readonly counted: readonly InRegions[] }) {
  const speech = useSpeech();
  const { view, bundle } = useProvince();
  const { t } = speech;
  if (counted.length === 0) return <p className="calm">{t("province.none")}</p>;
  return (
    <ul className="counted">
      {counted.slice(0, mostShown).map((one) => (
        <li key={`${one.stage} ${one.indicator}`}>
          <span>{partName(bundle, one, speech)}</span>
          <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect className="bar-ground" width="100" height="8" />
            <rect className="bar-short" width={(one.regions / Math.max(1, view.totals.published)) * 100} height="8" />
          </svg>
          <span className="num figures">{t("province.inRegions", { n: one.regions })}</span>
        </li>
      ))}
    </ul>
  );
}
