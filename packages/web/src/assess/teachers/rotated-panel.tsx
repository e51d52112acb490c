import { Link } from "@tanstack/react-router";
import type { RotatedBetween } from "@youheng/kernel/decide";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";
import { useDistrict } from "../district.tsx";

/** Ways shown. */
const FIRST = 10;

/** Who changed school since last year's roster, in figures, and the ways; or how to bring last year's roster. */
export function RotatedPanel({ rotated }: { readonly rotated: RotatedBetween | null }) {
  const { t, language } = useSpeech();
  const { region, year } = useDistrict();
  const n = (value: number): string => printAmount(value, language);
  if (rotated === null)
    return (
      <section className="panel blank">
        <p>{t("standing.noLast")}</p>
        <Link
          className="button"
          to="/regions/$region/$year/teachers/sense"
          params={{ region: region.region_code, year: String(year - 1) }}
        >
          {t("standing.toLast")}
        </Link>
      </section>
    );
  const lines = [
    [t("standing.compared"), rotated.compared],
    [t("standing.moved"), rotated.rotated],
    [t("standing.withoutQualifying"), rotated.without_qualifying],
    [t("standing.schoolEnded"), rotated.school_ended],
    [t("standing.left"), rotated.left],
    [t("standing.came"), rotated.came],
  ] as const;
  return (
    <section className="panel" aria-labelledby="rotated">
      <header>
        <h2 id="rotated">{t("standing.rotated")}</h2>
        <p className="fine">{t("standing.rotatedNote")}</p>
      </header>
      <dl className="teacher-figures">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figures">{n(value)}</dd>
          </div>
        ))}
      </dl>
      {rotated.ways.length > 0 && <Ways rotated={rotated} />}
    </section>
  );
}

function Ways({ rotated: { ways } }: { readonly rotated: RotatedBetween }) {
  const { t, language } = useSpeech();
  const { now } = useDistrict();
  const nameOf = (code: string): string =>
    now.facts.text["school_name"]?.[now.facts.text["school_code"]?.indexOf(code) ?? -1] ?? code;
  return (
    <details className="standing-ways">
      <summary>{t("standing.ways", { n: ways.length })}</summary>
      <ul>
        {ways.slice(0, FIRST).map(({ from, to, teachers }) => (
          <li key={`${from}${to}`}>
            {nameOf(from)} → {nameOf(to)} <span className="figures">{printAmount(teachers, language)}</span>
          </li>
        ))}
      </ul>
      {ways.length > FIRST && <p className="fine">{t("standing.moreWays", { n: ways.length - FIRST })}</p>}
    </details>
  );
}
