import { Link, useParams } from "@tanstack/react-router";
import { memo, useMemo, useRef, useState } from "react";
import type { Indicator } from "@youheng/kernel/model";
import { SaveTools } from "../chart/index.ts";
import { textSizes } from "../design/index.ts";
import { usePreferences, useSpeech } from "../shell/index.ts";
import { useCellWalk, useSlice } from "../table/index.ts";
import { useDistrict } from "./district.tsx";
import { heatDrawing } from "./heat-picture.tsx";
import { heatLook, heatShades, shadeOf } from "./heat-shade.ts";
import { shortName } from "./names.ts";
import { shownValue } from "./shown-value.ts";
import { SortHead } from "./table-head.tsx";
import { sortRows, tableRows } from "./table-rows.ts";
import type { Sort, TableRow } from "./table-rows.ts";
import { WhyNumber } from "./why.tsx";

const lineHeight = 2.1;
/** Lines of a saved picture: more than a page of a report holds. */
const mostPictured = 300;

/** Schools × indicators: how far each value is from its standard, as a shade; sortable, only the lines in sight are drawn. */
export function HeatTable({ stage, foot }: { readonly stage: string; readonly foot: string }) {
  const { t, say } = useSpeech();
  const { now } = useDistrict();
  const [sort, setSort] = useState<Sort>({ by: "verdict", down: false });
  const box = useRef<HTMLDivElement>(null);
  const { indicators } = now.bundle.standard;
  const rows = useMemo(
    () =>
      sortRows(
        tableRows(now).filter((row) => row.stage === stage),
        sort,
        [stage],
      ),
    [now, stage, sort],
  );
  useCellWalk(box);
  const title = t("distribution.heat", { stage: say(now.document.stages[stage]!) });
  const { textSize } = usePreferences();
  const rowHeight = Math.round(textSizes[textSize] * lineHeight);
  const slice = useSlice(box, rows.length, rowHeight);
  return (
    <section className="panel heat" aria-labelledby="heat">
      <header>
        <h2 id="heat">{title}</h2>
        <p className="fine">{t("distribution.heatHint")}</p>
        <HeatSave title={title} foot={foot} rows={rows} />
      </header>
      <HeatKey />
      <div className="table-box" ref={box} tabIndex={-1}>
        <table className="heat-table" aria-labelledby="heat" aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              <SortHead by="name" words={t("assess.table.school")} sort={sort} setSort={setSort} />
              <SortHead by="students" words={t("assess.table.students")} sort={sort} setSort={setSort} />
              <SortHead by="met" words={t("assess.table.met")} sort={sort} setSort={setSort} />
              {indicators.map((one) => (
                <SortHead
                  key={one.id}
                  by={`indicator:${one.id}`}
                  words={say(shortName(one))}
                  title={say(one.name)}
                  sort={sort}
                  setSort={setSort}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {slice.above > 0 && <tr aria-hidden="true" style={{ height: slice.above }} />}
            {rows.slice(slice.from, slice.to).map((row, i) => (
              <HeatRow key={row.key} row={row} height={rowHeight} index={slice.from + i + 2} indicators={indicators} />
            ))}
            {slice.below > 0 && <tr aria-hidden="true" style={{ height: slice.below }} />}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function HeatKey() {
  const { t } = useSpeech();
  return (
    <ul className="heat-key">
      {heatShades.map((shade) => (
        <li key={shade}>
          <span className={`heat-swatch heat-${shade}`} aria-hidden="true">
            {heatLook[shade].mark}
          </span>
          {t(`distribution.heatKey.${shade}`)}
        </li>
      ))}
    </ul>
  );
}

interface HeatRowProps {
  readonly row: TableRow;
  readonly height: number;
  readonly index: number;
  readonly indicators: readonly Indicator[];
}

const HeatRow = memo(function HeatRow({ row, height, index, indicators }: HeatRowProps) {
  const { language, text } = useSpeech();
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const { section, stage } = row;
  return (
    <tr style={{ height }} aria-rowindex={index}>
      <th scope="row">
        <Link
          to="/regions/$region/$year/balance/assess/schools/$school"
          search={true}
          params={{ region: params.region ?? "", year: params.year ?? "", school: section.school_code ?? "" }}
        >
          {section.school_name ?? section.school_code}
        </Link>
      </th>
      <td className="num">{section.students ?? "—"}</td>
      <td className="num">{section.items_met}</td>
      {indicators.map(({ id }) => {
        const one = section.indicators[id];
        const shade = shadeOf(one);
        return (
          <td
            key={id}
            className={`num heat-${shade}`}
            title={one?.missing === undefined ? undefined : text.missing[one.missing.reason]}
          >
            <WhyNumber asked={{ stage, indicator: id, schoolCode: section.school_code ?? "", what: "value" }} inTable>
              {heatLook[shade].mark !== "" && <small aria-hidden="true">{heatLook[shade].mark} </small>}
              {shownValue(one, language)}
            </WhyNumber>
          </td>
        );
      })}
    </tr>
  );
});

function HeatSave({
  title,
  foot,
  rows,
}: {
  readonly title: string;
  readonly foot: string;
  readonly rows: readonly TableRow[];
}) {
  const { t, say, language } = useSpeech();
  const { now } = useDistrict();
  const { indicators } = now.bundle.standard;
  const columns = indicators.map((one) => say(shortName(one)));
  const lines = rows.slice(0, mostPictured).map(({ section }) => ({
    name: section.school_name ?? section.school_code ?? "",
    cells: indicators.map(({ id }) => ({
      shade: shadeOf(section.indicators[id]),
      shown: shownValue(section.indicators[id], language),
    })),
  }));
  const more =
    rows.length > mostPictured ? t("distribution.heatPicture", { shown: mostPictured, all: rows.length }) : "";
  return (
    <SaveTools
      title={title}
      foot={foot}
      table={{
        columns: [
          t("assess.table.school"),
          t("assess.table.students"),
          t("assess.table.verdict"),
          t("assess.table.met"),
          ...columns,
        ],
        rows: rows.map(({ section, mark }) => [
          section.school_name ?? section.school_code,
          section.students,
          t(`verdict.${mark}`),
          section.items_met,
          ...indicators.map(({ id }) => section.indicators[id]?.value ?? null),
        ]),
      }}
      draw={(width) => heatDrawing(columns, lines, more, width)}
    />
  );
}
