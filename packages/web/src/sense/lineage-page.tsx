import { useQueries, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import type { SchoolsOfYear } from "@youheng/kernel/sense";
import type { RegionView } from "@youheng/server/api";
import { factsQuestion, lineageFormQuestion, lineageQuestion, regionsQuestion } from "../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { LineageEditor } from "./lineage-editor.tsx";

/** The lineage of a region's schools: what is said, what nobody has explained, and saving it. */
export function LineagePage() {
  const { t } = useSpeech();
  const params: { readonly region?: string } = useParams({ strict: false });
  const code = params.region ?? "";
  const kept = useQuery(lineageQuestion(code));
  const form = useQuery(lineageFormQuestion);
  const regions = useQuery(regionsQuestion);
  const region = regions.data?.find((one) => one.region_code === code);
  const years = useSchoolsOfYears(region);
  const error = kept.error ?? form.error ?? regions.error;
  if (error) return <Trouble error={error} />;
  if (kept.data === undefined || form.data === undefined || regions.data === undefined) return <Waiting />;
  return (
    <div className="sense">
      <header className="lineage-head">
        <h1>{t("lineage.title")}</h1>
        <p className="because">{t("lineage.intro")}</p>
      </header>
      <LineageEditor key={kept.data.number} kept={kept.data} form={form.data} years={years} />
    </div>
  );
}

/** The schools of every published year, oldest first; while some are read, those that are there. */
function useSchoolsOfYears(region: RegionView | undefined): readonly SchoolsOfYear[] {
  const published = (region?.years ?? []).filter((year) => year.published !== null).map((year) => year.school_year);
  const answers = useQueries({
    queries: published.map((year) => factsQuestion(region?.region_code ?? "", year)),
    combine: (all) => all.map((one) => one.data),
  });
  return useMemo(
    () =>
      answers
        .flatMap((view, i): SchoolsOfYear[] => {
          if (view === undefined) return [];
          const codes = view.facts.text["school_code"] ?? [];
          const names = codes.flatMap((code, row) =>
            code === null ? [] : [[code, view.facts.text["school_name"]?.[row] ?? null] as const],
          );
          return [{ schoolYear: published[i]!, names: new Map(names) }];
        })
        .toSorted((a, b) => a.schoolYear - b.schoolYear),
    // the years are those of the region
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [answers, region],
  );
}
