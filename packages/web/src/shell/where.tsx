import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useRouterState } from "@tanstack/react-router";
import type { RegionView } from "@youheng/server/api";
import { regionsQuestion } from "../ask/index.ts";
import { useSpeech } from "../text/index.ts";
import { furnishedScenes, nearestWay, sceneNamed, wayOf, waysOf, type Way, type WayTo } from "./ways.ts";

/** Where you are: region › year › scene › step. Each part that can be changed is changed here. */
export function Where() {
  const { t, say, yearOf } = useSpeech();
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const { data: regions } = useQuery(regionsQuestion);
  const navigate = useNavigate();
  const here = wayOf(useRouterState({ select: (state) => state.location.pathname }));
  const region = regions?.find((one) => one.region_code === params.region) ?? regions?.[0];
  if (regions === undefined || region === undefined) return <span className="grow" />;
  const year = Number(params.year ?? region.years[0]?.school_year);
  const go = (to: RegionView, toYear: number, way: WayTo = nearestWay(here)) =>
    void navigate({ to: way, params: { region: to.region_code, year: String(toYear) } });
  const goRegion = (code: string) => {
    const next = regions.find((one) => one.region_code === code);
    if (next !== undefined)
      go(next, next.years.find((one) => one.school_year === year)?.school_year ?? next.years[0]?.school_year ?? year);
  };
  return (
    <nav className="where" aria-label={t("where.label")}>
      <ol>
        <AllRegions />
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
        <li className="where-scene">
          <Chooser
            label={t("where.scene")}
            value={here.scene}
            choose={(scene) => go(region, year, nearestWay({ scene: sceneNamed(scene), step: here.step }))}
            options={furnishedScenes.map((scene) => [scene, t(`scene.${scene}`)])}
          />
        </li>
        <li className="where-steps">
          <Steps here={here} region={region.region_code} year={year} at={params.region !== undefined} />
        </li>
      </ol>
    </nav>
  );
}

interface StepsProps {
  readonly here: Way;
  readonly region: string;
  readonly year: number;
  /** whether the page is one of the region */
  readonly at: boolean;
}

/** The steps of the scene, each a way on. */
function Steps({ here, region, year, at }: StepsProps) {
  const { t } = useSpeech();
  return waysOf(here.scene).map(([step, to]) => (
    <Link
      key={to}
      to={to}
      params={{ region, year: String(year) }}
      className="step"
      aria-current={at && here.step === step ? "page" : undefined}
    >
      {t(`step.${step}`)}
    </Link>
  ));
}

/** The way up, to all regions at once. */
function AllRegions() {
  const { t } = useSpeech();
  return (
    <li>
      <Link to="/province" className="where-all" activeProps={{ "aria-current": "page" }}>
        {t("province.link")}
      </Link>
    </li>
  );
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
