import { useState } from "react";
import type { CrowdedClasses, LargeSchool, SizeLists } from "@youheng/kernel/foresee";
import type { OutlookView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";
import { nameOf, stageName } from "./use-outlook.ts";

/** Classes over 45, 50, 55 and schools over 2,000 in the coming years: how many by year, and which. */
export function SizesPanel({ view }: { readonly view: OutlookView }) {
  const { t } = useSpeech();
  const { sizes } = view;
  if (sizes === null) return null;
  const years = Array.from({ length: view.horizon }, (_, step) => view.last_year + step + 1);
  const isEmpty = sizes.classes.length + sizes.schools.length === 0;
  return (
    <section className="panel" aria-labelledby="foresee-sizes">
      <header>
        <h2 id="foresee-sizes">{t("placesInput.sizes.title")}</h2>
      </header>
      <p className="fine">{t("placesInput.sizes.hint")}</p>
      {isEmpty ? (
        <p className="empty">{t("placesInput.sizes.none", linesWords(sizes))}</p>
      ) : (
        <>
          <CountTable sizes={sizes} years={years} />
          <WhichOnes view={view} sizes={sizes} years={years} />
        </>
      )}
    </section>
  );
}

function linesWords({ lines }: SizeLists) {
  const over = (of: readonly { readonly over: number }[]): string => [...new Set(of.map((one) => one.over))].join("、");
  return { lines: over(lines.classes), schools: over(lines.schools) };
}

interface ListProps {
  readonly sizes: SizeLists;
  readonly years: readonly number[];
}

function CountTable({ sizes, years }: ListProps) {
  const { t, say } = useSpeech();
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("placesInput.sizes.what")}</th>
            {years.map((year) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sizes.lines.classes.map(({ over, name }) => (
            <tr key={over}>
              <th scope="row">{t("placesInput.sizes.line", { over, name: say(name) })}</th>
              {years.map((year) => {
                const rows = sizes.classes.filter((one) => one.over === over && one.school_year === year);
                const classes = rows.reduce((sum, one) => sum + one.classes_over, 0);
                return (
                  <td key={year}>
                    {rows.length === 0 ? "0" : t("placesInput.sizes.classes", { n: classes, m: rows.length })}
                  </td>
                );
              })}
            </tr>
          ))}
          {sizes.lines.schools.map(({ over }) => (
            <tr key={over}>
              <th scope="row">{t("placesInput.sizes.school", { over })}</th>
              {years.map((year) => {
                const n = sizes.schools.filter((one) => one.over === over && one.school_year === year).length;
                return <td key={year}>{n === 0 ? "0" : t("placesInput.sizes.schools", { n })}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WhichOnes({ view, sizes, years }: ListProps & { readonly view: OutlookView }) {
  const { t, say } = useSpeech();
  const [year, setYear] = useState(years[0] ?? 0);
  const kinds = [
    ...sizes.lines.classes.map(({ over, name }) => ({
      key: `c${over}`,
      words: t("placesInput.sizes.line", { over, name: say(name) }),
      rows: sizes.classes.filter((one) => one.over === over && one.school_year === year),
    })),
    ...sizes.lines.schools.map(({ over }) => ({
      key: `s${over}`,
      words: t("placesInput.sizes.school", { over }),
      rows: sizes.schools.filter((one) => one.over === over && one.school_year === year),
    })),
  ];
  const [chosen, setChosen] = useState(kinds.find(({ rows }) => rows.length > 0)?.key ?? kinds[0]!.key);
  const kind = kinds.find(({ key }) => key === chosen) ?? kinds[0]!;
  return (
    <details className="sizes-which">
      <summary>{t("placesInput.sizes.detail", { year })}</summary>
      <div className="foresee-choose no-print">
        <select
          aria-label={t("foresee.coming.year")}
          value={year}
          onChange={(event) => setYear(Number(event.target.value))}
        >
          {years.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
        <select
          aria-label={t("placesInput.sizes.what")}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          {kinds.map(({ key, words }) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <SizeRows view={view} rows={kind.rows} />
    </details>
  );
}

function SizeRows({
  view,
  rows,
}: {
  readonly view: OutlookView;
  readonly rows: readonly (CrowdedClasses | LargeSchool)[];
}) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("placesInput.sizes.columns.school")}</th>
            {(["students", "classes", "over", "largest"] as const).map((id) => (
              <th key={id} scope="col" className="num">
                {t(`placesInput.sizes.columns.${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const ofClass = "stage" in row ? row : null;
            return (
              <tr key={`${row.unit} ${ofClass?.stage ?? ""}`}>
                <th scope="row">
                  {nameOf(view, row.unit)}
                  {ofClass !== null && <small className="fine"> {stageName(speech, ofClass.stage)}</small>}
                </th>
                <td className="num">{row.students}</td>
                <td className="num">{ofClass?.classes ?? "—"}</td>
                <td className="num">{ofClass?.classes_over ?? "—"}</td>
                <td className="num">{ofClass?.largest ?? "—"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
