import { queryOptions } from "@tanstack/react-query";
import type {
  CampaignDetail,
  CampaignView,
  OpenSessionView,
  PermissionsView,
  PersonView,
  RegionNodeView,
  SchoolAssessmentView,
  SchoolFormView,
  SchoolNameView,
} from "@youheng/server/api";
import { ask } from "./ask.ts";

/** What the pages of people and of the campaign ask the server for. */
export const peopleQuestion = queryOptions({ queryKey: ["people"], queryFn: () => ask<PersonView[]>("/api/people") });

export const permissionsQuestion = queryOptions({
  queryKey: ["permissions"],
  queryFn: () => ask<PermissionsView>("/api/permissions"),
  staleTime: Infinity,
});

export const regionTreeQuestion = queryOptions({
  queryKey: ["region-tree"],
  queryFn: () => ask<RegionNodeView[]>("/api/region-tree"),
  staleTime: Infinity,
});

export const schoolNamesQuestion = (region: string) =>
  queryOptions({
    queryKey: ["school-names", region],
    queryFn: () => ask<SchoolNameView[]>(`/api/regions/${encodeURIComponent(region)}/schools`),
    staleTime: 60_000,
  });

/** The open sessions of an account; of one's own where none is named. */
export const sessionsQuestion = (account?: string) =>
  queryOptions({
    queryKey: ["sessions", account ?? "own"],
    queryFn: () =>
      ask<OpenSessionView[]>(account === undefined ? "/api/account/sessions" : `/api/people/${account}/sessions`),
  });

export const campaignsQuestion = queryOptions({
  queryKey: ["campaigns"],
  queryFn: () => ask<CampaignView[]>("/api/campaigns"),
});

export const campaignQuestion = (region: string, year: number) =>
  queryOptions({
    queryKey: ["campaign", region, year],
    queryFn: () => ask<CampaignDetail>(`/api/regions/${encodeURIComponent(region)}/years/${year}/campaign`),
  });

/** Which school's form. */
export interface FormOf {
  readonly region: string;
  readonly year: number;
  readonly school: string;
}

/** The address of a school's form, and of what is done with it. */
export function formPath({ region, year, school }: FormOf): string {
  return `/api/regions/${encodeURIComponent(region)}/years/${year}/schools/${encodeURIComponent(school)}/form`;
}

/** A form is looked at again now and then: another may be filling in the same. */
const lookAgain = 10_000;

export const schoolFormQuestion = (of: FormOf) =>
  queryOptions({
    queryKey: ["school-form", of.region, of.year, of.school],
    queryFn: () => ask<SchoolFormView>(formPath(of)),
    refetchInterval: lookAgain,
  });

export const schoolAssessmentQuestion = (of: FormOf, standard: string) =>
  queryOptions({
    queryKey: ["school-assessment", of.region, of.year, of.school, standard],
    queryFn: () =>
      ask<SchoolAssessmentView>(
        `/api/regions/${encodeURIComponent(of.region)}/years/${of.year}/schools/${encodeURIComponent(of.school)}/assessment?standard=${encodeURIComponent(standard)}`,
      ),
  });
