import { queryOptions } from "@tanstack/react-query";
import type {
  EnrolmentAsked,
  PlanInputsView,
  StudioView,
  TeacherJobView,
  TeacherPlanDocumentView,
  TeacherPlanView,
  TeachersView,
} from "@youheng/server/api";
import { ask } from "./ask.ts";

/** The address of a region's teachers in a year. */
export const teachersAt = (region: string, year: string): string =>
  `/api/regions/${encodeURIComponent(region)}/years/${encodeURIComponent(year)}/teachers`;

export const teachersQuestion = (region: string, year: string, standard: string) =>
  queryOptions({
    queryKey: ["teachers", region, year, standard],
    queryFn: () => ask<TeachersView>(`${teachersAt(region, year)}?standard=${encodeURIComponent(standard)}`),
    staleTime: 60_000,
  });

/** Rules, files and forecast years that plans are made with. */
export const planInputsQuestion = (region: string, year: string, standard: string) =>
  queryOptions({
    queryKey: ["plan-inputs", region, year, standard],
    queryFn: () => ask<PlanInputsView>(`${teachersAt(region, year)}/inputs?standard=${encodeURIComponent(standard)}`),
    staleTime: 60_000,
  });

/** What a what-if studio is opened on. */
export const studioQuestion = (
  region: string,
  year: string,
  { standard, enrolment }: { readonly standard: string; readonly enrolment: EnrolmentAsked },
) =>
  queryOptions({
    queryKey: ["studio", region, year, standard, enrolment],
    queryFn: () =>
      ask<StudioView>(
        `${teachersAt(region, year)}/studio?standard=${encodeURIComponent(standard)}&enrolment=${enrolment}`,
      ),
    staleTime: 60_000,
  });

/** A state of the studio that was too long for a link. */
export const studioStateQuestion = (region: string, year: string, state: string) =>
  queryOptions({
    queryKey: ["studio-state", region, year, state],
    queryFn: () =>
      ask<{ readonly state: string }>(`${teachersAt(region, year)}/studio/states/${encodeURIComponent(state)}`),
    staleTime: Infinity,
  });

export const teacherPlansQuestion = (region: string, year: string) =>
  queryOptions({
    queryKey: ["teacher-plans", region, year],
    queryFn: () => ask<TeacherPlanView[]>(`${teachersAt(region, year)}/plans`),
  });

export const teacherPlanQuestion = (region: string, year: string, plan: string) =>
  queryOptions({
    queryKey: ["teacher-plan", region, year, plan],
    queryFn: () => ask<TeacherPlanDocumentView>(`${teachersAt(region, year)}/plans/${encodeURIComponent(plan)}`),
    staleTime: Infinity,
  });

/** A job, asked again until it is done. */
export const teacherJobQuestion = (region: string, year: string, job: string) =>
  queryOptions({
    queryKey: ["teacher-job", region, year, job],
    queryFn: () => ask<TeacherJobView>(`${teachersAt(region, year)}/jobs/${encodeURIComponent(job)}`),
    refetchInterval: (query) => (query.state.data?.state === "running" ? 500 : false),
    staleTime: Infinity,
  });
