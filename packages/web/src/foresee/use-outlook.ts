import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { OutlookView } from "@youheng/server/api";
import { outlookQuestion, regionsQuestion, standardsQuestion } from "../ask/index.ts";
import { useSpeech, type Speech } from "../shell/index.ts";

/** The outlook of the region in the address, and how its parts are named. */
export function useOutlook() {
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const region = params.region ?? "";
  const { say } = useSpeech();
  const outlook = useQuery(outlookQuestion(region));
  const { data: regions } = useQuery(regionsQuestion);
  const { data: standards } = useQuery(standardsQuestion);
  const found = regions?.find((one) => one.region_code === region);
  const nameOfStandard = (lineage: string): string => {
    const id = lineage.split("@")[0] ?? "";
    const standard = standards?.find((one) => one.id === id);
    return standard === undefined ? id : say(standard.name);
  };
  return {
    region,
    year: params.year ?? "",
    outlook,
    regionName: found === undefined ? region : say(found.name),
    nameOfStandard,
  };
}

/** The name of a school, or its code where no return names it. */
export function nameOf(view: OutlookView, unit: string): string {
  return view.names[unit] ?? unit;
}

/** The name of a stage in the reader's language. */
export function stageName({ text }: Speech, stage: string): string {
  const names: Readonly<Record<string, string>> = text.stage;
  return names[stage] ?? stage;
}

/** A share as a percentage of whole numbers. */
export function percent(share: number | null, decimals = 0): string {
  return share === null ? "—" : `${(share * 100).toFixed(decimals)}%`;
}
