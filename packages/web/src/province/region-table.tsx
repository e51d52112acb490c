import { memo, useDeferredValue, useMemo, useRef, useState } from "react";
import type { RefObject } from "react";
import { Link } from "@tanstack/react-router";
import type { OverviewRow } from "@youheng/server/api";
import { VerdictMark } from "../assess/index.ts";
import { TableTools } from "../chart/index.ts";
import { textSizes } from "../design/index.ts";
import { usePreferences, useSpeech } from "../shell/index.ts";
import { useCellWalk, useSlice } from "../table/index.ts";
import { useOverviewTable } from "./overview-table.ts";
import { useProvince, yearsOf } from "./province.tsx";
import { GapLines, MovedLines, OverLines, YearsCell } from "./region-cells.tsx";
import { RegionFilters } from "./region-filters.tsx";
import { RegionHead } from "./region-head.tsx";
import { filterRegions, noRegionFilter, sortRegions } from "./region-rows.ts";
import type { RegionSort } from "./region-rows.ts";

/** Height of a line in units of the text size: all lines are alike, so that thousands can be skipped. */
const lineHeight = 4.9;

/** Every district in a line: sort, filter, search; only the lines in sight are drawn. */
export function RegionTable() {
  const { t } = useSpeech();
  const { view } = useProvince();
  const { table } = useOverviewTable();
  const [filter, setFilter] = useState(noRegionFilter);
  const [sort, setSort] = useState<RegionSort>({ by: "verdict", down: false });
  const asked = useDeferredValue(filter);
  const box = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => sortRegions(filterRegions(view.regions, asked), sort), [view, asked, sort]);
  useCellWalk(box);
  return (
    <section className="panel schools" aria-labelledby="regions">
      <header>
        <h2 id="regions">{t("province.table")}</h2>
        <p className="fine" role="status">
          {t("province.count", { shown: rows.length, all: view.regions.length })}
        </p>
        <span className="header-tools">
          <TableTools title={t("province.saveTable")} table={table(rows)} />
        </span>
      </header>
      <RegionFilters filter={filter} setFilter={setFilter} />
      <div className="table-box" ref={box} tabIndex={-1}>
        <table className="school-table region-table" aria-rowcount={rows.length + 1}>
          <RegionHead sort={sort} setSort={setSort} />
          <RegionLines rows={rows} box={box} />
        </table>
        {rows.length === 0 && <p className="empty">{t("province.noMatch")}</p>}
      </div>
    </section>
  );
}

interface RegionLinesProps {
  readonly rows: readonly OverviewRow[];
  readonly box: RefObject<HTMLElement | null>;
}

/** The lines in sight, and as much room above and below as the others would take. */
function RegionLines({ rows, box }: RegionLinesProps) {
  const { textSize } = usePreferences();
  const height = Math.round(textSizes[textSize] * lineHeight);
  const slice = useSlice(box, rows.length, height);
  return (
    <tbody>
      {slice.above > 0 && <tr aria-hidden="true" style={{ height: slice.above }} />}
      {rows.slice(slice.from, slice.to).map((row, i) => (
        <RegionLine key={row.region_code} row={row} index={slice.from + i + 2} height={height} />
      ))}
      {slice.below > 0 && <tr aria-hidden="true" style={{ height: slice.below }} />}
    </tbody>
  );
}

interface RegionLineProps {
  readonly row: OverviewRow;
  readonly index: number;
  readonly height: number;
}

const RegionLine = memo(function RegionLine({ row, index, height }: RegionLineProps) {
  const { t, say } = useSpeech();
  const { view } = useProvince();
  return (
    <tr style={{ height }} aria-rowindex={index}>
      <th scope="row">
        <Link
          to="/regions/$region/$year/balance/assess"
          params={{ region: row.region_code, year: String(row.published ? view.school_year : newestOf(row)) }}
          search={{ standard: view.standard }}
        >
          {say(row.name)}
        </Link>
        <small>{row.region_code}</small>
      </th>
      <td>
        {row.verdict === null ? (
          <span className="missing">{t(row.published ? "province.computing" : "province.unpublished")}</span>
        ) : (
          <VerdictMark mark={row.verdict} />
        )}
      </td>
      <td className="years-cell">
        <YearsCell row={row} years={yearsOf(view)} />
      </td>
      <td className="num">
        {row.sections === null ? (
          "—"
        ) : (
          <>
            <strong className={row.sections_short === 0 ? "calm" : undefined}>{row.sections_short}</strong>
            <small className="calm"> / {row.sections}</small>
          </>
        )}
      </td>
      <td className="lines-cell">
        <OverLines row={row} />
      </td>
      <td className="lines-cell">
        <GapLines row={row} />
      </td>
      <td className="lines-cell">
        <MovedLines row={row} />
      </td>
    </tr>
  );
});

function newestOf(row: OverviewRow): number {
  return row.series.at(-1)?.school_year ?? 0;
}
