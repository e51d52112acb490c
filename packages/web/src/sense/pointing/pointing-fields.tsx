import { Input, Select } from "antd";
import { useState } from "react";
import type { Point } from "@youheng/kernel/sense";
import { useSpeech } from "../../shell/index.ts";
import { type Pointable, unitsOf } from "./pointing-form.ts";

interface PointingFieldsProps {
  readonly facts: readonly Pointable[];
  readonly points: readonly Point[];
  readonly chosen: string;
  readonly choose: (fact: string) => void;
  readonly change: (point: Point) => void;
  readonly forget: (fact: string) => void;
  /** what is read at the point of a fact in the first school */
  readonly valueOf: (fact: Pointable) => string;
}

/** The facts to be pointed at: choose one, then its cell; what was pointed at stands first. */
export function PointingFields({ facts, points, chosen, choose, change, forget, valueOf }: PointingFieldsProps) {
  const { t, language } = useSpeech();
  const [search, setSearch] = useState("");
  const pointAt = new Map(points.map((point) => [point.fact, point]));
  const shown = facts.filter(({ fact, zh, en }) =>
    [fact, zh, en].some((words) => words.toLowerCase().includes(search.trim().toLowerCase())),
  );
  const inOrder = shown.toSorted((a, b) => Number(pointAt.has(b.fact)) - Number(pointAt.has(a.fact)));
  return (
    <section className="pointing-fields" aria-labelledby="pointing-facts">
      <h2 id="pointing-facts">{t("pointing.facts")}</h2>
      <Input
        type="search"
        allowClear
        placeholder={t("pointing.search")}
        aria-label={t("pointing.search")}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ol>
        {inOrder.map((one) => {
          const point = pointAt.get(one.fact);
          return (
            <li key={one.fact} className={one.fact === chosen ? "chosen" : undefined}>
              <button type="button" aria-pressed={one.fact === chosen} onClick={() => choose(one.fact)}>
                {language === "zh" ? one.zh : one.en}
              </button>
              {point !== undefined && (
                <span className="pointed-at">
                  <code>
                    {point.sheet}!{point.cell}
                  </code>{" "}
                  <strong>{valueOf(one) || t("pointing.empty")}</strong>
                  {unitsOf(one).length > 0 && (
                    <Select
                      size="small"
                      aria-label={t("sense.unit")}
                      value={point.unit ?? "元"}
                      options={unitsOf(one).map((unit) => ({ value: unit, label: unit }))}
                      onChange={(unit: string) => change({ ...point, unit })}
                    />
                  )}
                  <button type="button" className="link" onClick={() => forget(one.fact)}>
                    {t("pointing.forget")}
                  </button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
