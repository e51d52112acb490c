import type { InequalityDocument } from "@youheng/kernel/assess";
import { SaveTools } from "../chart/index.ts";
import type { Drawing } from "../chart/index.ts";
import { tokens } from "../design/index.ts";
import { useSpeech } from "../shell/index.ts";
import type { Speech } from "../text/index.ts";
import { printNumber } from "../text/index.ts";
import { useDistrict } from "./district.tsx";
import { indicatorOf, shortName } from "./names.ts";
import { printCv } from "./verdict-sentence.ts";
import { WhyNumber } from "./why.tsx";

const decimals = 3;

interface MeasureTableProps {
  readonly stage: string;
  readonly measured: readonly InequalityDocument[];
  readonly chosen: string | null;
  readonly choose: (indicator: string) => void;
  readonly foot: string;
}

/** The measures of inequality of every indicator; a line chosen here is drawn below. */
export function MeasureTable({ stage, measured, chosen, choose, foot }: MeasureTableProps) {
  const speech = useSpeech();
  const { t, say, language } = speech;
  const { now } = useDistrict();
  const ginis = measured.map((one) => ({ name: say(shortName(indicatorOf(now, one.indicator))), gini: one.gini }));
  const most = Math.max(...measured.map((one) => one.gini), 0.01);
  return (
    <section className="panel measures" aria-labelledby="measures">
      <header>
        <h2 id="measures">{t("distribution.measures")}</h2>
        <p className="fine">{t("distribution.measuresHint")}</p>
        <SaveTools
          title={`${t("distribution.measures")} · ${say(now.document.stages[stage]!)}`}
          foot={foot}
          table={{
            columns: measureColumns(speech),
            rows: measured.map((one) => [
              say(indicatorOf(now, one.indicator).name),
              one.gini,
              one.theil,
              one.p90_p10,
              one.cv,
              now.document.stages[stage]!.indicators[one.indicator]!.cv_limit,
              one.sections,
            ]),
          }}
          draw={(width) => giniDrawing(ginis, language, width)}
        />
      </header>
      <table>
        <thead>
          <tr>
            {measureColumns(speech).map((column, i) => (
              <th key={column} scope="col" className={i < 2 ? undefined : "num"}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measured.map((one) => (
            <MeasureRow
              key={one.indicator}
              stage={stage}
              one={one}
              most={most}
              chosen={one.indicator === chosen}
              choose={choose}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface MeasureRowProps {
  readonly stage: string;
  readonly one: InequalityDocument;
  readonly most: number;
  readonly chosen: boolean;
  readonly choose: (indicator: string) => void;
}

function MeasureRow({ stage, one, most, chosen, choose }: MeasureRowProps) {
  const { say, language } = useSpeech();
  const { now } = useDistrict();
  return (
    <tr className={chosen ? "chosen-row" : undefined}>
      <th scope="row">
        <button type="button" aria-pressed={chosen} onClick={() => choose(one.indicator)}>
          {say(shortName(indicatorOf(now, one.indicator)))}
        </button>
      </th>
      <td>
        <span className="gini-cell">
          <svg width="100%" height="10" aria-hidden="true">
            <rect width={`${(one.gini / most) * 100}%`} height="10" className="bar-meets" />
          </svg>
          {printNumber(one.gini, decimals, language)}
        </span>
      </td>
      <td className="num">{printNumber(one.theil, decimals + 1, language)}</td>
      <td className="num">{one.p90_p10 === null ? "—" : printNumber(one.p90_p10, 2, language)}</td>
      <Cv stage={stage} indicator={one.indicator} />
      <td className="num">{one.sections}</td>
    </tr>
  );
}

function measureColumns({ t }: Speech): readonly string[] {
  return [
    t("distribution.indicator"),
    t("distribution.col.gini"),
    t("distribution.col.theil"),
    t("distribution.col.ratio"),
    t("distribution.col.cv"),
    t("distribution.col.limit"),
    t("distribution.col.sections"),
  ];
}

/** The CV that the standard judges by, with its limit, as on the page of the verdict. */
function Cv({ stage, indicator }: { readonly stage: string; readonly indicator: string }) {
  const { language } = useSpeech();
  const { now } = useDistrict();
  const one = now.document.stages[stage]!.indicators[indicator]!;
  return (
    <>
      <td className={`num ${one.cv_meets === false ? "cv-over" : ""}`}>
        <WhyNumber asked={{ stage, indicator, what: "cv" }}>
          {one.cv_meets === false && "▲ "}
          {one.cv === null ? "—" : printCv({ ...one, cv: one.cv }, language)}
        </WhyNumber>
      </td>
      <td className="num">{one.cv_limit === null ? "—" : one.cv_limit.toFixed(2)}</td>
    </>
  );
}

function giniDrawing(
  ginis: readonly { readonly name: string; readonly gini: number }[],
  language: Speech["language"],
  width: number,
): Drawing {
  const names = 180;
  const most = Math.max(...ginis.map((one) => one.gini), 0.01);
  return {
    height: ginis.length * 34,
    content: ginis.map(({ name, gini }, i) => (
      <g key={name} transform={`translate(0 ${i * 34})`}>
        <text y="18" fill={tokens.ink}>
          {name}
        </text>
        <rect x={names} y="6" width={(gini / most) * (width - names - 70)} height="16" fill={tokens.accent} />
        <text x={names + (gini / most) * (width - names - 70) + 8} y="19" fill={tokens.ink}>
          {printNumber(gini, decimals, language)}
        </text>
      </g>
    )),
  };
}
