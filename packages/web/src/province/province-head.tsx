import { useNavigate } from "@tanstack/react-router";
import type { RegionView, StandardView } from "@youheng/server/api";
import { ReportButton, useReportItems } from "../assess/index.ts";
import { useSpeech } from "../shell/index.ts";
import { printAmount } from "../text/index.ts";
import type { ProvinceSearch } from "./province-page.tsx";
import { useProvince } from "./province.tsx";
import { publishedYears } from "./year-to-show.ts";

interface ProvinceHeadProps {
  readonly asked: Required<ProvinceSearch>;
  readonly regions: readonly RegionView[];
  readonly standards: readonly StandardView[];
}

/** Where all of them stand, in one sentence, and what is shown. */
export function ProvinceHead({ asked, regions, standards }: ProvinceHeadProps) {
  const { t, say, yearOf } = useSpeech();
  const { view, place } = useProvince();
  const { totals } = view;
  const { meets, falls_short: short, not_assessable: unknown } = totals.verdicts;
  const absent = totals.regions - totals.published;
  return (
    <section className="hero" aria-labelledby="province">
      <div className="hero-words">
        <p className="eyebrow">
          {t("province.title")} · {say(view.standard_name)}
        </p>
        <h1 id="province">
          {totals.regions === 0
            ? t("province.emptyYear", { year: yearOf(view.school_year) })
            : t("province.sentence", {
                year: yearOf(view.school_year),
                place,
                published: meets + short + unknown,
                meets,
                short,
              })}
        </h1>
        <p className="because">
          {unknown > 0 && t("province.sentenceUnknown", { n: unknown })}{" "}
          {absent > 0 && t("province.sentenceUnpublished", { n: absent })}
        </p>
        <Choosers asked={asked} regions={regions} standards={standards} />
      </div>
      <Figures />
    </section>
  );
}

function Figures() {
  const { t, language } = useSpeech();
  const { totals } = useProvince().view;
  const judged = Object.values(totals.verdicts).reduce((sum, one) => sum + one, 0);
  if (judged === 0) return null;
  return (
    <dl className="hero-figures">
      <div className={totals.verdicts.meets === judged ? "figure-meets" : "figure-short"}>
        <dt>{t("province.figureMeets")}</dt>
        <dd>
          {printAmount(totals.verdicts.meets, language)}
          <small> / {printAmount(judged, language)}</small>
        </dd>
      </div>
      <div className={totals.sections_short === 0 ? "figure-meets" : "figure-short"}>
        <dt>{t("province.figureSections")}</dt>
        <dd>
          {printAmount(totals.sections_short, language)}
          <small> / {printAmount(totals.sections, language)}</small>
        </dd>
      </div>
    </dl>
  );
}

/** Year, place and standard; each part of the address, so that a link shows the same. */
function Choosers({ asked, regions, standards }: ProvinceHeadProps) {
  const { t, say, yearOf } = useSpeech();
  const { view } = useProvince();
  const navigate = useNavigate();
  const go = (change: ProvinceSearch): void =>
    void navigate({ to: "/province", search: (before: ProvinceSearch) => ({ ...before, ...change }) });
  const years = publishedYears(regions);
  const places = placesIn(regions, view.places);
  return (
    <div className="province-choosers no-print">
      <Chooser label={t("province.year")} value={String(asked.year)} choose={(year) => go({ year: Number(year) })}>
        {(years.includes(asked.year) ? years : [asked.year, ...years]).map((year) => [String(year), yearOf(year)])}
      </Chooser>
      <Chooser label={t("province.place")} value={asked.under} choose={(under) => go({ under })}>
        {[
          ["", t("province.placeAll")],
          ...places.map(({ under, name }): [string, string] => [
            under,
            `${under.length > 2 ? "　" : ""}${name === null ? under : say(name)}`,
          ]),
        ]}
      </Chooser>
      <Chooser label={t("province.standard")} value={asked.standard} choose={(standard) => go({ standard })}>
        {standards.map((one) => [one.id, say(one.name)])}
      </Chooser>
      {Object.values(view.totals.verdicts).some((count) => count > 0) && <RegionsReport asked={asked} />}
    </div>
  );
}

/** One report on all that are shown, to hand in. */
function RegionsReport({ asked: { standard, year, under } }: Pick<ProvinceHeadProps, "asked">) {
  const report = useReportItems(
    "/api/assessments/overview/report",
    { standard, year: String(year), under },
    "formatOfRegions",
  );
  return <ReportButton {...report} label="report.regions" />;
}

type Place = { readonly under: string; readonly name: RegionView["name"] | null };

/** Every province and city that has regions, with the names that are known by now. */
function placesIn(
  regions: readonly RegionView[],
  known: readonly { under: string; name: RegionView["name"] }[],
): readonly Place[] {
  const codes = regions.flatMap(({ region_code: code }) => [code.slice(0, 2), code.slice(0, 4)]);
  const names = new Map(known.map((one) => [one.under, one.name]));
  return [...new Set(codes)].toSorted().map((under) => ({ under, name: names.get(under) ?? null }));
}

interface ChooserProps {
  readonly label: string;
  readonly value: string;
  readonly choose: (value: string) => void;
  readonly children: readonly (readonly [string, string])[];
}

function Chooser({ label, value, choose, children }: ChooserProps) {
  return (
    <label className="fine">
      {label}
      <select value={value} onChange={(event) => choose(event.target.value)}>
        {children.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
