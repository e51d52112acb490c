import { Link, useParams } from "@tanstack/react-router";
import { memo, useDeferredValue, useMemo, useRef, useState } from "react";
import type { RefObject } from "react";
import type { SectionIndicatorDocument } from "@youheng/kernel/assess";
import type { Indicator } from "@youheng/kernel/model";
import { textSizes } from "../design/index.ts";
import { usePreferences, useSpeech, wordOf } from "../shell/index.ts";
import { useCellWalk, useSlice } from "../table/index.ts";
import { useDistrict } from "./district.tsx";
import { ItemPips } from "./item-pips.tsx";
import { nearestLimit } from "./nearest-limit.ts";
import { GroupChoice, GroupTotals, isPicked, noGrouping } from "./table-groups.tsx";
import { TableFilters } from "./table-filters.tsx";
import { TableHead } from "./table-head.tsx";
import { filterRows, noFilter, sortRows, tableRows } from "./table-rows.ts";
import type { Sort, TableRow } from "./table-rows.ts";
import { VerdictMark } from "./verdict-mark.tsx";
import { WhyNumber } from "./why.tsx";
import { decimalsFor, printAmount, printBeside, printNumber } from "../text/index.ts";

/** Height of a line in units of the text size: all lines are alike, so that thousands can be skipped. */
const lineHeight = 3.2;

/** Every section that is judged: sort, filter, search; only the lines in sight are drawn. */
export function SchoolTable() {
  const { t } = useSpeech();
  const { now } = useDistrict();
  const [filter, setFilter] = useState(noFilter);
  const [grouping, setGrouping] = useState(noGrouping);
  const [sort, setSort] = useState<Sort>({ by: "verdict", down: false });
  const asked = useDeferredValue(filter);
  const box = useRef<HTMLDivElement>(null);
  const { stages } = now.bundle.standard;
  const all = useMemo(() => tableRows(now), [now]);
  const order = useMemo(() => stages.map((one) => one.id), [stages]);
  const rows = useMemo(() => {
    const inParts = all.filter(({ section }) => isPicked(now, grouping, section.row));
    return sortRows(filterRows(inParts, asked), sort, order);
  }, [all, asked, sort, order, now, grouping]);
  useCellWalk(box);
  return (
    <section className="panel schools" aria-labelledby="schools">
      <header>
        <h2 id="schools">{t("assess.schools")}</h2>
        <p className="fine" role="status">
          {t("assess.table.count", { shown: rows.length, all: all.length })}
        </p>
      </header>
      <TableFilters filter={filter} setFilter={setFilter} rows={all} />
      <GroupChoice grouping={grouping} setGrouping={setGrouping} />
      <GroupTotals grouping={grouping} setGrouping={setGrouping} stage={filter.stage} />
      <div className="table-box" ref={box} tabIndex={-1}>
        <table className="school-table" aria-rowcount={rows.length + 1}>
          <TableHead sort={sort} setSort={setSort} />
          <SchoolLines rows={rows} box={box} />
        </table>
        {rows.length === 0 && <p className="empty">{t("assess.table.none")}</p>}
      </div>
    </section>
  );
}

/** The lines in sight, and as much room above and below as the others would take. */
function SchoolLines({
  rows,
  box,
}: {
  readonly rows: readonly TableRow[];
  readonly box: RefObject<HTMLElement | null>;
}) {
  const { now, before } = useDistrict();
  const { textSize } = usePreferences();
  const rowHeight = Math.round(textSizes[textSize] * lineHeight);
  const slice = useSlice(box, rows.length, rowHeight);
  const reported = useMemo(
    () => (now === before ? null : new Map(tableRows(before).map((row) => [row.key, row]))),
    [now, before],
  );
  return (
    <tbody>
      {slice.above > 0 && <Gap height={slice.above} />}
      {rows.slice(slice.from, slice.to).map((row, i) => (
        <SchoolLine
          key={row.key}
          row={row}
          was={reported?.get(row.key)}
          height={rowHeight}
          index={slice.from + i + 2}
          indicators={now.bundle.standard.indicators}
        />
      ))}
      {slice.below > 0 && <Gap height={slice.below} />}
    </tbody>
  );
}

function Gap({ height }: { readonly height: number }) {
  return <tr aria-hidden="true" style={{ height }} />;
}

interface SchoolLineProps {
  readonly row: TableRow;
  readonly was: TableRow | undefined;
  readonly height: number;
  readonly index: number;
  readonly indicators: readonly Indicator[];
}

/** Drawn anew only when its own school changes, so that scrolling costs only the lines that come into sight. */
const SchoolLine = memo(function SchoolLine({ row, was, height, index, indicators }: SchoolLineProps) {
  const { t, say, text, language } = useSpeech();
  const { now } = useDistrict();
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const { section, stage } = row;
  const flipped = was !== undefined && was.mark !== row.mark;
  const about = [
    row.kind === null ? null : wordOf(text.kind, row.kind),
    row.locality === null ? null : wordOf(text.locality, row.locality),
  ];
  return (
    <tr style={{ height }} aria-rowindex={index} className={flipped ? "tried" : undefined}>
      <th scope="row">
        <Link
          to="/regions/$region/$year/balance/assess/schools/$school"
          search={true}
          params={{ region: params.region ?? "", year: params.year ?? "", school: section.school_code ?? "" }}
        >
          {section.school_name ?? section.school_code}
        </Link>
        <small>{about.filter(Boolean).join(" · ")}</small>
      </th>
      <td>{say(now.document.stages[stage]!)}</td>
      <td className="num">{section.students === null ? "—" : printAmount(section.students, language)}</td>
      <td>
        <VerdictMark mark={row.mark} />
        {flipped && (
          <small className="was">
            {t("trial.was")} {t(`verdict.${was.mark}`)}
          </small>
        )}
      </td>
      <td className="num pips-cell">
        <ItemPips section={section} indicators={indicators} />
      </td>
      {indicators.map((one) => (
        <ValueCell key={one.id} row={row} indicator={one} />
      ))}
    </tr>
  );
});

function ValueCell({ row, indicator }: { readonly row: TableRow; readonly indicator: Indicator }) {
  const one = row.section.indicators[indicator.id];
  if (one === undefined) return <td>—</td>;
  const asked = {
    stage: row.stage,
    indicator: indicator.id,
    schoolCode: row.section.school_code ?? "",
    what: "value" as const,
  };
  const short = one.meets === false ? (one.floor_meets === false ? "below-floor" : "short") : "";
  return (
    <td className={`num ${short}`}>
      <WhyNumber asked={asked} inTable>
        <ShownValue one={one} />
      </WhyNumber>
    </td>
  );
}

/** A value beside its limits, or "—" with the reason why there is none. */
function ShownValue({ one }: { readonly one: SectionIndicatorDocument }) {
  const { language, text } = useSpeech();
  if (one.value === null)
    return (
      <span className="missing" title={text.missing[one.missing?.reason ?? "other"]}>
        —
      </span>
    );
  const decimals = decimalsFor(one.threshold ?? one.value);
  if (one.threshold === null || one.meets === null) return <>{printNumber(one.value, decimals, language)}</>;
  return (
    <>{printBeside({ ...nearestLimit(one.threshold, one), value: one.value, reaching: true, decimals }, language)}</>
  );
}
