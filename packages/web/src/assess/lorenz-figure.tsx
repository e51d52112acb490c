import type { InequalityDocument } from "@youheng/kernel/assess";
import { ChartFigure } from "../chart/index.ts";
import { useSpeech } from "../shell/index.ts";
import { printNumber, printShare } from "../text/index.ts";
import { useDistrict } from "./district.tsx";
import { halfShare, lorenzDrawing } from "./lorenz.tsx";
import { indicatorOf, shortName } from "./names.ts";

interface LorenzFigureProps {
  readonly stage: string;
  readonly one: InequalityDocument;
  readonly foot: string;
}

/** The Lorenz curve of one indicator, with what it says in words. */
export function LorenzFigure({ stage, one, foot }: LorenzFigureProps) {
  const { t, say, language } = useSpeech();
  const { now } = useDistrict();
  const values = {
    share: printShare(halfShare(one.lorenz), language, 1),
    gini: printNumber(one.gini, 3, language),
  };
  const words = {
    x: t("distribution.lorenzX"),
    y: t("distribution.lorenzY"),
    even: t("distribution.even"),
    percent: (share: number) => printShare(share, language, 1),
  };
  return (
    <ChartFigure
      title={t("distribution.lorenz", {
        stage: say(now.document.stages[stage]!),
        indicator: say(shortName(indicatorOf(now, one.indicator))),
      })}
      label={t("distribution.lorenzLabel", values)}
      note={<p className="fine">{t("distribution.lorenzNote", values)}</p>}
      foot={foot}
      table={{
        columns: [t("distribution.lorenzX"), t("distribution.lorenzY")],
        rows: one.lorenz.map((point) => [point.students, point.resource]),
      }}
      draw={(width) => lorenzDrawing(one.lorenz, words, width)}
    />
  );
}
