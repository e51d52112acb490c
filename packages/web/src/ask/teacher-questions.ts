import { queryOptions } from "@tanstack/react-query";
import type { TeacherJobView, TeacherPlanView, TeachersView } from "@youheng/server/api";
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

export const teacherPlansQuestion = (region: string, year: string) =>
  queryOptions({
    queryKey: ["teacher-plans", region, year],
    queryFn: () => ask<TeacherPlanView[]>(`${teachersAt(region, year)}/plans`),
  });

export const teacherPlanQuestion = (region: string, year: string, plan: string) =>
  queryOptions({
    queryKey: ["teacher-plan", region, year, plan],
    queryFn: () =>
      ask<NonNullable<TeacherJobView["document"]>>(`${teachersAt(region, year)}/plans/${encodeURIComponent(plan)}`),
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
