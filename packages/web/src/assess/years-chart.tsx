import { schoolYearSpan } from "@youheng/kernel/model";
import { ChartFigure } from "../chart/index.ts";
import { useSpeech } from "../shell/index.ts";
import type { Speech } from "../text/index.ts";
import { countsOf, printCv } from "./verdict-sentence.ts";
import { shortName } from "./names.ts";
import { slopeDrawing } from "./slope.tsx";
import type { SlopeAsk, SlopeLine } from "./slope.tsx";
import { useDistrict } from "./district.tsx";
import { useYears } from "./use-years.ts";
import type { JudgedYear } from "./use-years.ts";
import { YearsMoved } from "./years-moved.tsx";

/** The published years side by side: CVs of a stage against the limit, the verdict of each year, and what moved. */
export function YearsChart({ stage, foot }: { readonly stage: string; readonly foot: string }) {
  const speech = useSpeech();
  const { t, say } = speech;
  const { now } = useDistrict();
  const years = useYears();
  if (years === null)
    return (
      <p className="fine" role="status">
        {t("loading")}
      </p>
    );
  if (years.length < 2) return <p className="fine">{t("distribution.yearsOne")}</p>;
  const ask = slopeAsk(years, stage, speech);
  const title = t("distribution.years", { stage: say(now.document.stages[stage]!) });
  return (
    <>
      <ChartFigure
        title={title}
        label={labelOf(ask, years, speech)}
        note={ask.limit === null ? undefined : <p className="fine">{t("distribution.yearsNote")}</p>}
        foot={foot}
        table={{
          columns: [
            t("distribution.year"),
            t("distribution.verdictColumn"),
            t("cockpit.shortWas"),
            ...ask.lines.map((line) => line.name),
          ],
          rows: years.map(({ year, judged }, i) => [
            speech.yearOf(year),
            t(`verdict.${judged.document.verdict}`),
            countsOf(judged.document).short,
            ...ask.lines.map((line) => line.values[i] ?? null),
          ]),
        }}
        draw={(width) => slopeDrawing(ask, width)}
      />
      <YearsMoved years={years} />
    </>
  );
}

function labelOf(ask: SlopeAsk, years: readonly JudgedYear[], { t, yearOf }: Speech): string {
  const span = { from: yearOf(years[0]!.year), to: yearOf(years.at(-1)!.year) };
  if (ask.limit === null) return t("distribution.yearsLabelNoLimit", span);
  const over = ask.lines.filter((line) => line.over.at(-1) === true).length;
  return t("distribution.yearsLabel", { ...span, limit: ask.limit.toFixed(2), over });
}

function slopeAsk(years: readonly JudgedYear[], stage: string, { t, say, language }: Speech): SlopeAsk {
  const { bundle } = years.at(-1)!.judged;
  const of = ({ judged }: JudgedYear, id: string) => judged.document.stages[stage]?.indicators[id];
  const lines = bundle.standard.indicators.map((indicator): SlopeLine => {
    const each = years.map((year) => of(year, indicator.id));
    return {
      id: indicator.id,
      name: say(shortName(indicator)),
      values: each.map((one) => one?.cv ?? null),
      over: each.map((one) => one?.cv_meets === false),
    };
  });
  const limits = bundle.standard.indicators.map(({ id }) => of(years.at(-1)!, id)?.cv_limit ?? null);
  return {
    years: years.map(({ year, judged }) => {
      const count = judged.document.stages[stage]?.sections_short ?? 0;
      return {
        words: schoolYearSpan(year),
        verdict: judged.document.verdict,
        short: t("distribution.yearShort", { n: count }),
        count,
      };
    }),
    lines,
    limit: limits.every((one) => one === limits[0]) ? (limits[0] ?? null) : null,
    print: (cv, line, year) =>
      printCv({ cv, cv_limit: limits[0] ?? null, cv_meets: line.over[year] !== true }, language),
  };
}
