import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ActView } from "@youheng/server/api";
import { actQuestion, schoolNamesQuestion, standardQuestion, standardsQuestion } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";
import { actInWords } from "./titles.ts";

/** The region's acting by the standard of the scene, with the names that its pages need. */
export function useAct() {
  const { region = "" }: { readonly region?: string } = useParams({ strict: false });
  const standard = useQuery(standardsQuestion).data?.find((one) => one.id.includes("quality"))?.id;
  const { language } = useSpeech();
  const select = useCallback((found: ActView) => actInWords(found, language), [language]);
  const act = useQuery({ ...actQuestion(region, standard), select });
  return { region, standard, act };
}

/** Names of schools, stages and indicators, in the reader's language; a code where no name is known. */
export function useActNames(region: string, standard: string | undefined) {
  const { say } = useSpeech();
  const schools = useQuery(schoolNamesQuestion(region)).data ?? [];
  const bundle = useQuery({ ...standardQuestion(standard ?? ""), enabled: standard !== undefined }).data?.standard;
  const schoolNames = new Map(schools.map((one) => [one.school_code, one.school_name]));
  const indicators = (bundle?.indicators ?? []).map((one) => ({ id: one.id, name: say(one.short ?? one.name) }));
  const stages = (bundle?.stages ?? []).map((one) => ({ id: one.id, name: say(one) }));
  return {
    schools,
    indicators,
    stages,
    school: (code: string): string => schoolNames.get(code) ?? code,
    indicator: (id: string): string => indicators.find((one) => one.id === id)?.name ?? id,
    stage: (id: string): string => stages.find((one) => one.id === id)?.name ?? id,
  };
}

export type ActNames = ReturnType<typeof useActNames>;
