import { App } from "antd";
import type { KeptAssessmentView } from "@youheng/server/api";
import { ask, download } from "../ask/index.ts";
import { saveFile } from "../chart/index.ts";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { ReportButton, useReportItems } from "./report-items.tsx";
import { type PlanManner, useSchoolPlans } from "./school-plans.tsx";

const languages = ["zh", "en"] as const;

/** The report to hand in, as a file: of the district, or of one school 一校一案; in either language. */
export function ReportMenu({ schoolCode }: { readonly schoolCode?: string }) {
  const { now, region, year } = useDistrict();
  const address = `/api/regions/${encodeURIComponent(region.region_code)}/years/${year}/report`;
  const { items, isWriting } = useReportItems(address, {
    standard: now.document.standard,
    ...(schoolCode === undefined ? {} : { school_code: schoolCode }),
  });
  const plans = useSchoolPlans();
  const more = useMoreItems(plans.write);
  if (plans.progress !== null) return plans.progress;
  return (
    <ReportButton
      items={schoolCode === undefined ? [...items, ...more] : items}
      isWriting={isWriting}
      label={schoolCode === undefined ? "report.district" : "report.school"}
    />
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
    const { blob, name } = await download(`/api/assessments/${encodeURIComponent(newest.assessment_id)}/package`);
    saveFile(name, blob);
  };
}
