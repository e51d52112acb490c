import { App, Dropdown } from "antd";
import { useState } from "react";
import type { KeptAssessmentView } from "@youheng/server/api";
import { ask, download, Problem } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { type PlanManner, useSchoolPlans } from "./school-plans.tsx";

const formats = ["docx", "xlsx", "pdf", "html"] as const;
type Format = (typeof formats)[number];
const languages = ["zh", "en"] as const;
type Language = (typeof languages)[number];

/** The report to hand in, as a file: of the district, or of one school 一校一案; in either language. */
export function ReportMenu({ schoolCode }: { readonly schoolCode?: string }) {
  const { t, language: own } = useSpeech();
  const { message } = App.useApp();
  const { now, region, year } = useDistrict();
  const [isWriting, setWriting] = useState(false);
  const write = async (format: Format, language: Language): Promise<void> => {
    setWriting(true);
    const query = new URLSearchParams({ standard: now.document.standard, format, language });
    if (schoolCode !== undefined) query.set("school_code", schoolCode);
    try {
      save(await download(`/api/regions/${encodeURIComponent(region.region_code)}/years/${year}/report?${query}`));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      void message.error(own === "zh" ? error.view.detail : error.view.detail_en);
    } finally {
      setWriting(false);
    }
  };
  const items = languages
    .toSorted((a, b) => Number(b === own) - Number(a === own))
    .map((language) => ({
      key: language,
      type: "group" as const,
      label: t(`report.language.${language}`),
      children: formats.map((format) => ({
        key: `${language}-${format}`,
        label: <span lang={language}>{t(`report.format.${format}`)}</span>,
        onClick: () => void write(format, language),
      })),
    }));
  const plans = useSchoolPlans();
  const more = useMoreItems(plans.write);
  if (plans.progress !== null) return plans.progress;
  return (
    <Dropdown
      rootClassName="report-menu"
      menu={{ items: schoolCode === undefined ? [...items, ...more] : items }}
      trigger={["click"]}
      disabled={isWriting}
    >
      <button type="button" className="tool no-print" aria-haspopup="menu" aria-busy={isWriting} disabled={isWriting}>
        <span aria-live="polite">
          {t(isWriting ? "report.writing" : schoolCode === undefined ? "report.district" : "report.school")}
        </span>
        <span aria-hidden="true" className="caret" />
      </button>
    </Dropdown>
  );
}

/** What is for the district only: every school's plan in one zip, and the package to compute it again. */
function useMoreItems(write: (manner: PlanManner) => Promise<void>) {
  const { t } = useSpeech();
  const replay = useReplayPackage();
  const plans = (["docx", "pdf"] as const).flatMap((format) =>
    languages.map((language) => ({
      key: `plans-${language}-${format}`,
      label: t("report.plansAs", { format: format.toUpperCase(), language: t(`report.language.${language}`) }),
      onClick: () => void write({ format, language }),
    })),
  );
  return [
    { key: "plans", type: "group" as const, label: t("report.plans"), children: plans },
    { key: "package", label: t("report.package"), onClick: () => void replay() },
  ];
}

/** Hands over the newest kept assessment of the year as a package, from which it can be made again. */
function useReplayPackage(): () => Promise<void> {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const { now, region, year } = useDistrict();
  return async () => {
    const asked = { region: region.region_code, year: String(year), standard: now.document.standard, most: "1" };
    const [newest] = await ask<KeptAssessmentView[]>(`/api/assessments?${new URLSearchParams(asked)}`);
    if (newest === undefined) return void message.info(t("report.noPackage"));
    save(await download(`/api/assessments/${encodeURIComponent(newest.assessment_id)}/package`));
  };
}

/** Hands a file to the browser's downloads. */
function save({ blob, name }: { readonly blob: Blob; readonly name: string }): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // the download has its own hold on the file once the click was dealt with
  setTimeout(() => URL.revokeObjectURL(link.href));
}
