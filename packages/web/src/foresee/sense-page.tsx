import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useRef } from "react";
import type { ChangeEvent } from "react";
import type { HistoryBroughtView, HistoryFileView, OutlookView } from "@youheng/server/api";
import { ask, outlookQuestion, Problem } from "../ask/index.ts";
import { ChartFigure, ticksOf } from "../chart/index.ts";
import type { Drawing } from "../chart/index.ts";
import { tokens } from "../design/index.ts";
import { useSpeech, Waiting } from "../shell/index.ts";
import { useOutlook } from "./use-outlook.ts";

const KINDS = ["enrolment", "births", "places"] as const;
type Kind = (typeof KINDS)[number];

/** What is known of places: the files brought, and students by grade. */
export function PlacesSensePage() {
  const { t } = useSpeech();
  const { region, outlook, regionName } = useOutlook();
  if (outlook.isLoading) return <Waiting />;
  const files = outlook.data?.source.files ?? [];
  return (
    <div className="foresee">
      <header className="school-head">
        <h1>{t("foresee.sense.title")}</h1>
        <p className="lead">{t("foresee.sense.intro")}</p>
      </header>
      <section className="panel">
        <div className="history-kinds">
          {KINDS.map((kind) => (
            <KindCard key={kind} region={region} kind={kind} file={files.find((one) => one.kind === kind)} />
          ))}
        </div>
      </section>
      {outlook.data !== undefined && <GradesPanel view={outlook.data} regionName={regionName} />}
    </div>
  );
}

/** Sends a file, and asks for the outlook anew. */
function useBring(region: string, kind: Kind) {
  const { t, language } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (chosen: File) => {
      const body = new FormData();
      body.append("file", chosen);
      return await ask<HistoryBroughtView>(`/api/regions/${encodeURIComponent(region)}/history/${kind}`, {
        method: "POST",
        body,
      });
    },
    onSuccess: async () => {
      void message.success(t("foresee.sense.kept"));
      await client.invalidateQueries({ queryKey: outlookQuestion(region).queryKey });
    },
    onError: (error) => {
      const view = error instanceof Problem ? error.view : null;
      void message.error(language === "zh" ? view?.detail : view?.detail_en);
    },
  });
}

interface KindCardProps {
  readonly region: string;
  readonly kind: Kind;
  readonly file: HistoryFileView | undefined;
}

function KindCard({ region, kind, file }: KindCardProps) {
  const { t, language } = useSpeech();
  const chooser = useRef<HTMLInputElement>(null);
  const bring = useBring(region, kind);
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const chosen = event.target.files?.[0];
    event.target.value = "";
    if (chosen !== undefined) bring.mutate(chosen);
  };
  const findings = bring.error instanceof Problem ? (bring.error.view.findings ?? []) : [];
  return (
    <div className="history-kind">
      <h2>{t(`foresee.sense.kind.${kind}`)}</h2>
      <p className="fine">{t(`foresee.sense.columns.${kind}`)}</p>
      <p>
        {file === undefined
          ? t("foresee.sense.none")
          : t("foresee.sense.file", { name: file.file_name, who: file.created_by, when: file.created_at.slice(0, 10) })}
      </p>
      <div>
        <button type="button" className="button" disabled={bring.isPending} onClick={() => chooser.current?.click()}>
          {t(bring.isPending ? "foresee.sense.bringing" : "foresee.sense.bring")}
        </button>
        <input
          ref={chooser}
          type="file"
          accept=".csv,.tsv,.txt,.gz,.xlsx,.xls,.ods"
          hidden
          aria-label={`${t("foresee.sense.bring")}: ${t(`foresee.sense.kind.${kind}`)}`}
          onChange={choose}
        />
      </div>
      {findings.length > 0 && (
        <ul role="alert">
          {findings.map((one) => (
            <li key={`${one.where} ${one.code}`}>
              {one.where}: {language === "zh" ? `${one.zh}${one.fix}` : `${one.en} ${one.fixEn}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function GradesPanel({ view, regionName }: { readonly view: OutlookView; readonly regionName: string }) {
  const { t } = useSpeech();
  const bars = view.region.filter((row) => row.school_year === view.last_year + 1 && row.grade !== "total");
  if (bars.length < 2) return null;
  const values = bars.map((row) => Math.round(row.median));
  const year = view.last_year + 1;
  return (
    <section className="panel">
      <ChartFigure
        title={`${t("foresee.sense.grades")} · ${year}`}
        label={t("foresee.sense.gradesLabel", { year, most: Math.max(...values), least: Math.min(...values) })}
        foot={`${regionName} · ${year}`}
        table={{
          columns: [t("foresee.sense.gradeColumn"), t("foresee.sense.studentsColumn")],
          rows: bars.map((row, i) => [row.grade, values[i]!]),
        }}
        draw={(width) =>
          barDrawing(
            bars.map((row, i) => ({ name: row.grade, value: values[i]! })),
            width,
          )
        }
      />
    </section>
  );
}

const top = 12;
const plot = 200;

function barDrawing(bars: readonly { readonly name: string; readonly value: number }[], width: number): Drawing {
  const ticks = ticksOf(Math.max(...bars.map(({ value }) => value)), 4);
  const y = (value: number): number => top + (1 - value / ticks.at(-1)!) * plot;
  const step = (width - 60) / bars.length;
  return {
    height: top + plot + 30,
    content: (
      <>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={48} x2={width - 8} y1={y(tick)} y2={y(tick)} stroke={tokens.line} />
            <text x={42} y={y(tick) + 4} textAnchor="end" fontSize="12" fill={tokens["ink-3"]}>
              {tick}
            </text>
          </g>
        ))}
        {bars.map(({ name, value }, i) => (
          <g key={name} textAnchor="middle">
            <rect
              x={54 + i * step}
              width={step * 0.7}
              y={y(value)}
              height={top + plot - y(value)}
              fill={tokens.accent}
            />
            <text x={54 + (i + 0.35) * step} y={top + plot + 20} fontSize="12" fill={tokens["ink-2"]}>
              {name}
            </text>
          </g>
        ))}
      </>
    ),
  };
}
