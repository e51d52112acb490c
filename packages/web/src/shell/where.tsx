import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useRouterState } from "@tanstack/react-router";
import type { RegionView } from "@youheng/server/api";
import { regionsQuestion } from "../ask/index.ts";
import { useSpeech } from "../text/index.ts";

const steps = ["sense", "assess"] as const;

/** Where you are: region › year › scene › step. Each part that can be changed is changed here. */
export function Where() {
  const { t, say, yearOf } = useSpeech();
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const { data: regions } = useQuery(regionsQuestion);
  const navigate = useNavigate();
  const step = useStep();
  const region = regions?.find((one) => one.region_code === params.region) ?? regions?.[0];
  if (regions === undefined || region === undefined) return <span className="grow" />;
  const year = Number(params.year ?? region.years[0]?.school_year);
  const go = (to: RegionView, toYear: number) =>
    void navigate({
      to: `/regions/$region/$year/balance/${step}`,
      params: { region: to.region_code, year: String(toYear) },
    });
  const goRegion = (code: string) => {
    const next = regions.find((one) => one.region_code === code);
    if (next !== undefined)
      go(next, next.years.find((one) => one.school_year === year)?.school_year ?? next.years[0]?.school_year ?? year);
  };
  return (
    <nav className="where" aria-label={t("where.label")}>
      <ol>
        <li>
          <Chooser
            label={t("where.region")}
            value={region.region_code}
            choose={goRegion}
            options={regions.map((one) => [one.region_code, say(one.name)])}
          />
        </li>
        <li>
          <Chooser
            label={t("where.year")}
            value={String(year)}
            choose={(value) => go(region, Number(value))}
            options={region.years.map((one) => [String(one.school_year), yearOf(one.school_year)])}
          />
        </li>
        <li className="where-scene">{t("scene.balance")}</li>
        <li className="where-steps">
          {steps.map((id) => (
            <Link
              key={id}
              to={`/regions/$region/$year/balance/${id}`}
              params={{ region: region.region_code, year: String(year) }}
              className="step"
              aria-current={params.region !== undefined && step === id ? "page" : undefined}
            >
              {t(`step.${id}`)}
            </Link>
          ))}
        </li>
      </ol>
    </nav>
  );
}

function useStep(): (typeof steps)[number] {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return path.includes("/balance/sense") || path.startsWith("/imports") ? "sense" : "assess";
}

function Chooser({
  label,
  value,
  choose,
  options,
}: {
  readonly label: string;
  readonly value: string;
  readonly choose: (value: string) => void;
  readonly options: readonly (readonly [string, string])[];
}) {
  if (options.length < 2) return <span className="chosen">{options[0]?.[1] ?? value}</span>;
  return (
    <select aria-label={label} value={value} onChange={(event) => choose(event.target.value)}>
      {options.map(([id, words]) => (
        <option key={id} value={id}>
          {words}
        </option>
      ))}
    </select>
  );
}
