import type { CvOver } from "@youheng/kernel/assess";
import type { OverviewRow } from "@youheng/server/api";
import { printCv, printRound } from "../assess/index.ts";
import { useSpeech } from "../shell/index.ts";
import { printShare, unitWords } from "../text/index.ts";
import { partName, requirementNames } from "./part-names.ts";
import { useProvince } from "./province.tsx";
import { moveOf } from "./region-rows.ts";
import { YearBars } from "./year-bars.tsx";

const barsWidth = 110;
const barsHeight = 40;
const mostLines = 2;

interface CellProps {
  readonly row: OverviewRow;
}

/** The years of one district as bars and shapes, and in words for those who cannot see them. */
export function YearsCell({ row, years }: CellProps & { readonly years: readonly number[] }) {
  const { t, yearOf } = useSpeech();
  const words = row.series.map((year) =>
    t("province.yearWords", {
      year: yearOf(year.school_year),
      verdict: t(`verdict.${year.verdict}`),
      short: year.sections_short,
      sections: year.sections,
    }),
  );
  return (
    <svg role="img" aria-label={words.join("; ")} width={barsWidth} height={barsHeight}>
      <title>{words.join("\n")}</title>
      <YearBars series={row.series} years={years} width={barsWidth} height={barsHeight} />
    </svg>
  );
}

/** The CVs over their limit, the farthest over first, and the other requirements that are not met. */
export function OverLines({ row }: CellProps) {
  const speech = useSpeech();
  const { t, language } = speech;
  const { bundle } = useProvince();
  const others = requirementNames(bundle, row.requirements_short, speech);
  if (row.verdict === null) return <>—</>;
  if (row.cvs_over.length + others.length === 0) return <span className="calm">{t("province.none")}</span>;
  const line = (one: CvOver): string =>
    t("province.overLine", {
      part: partName(bundle, one, speech),
      cv: printCv({ cv: one.cv, cv_limit: one.limit, cv_meets: false }, language),
      limit: one.limit.toFixed(2),
    });
  return (
    <div title={[...row.cvs_over.map(line), ...others].join("\n")}>
      {row.cvs_over.length > 0 && (
        <small className="first-line">{t("province.cvsOver", { n: row.cvs_over.length })}</small>
      )}
      {row.cvs_over.slice(0, mostLines).map((one) => (
        <small key={`${one.stage} ${one.indicator}`}>{line(one)}</small>
      ))}
      {others.length > 0 && (
        <small className="first-line one-line">
          {t("province.othersShort", { n: others.length })}
          <span className="calm"> {others.join(t("province.comma"))}</span>
        </small>
      )}
    </div>
  );
}

/** The largest gaps, by their share of what the standard asks. */
export function GapLines({ row }: CellProps) {
  const speech = useSpeech();
  const { t, language, text } = speech;
  const { bundle } = useProvince();
  if (row.verdict === null) return <>—</>;
  if (row.largest_gaps.length === 0) return <span className="calm">{t("province.none")}</span>;
  return (
    <div>
      {row.largest_gaps.map((gap, i) => (
        <small key={`${gap.stage} ${gap.indicator}`} className={i === 0 ? "first-line" : undefined}>
          {t("province.gapLine", {
            part: partName(bundle, gap, speech),
            amount: `${printRound(gap.amount, language)} ${unitWords(text, gap.unit, gap.amount)}`,
          })}
          <span className="calm"> {printShare(gap.share, language, 1)}</span>
        </small>
      ))}
    </div>
  );
}

/** What moved since the year before that was published. */
export function MovedLines({ row }: CellProps) {
  const speech = useSpeech();
  const { t, yearOf } = speech;
  const { bundle, view } = useProvince();
  const move = moveOf(row);
  if (row.moved === null || move === null) return <>—</>;
  const { sections_short: short, school_year: years } = row.moved;
  const change = short.after - short.before;
  const words = (cvs: readonly CvOver[] | null, requirements: readonly string[] | null): string =>
    [
      ...(cvs ?? []).map((one) => partName(bundle, one, speech)),
      ...requirementNames(bundle, requirements ?? [], speech),
    ].join(t("province.comma"));
  const came = words(row.moved.cvs_came, row.moved.requirements_came);
  const gone = words(row.moved.cvs_gone, row.moved.requirements_gone);
  return (
    <div>
      <span className={`move move-${move}`}>
        {moveSigns[move]}{" "}
        {move === "reached" || move === "fell"
          ? t(`province.move.${move}`)
          : change === 0
            ? t("province.shortSame")
            : t(change > 0 ? "province.shortMore" : "province.shortLess", { n: Math.abs(change) })}
        {years.before !== view.school_year - 1 && <small> · {yearOf(years.before)}</small>}
      </span>
      {came !== "" && (
        <small className="one-line" title={came}>
          {t("province.cvCame", { parts: came })}
        </small>
      )}
      {gone !== "" && (
        <small className="one-line" title={gone}>
          {t("province.cvGone", { parts: gone })}
        </small>
      )}
    </div>
  );
}

const moveSigns = { reached: "●", fell: "▲", better: "↓", worse: "↑", same: "=" } as const;
