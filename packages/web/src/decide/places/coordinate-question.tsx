import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useId } from "react";
import { ringsOf } from "@youheng/kernel/stats";
import type { CoordinateQuestionView, CoordinateSystemView, PlaceGroundView } from "@youheng/server/api";
import { boundaryQuestion } from "../../ask/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";
import { CoordinateMap, READING_LOOKS, shapeOf } from "./coordinate-map.tsx";

/** The closer look is so many times as wide as readings lie apart. */
const WINDOW = 4;

interface CoordinateQuestionProps {
  readonly region: string;
  readonly question: CoordinateQuestionView;
  readonly ground: PlaceGroundView;
  readonly answer: (system: CoordinateSystemView | null) => void;
  readonly busy: boolean;
}

/** Asks in which system the coordinates of a file are, with each reading on the map; nothing is kept until it is answered. */
export function CoordinateQuestion({ region, question, ground, answer, busy }: CoordinateQuestionProps) {
  const { t, language } = useSpeech();
  const id = useId();
  const boundary = useQuery({ ...boundaryQuestion(region), retry: false });
  const shown = { question, ground, boundary: ringsOf(boundary.data) };
  const acrossM = Math.ceil(Math.max(...question.readings.map(({ shift_m }) => shift_m)) / 500) * 500 * WINDOW;
  return (
    <section className="coordinate-question" role="alert" aria-labelledby={id}>
      <h3 id={id}>{t("placesInput.crs.ask", { file: question.file })}</h3>
      <p>{t("placesInput.crs.why")}</p>
      <div className="coordinate-maps">
        <CoordinateMap {...shown} />
        <figure>
          <CoordinateMap {...shown} acrossM={acrossM} />
          <figcaption className="fine">
            {t("placesInput.crs.near", { metres: printAmount(acrossM, language) })}
          </figcaption>
        </figure>
      </div>
      <ul className="reading-list">
        {question.readings.map(({ system, shift_m, inside }, reading) => (
          <li key={system}>
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
              <path d={shapeOf(READING_LOOKS[reading]!.shape, 8, 8)} fill={READING_LOOKS[reading]!.fill} />
            </svg>
            <span>
              <strong>{t(`placesInput.crs.${system}`)}</strong>{" "}
              <span className="fine">
                {system === "wgs84"
                  ? t("placesInput.crs.from.wgs84")
                  : t("placesInput.crs.shift", { metres: printAmount(Math.round(shift_m), language) })}
                {inside !== null && ` ${t("placesInput.crs.inside", { n: inside, all: question.schools })}`}
              </span>
            </span>
            <Button size="small" loading={busy} onClick={() => answer(system)}>
              {t("placesInput.crs.take", { system: t(`placesInput.crs.short.${system}`) })}
            </Button>
          </li>
        ))}
      </ul>
      <p className="fine">{t("placesInput.crs.how")}</p>
      <Button size="small" onClick={() => answer(null)}>
        {t("placesInput.crs.drop")}
      </Button>
    </section>
  );
}
