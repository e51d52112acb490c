import { App, Progress } from "antd";
import { useRef, useState } from "react";
import type { ReactNode } from "react";
import { download, Problem } from "../ask/index.ts";
import { fileName, saveFile } from "../chart/index.ts";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { storedZip, type ZipFile } from "./plans-zip.ts";

/** How a school's plan is written. */
export interface PlanManner {
  readonly format: "docx" | "pdf";
  readonly language: "zh" | "en";
}

interface Running {
  readonly done: number;
  readonly of: number;
}

/**
 * Every school's plan 一校一案, written one after the other and handed over as one zip; how far it is, and a way to stop.
 *
 * @returns  `write` starts, `progress` shows itself while it runs
 */
export function useSchoolPlans(): {
  readonly write: (manner: PlanManner) => Promise<void>;
  readonly progress: ReactNode;
} {
  const { t, language } = useSpeech();
  const { message } = App.useApp();
  const { now, region, year } = useDistrict();
  const [running, setRunning] = useState<Running | null>(null);
  const stopped = useRef(false);
  const schools = new Map(
    Object.values(now.document.stages).flatMap((stage) =>
      stage.sections_list.flatMap(({ school_code: code, school_name: name }) =>
        code === null ? [] : [[code, name ?? code] as const],
      ),
    ),
  );
  const write = async (manner: PlanManner): Promise<void> => {
    stopped.current = false;
    setRunning({ done: 0, of: schools.size });
    try {
      const files: ZipFile[] = [];
      for (const [code, name] of schools) {
        const query = new URLSearchParams({ standard: now.document.standard, ...manner, school_code: code });
        const { blob } = await download(
          `/api/regions/${encodeURIComponent(region.region_code)}/years/${year}/report?${query}`,
        );
        if (stopped.current) return;
        files.push({ name: `${fileName(name)}.${manner.format}`, bytes: new Uint8Array(await blob.arrayBuffer()) });
        setRunning({ done: files.length, of: schools.size });
      }
      const title = fileName(`${region.name[manner.language]} ${year} ${t("report.plans")}`);
      saveFile(`${title}.zip`, new Blob([storedZip(files) as BlobPart], { type: "application/zip" }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      void message.error(language === "zh" ? error.view.detail : error.view.detail_en);
    } finally {
      setRunning(null);
    }
  };
  const progress = running === null ? null : <PlansProgress running={running} stop={() => (stopped.current = true)} />;
  return { write, progress };
}

function PlansProgress({ running, stop }: { readonly running: Running; readonly stop: () => void }) {
  const { t } = useSpeech();
  return (
    <span className="plans-progress no-print" role="status">
      <span>{t("report.plansProgress", { n: running.done, of: running.of })}</span>
      <Progress
        percent={Math.round((100 * running.done) / Math.max(1, running.of))}
        size="small"
        showInfo={false}
        aria-label={t("report.plans")}
      />
      <button type="button" className="link" onClick={stop}>
        {t("report.plansStop")}
      </button>
    </span>
  );
}
