import { Select } from "antd";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { ActView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";
import { Board } from "./board.tsx";
import { MeasureDetail } from "./measure-detail.tsx";
import { MeasureTable } from "./measure-table.tsx";
import { indicatorsOf, type RoadSearch, roadViews, shownMeasures } from "./road-filter.ts";
import { Timeline } from "./timeline.tsx";
import { type ActNames, useActNames } from "./use-act.ts";

interface ViewsProps {
  readonly act: ActView;
  readonly standard: string | undefined;
}

/** The measures as a board, a timeline or a table: three views of the same, of those that the filter leaves; all of it in the address. */
export function MeasureViews({ act, standard }: ViewsProps) {
  const { t } = useSpeech();
  const search: RoadSearch = useSearch({ strict: false });
  const names = useActNames(act.region_code, standard);
  const [open, setOpen] = useState<string | null>(null);
  if (act.measures.length === 0) return <p className="empty">{t("act.measuresNone")}</p>;
  const shown = shownMeasures(act.measures, search);
  const view = search.view ?? "board";
  const props = { act, measures: shown, names, look: setOpen };
  const opened = act.measures.find((one) => one.measure_id === open);
  return (
    <>
      <Filters act={act} names={names} search={search} count={shown.length} />
      {shown.length === 0 && <p className="empty">{t("act.measuresNoneShown")}</p>}
      {shown.length > 0 && view === "board" && <Board {...props} />}
      {shown.length > 0 && view === "timeline" && <Timeline {...props} />}
      {shown.length > 0 && view === "table" && <MeasureTable {...props} />}
      {opened !== undefined && <MeasureDetail act={act} measure={opened} names={names} close={() => setOpen(null)} />}
    </>
  );
}

interface FilterProps {
  readonly act: ActView;
  readonly names: ActNames;
  readonly search: RoadSearch;
  readonly count: number;
}

function Filters({ act, names, search, count }: FilterProps) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const turn = (change: { readonly [K in keyof RoadSearch]?: RoadSearch[K] | undefined }): void => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined);
    void navigate({ to: ".", search: Object.fromEntries(next), replace: true, resetScroll: false });
  };
  const known = names.indicators.map(({ id }) => id);
  const schools = distinct(act.measures.flatMap((one) => one.school_code ?? []));
  const owners = distinct(act.measures.map((one) => one.owner));
  const indicators = distinct(act.measures.flatMap((one) => indicatorsOf(one, known)));
  return (
    <div className="road-filters no-print">
      <div className="view-switch" role="group" aria-label={t("act.view")}>
        {roadViews.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={(search.view ?? "board") === one}
            onClick={() => turn({ view: one })}
          >
            {t(`act.views.${one}`)}
          </button>
        ))}
      </div>
      <Filter
        label={t("act.filterSchool")}
        value={search.school}
        options={schools.map((one) => ({ value: one, label: names.school(one) }))}
        choose={(school) => turn({ school })}
      />
      <Filter
        label={t("act.filterOwner")}
        value={search.owner}
        options={owners.map((one) => ({ value: one, label: one }))}
        choose={(owner) => turn({ owner })}
      />
      <Filter
        label={t("act.filterIndicator")}
        value={search.indicator}
        options={indicators.map((one) => ({ value: one, label: names.indicator(one) }))}
        choose={(indicator) => turn({ indicator })}
      />
      <span className="fine" aria-live="polite">
        {t("act.shownOf", { n: count, all: act.measures.length })}
      </span>
    </div>
  );
}

interface OneFilterProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly choose: (value: string | undefined) => void;
}

function Filter({ label, value, options, choose }: OneFilterProps) {
  const { t } = useSpeech();
  return (
    <Select
      allowClear
      showSearch
      className="road-filter"
      aria-label={label}
      placeholder={t("act.filterAll", { label })}
      optionFilterProp="label"
      options={[...options]}
      {...(value === undefined ? {} : { value })}
      onChange={(next: string | undefined) => choose(next)}
    />
  );
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted();
}
