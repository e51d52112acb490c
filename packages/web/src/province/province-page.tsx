import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { OverviewRow, OverviewView, RegionView, StandardView } from "@youheng/server/api";
import { overviewQuestion, regionsQuestion, standardQuestion, standardsQuestion } from "../ask/index.ts";
import { ofScene } from "../policy/index.ts";
import { Risen } from "../act/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { MovedPanel } from "./moved-panel.tsx";
import { Multiples } from "./multiples.tsx";
import { ProvinceHead } from "./province-head.tsx";
import { ProvinceProvider } from "./province.tsx";
import { RegionMap } from "./region-map.tsx";
import { RegionTable } from "./region-table.tsx";
import { WidestLacks } from "./widest-lacks.tsx";
import { yearToShow } from "./year-to-show.ts";

/** What the address says: the standard, the year, the first digits of the region codes. */
export interface ProvinceSearch {
  readonly standard?: string;
  readonly year?: number;
  readonly under?: string;
}

/** Many districts at once: who meets the standard, what each lacks, what moved. */
export function ProvincePage() {
  const { t } = useSpeech();
  const search: ProvinceSearch = useSearch({ strict: false });
  const regions = useQuery(regionsQuestion);
  const standards = useQuery(standardsQuestion);
  const error = regions.error ?? standards.error;
  if (error) return <Trouble error={error} again={() => void Promise.all([regions.refetch(), standards.refetch()])} />;
  if (regions.data === undefined || standards.data === undefined) return <Waiting />;
  const year = search.year ?? yearToShow(regions.data);
  const known = standards.data.map((one) => one.id);
  const standard = [search.standard, ofScene, known[0]].find((id) => id !== undefined && known.includes(id));
  if (year === null || standard === undefined)
    return (
      <section className="panel blank">
        <h1>{t("province.empty")}</h1>
        <p>{t("province.emptyHint")}</p>
        <Link className="button" to="/imports">
          {t("province.toImport")}
        </Link>
      </section>
    );
  return (
    <Overview asked={{ standard, year, under: search.under ?? "" }} regions={regions.data} standards={standards.data} />
  );
}

interface OverviewProps {
  readonly asked: Required<ProvinceSearch>;
  readonly regions: readonly RegionView[];
  readonly standards: readonly StandardView[];
}

function Overview({ asked, regions, standards }: OverviewProps) {
  const { t } = useSpeech();
  const overview = useQuery({
    ...overviewQuestion(asked.standard, asked.year, asked.under),
    placeholderData: keepPreviousData,
  });
  const bundle = useQuery(standardQuestion(asked.standard));
  const place = usePlace(overview.data, asked.under);
  const open = useOpen(asked);
  const { data: view } = overview;
  const province = useMemo(
    () => (view === undefined || bundle.data === undefined ? null : { view, bundle: bundle.data, place, open }),
    [view, bundle.data, place, open],
  );
  const error = overview.error ?? bundle.error;
  if (error) return <Trouble error={error} again={() => void Promise.all([overview.refetch(), bundle.refetch()])} />;
  if (province === null) return <Waiting />;
  return (
    <ProvinceProvider value={province}>
      <ProvinceHead asked={asked} regions={regions} standards={standards} />
      <Risen />
      {province.view.pending > 0 && (
        <p className="notice notice-calm" role="status">
          {t("province.pending", { n: province.view.pending })}
        </p>
      )}
      {province.view.regions.length > 0 && (
        <>
          <div className="province-pair">
            <MovedPanel />
            <WidestLacks />
          </div>
          <RegionMap under={asked.under} />
          <RegionTable />
          <Multiples />
        </>
      )}
    </ProvinceProvider>
  );
}

/** The name of what is shown. */
function usePlace(view: OverviewView | undefined, under: string): string {
  const { t, say } = useSpeech();
  if (under === "") return t("province.everywhere");
  const found = view?.places.find((one) => one.under === under);
  return found === undefined ? under : say(found.name);
}

function useOpen({ year, standard }: Required<ProvinceSearch>): (row: OverviewRow) => void {
  const navigate = useNavigate();
  return useCallback(
    (row) =>
      void navigate({
        to: "/regions/$region/$year/balance/assess",
        params: { region: row.region_code, year: String(year) },
        search: { standard },
      }),
    [navigate, year, standard],
  );
}
