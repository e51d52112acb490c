import { queryOptions } from "@tanstack/react-query";
import type {
  ActView,
  AdoptedPlanView,
  DecisionView,
  GoalComingView,
  HeadView,
  RisenView,
  RoadMeasureView,
  SupervisionView,
  SupervisorView,
  TaskView,
  VisitView,
} from "@youheng/server/api";
import { ask } from "./ask.ts";

/** Where everything of a region's acting is asked for. */
export const actPath = (region: string): string => `/api/regions/${encodeURIComponent(region)}/act`;

export const actQuestion = (region: string, standard: string | undefined) =>
  queryOptions({
    queryKey: ["act", region, standard ?? ""],
    queryFn: () =>
      ask<ActView>(`${actPath(region)}${standard === undefined ? "" : `?standard=${encodeURIComponent(standard)}`}`),
  });

/** The tasks within reach: a school's account sees its own. */
export const tasksQuestion = (region: string) =>
  queryOptions({ queryKey: ["act", region, "tasks"], queryFn: () => ask<TaskView[]>(`${actPath(region)}/tasks`) });

/** The measures within reach: a school's account sees its own. */
export const measuresQuestion = (region: string) =>
  queryOptions({
    queryKey: ["act", region, "measures"],
    queryFn: () => ask<RoadMeasureView[]>(`${actPath(region)}/measures`),
  });

/** The decisions within reach: a school's account sees its own. */
export const decisionsQuestion = (region: string) =>
  queryOptions({
    queryKey: ["act", region, "decisions"],
    queryFn: () => ask<DecisionView[]>(`${actPath(region)}/decisions`),
  });

export const supervisionQuestion = (region: string) =>
  queryOptions({
    queryKey: ["act", region, "supervision"],
    queryFn: () => ask<SupervisionView[]>(`/api/regions/${encodeURIComponent(region)}/supervision`),
  });

export const actPlansQuestion = (region: string) =>
  queryOptions({
    queryKey: ["act", region, "plans"],
    queryFn: () => ask<AdoptedPlanView[]>(`${actPath(region)}/plans`),
  });

/** With the pupils expected: it takes a forecast. */
export const goalsComingQuestion = (region: string) =>
  queryOptions({
    queryKey: ["act", region, "coming"],
    queryFn: () => ask<GoalComingView[]>(`${actPath(region)}/goals/coming`),
    retry: false,
  });

/** Principals and Party secretaries who may be named for measures of their schools. */
export const headsQuestion = (region: string) =>
  queryOptions({
    queryKey: ["act", region, "heads"],
    queryFn: () => ask<HeadView[]>(`${actPath(region)}/heads`),
  });

const regionPath = (region: string): string => `/api/regions/${encodeURIComponent(region)}`;

export const visitsQuestion = (region: string) =>
  queryOptions({
    queryKey: ["act", region, "visits"],
    queryFn: () => ask<VisitView[]>(`${regionPath(region)}/visits`),
  });

export const supervisorsQuestion = (region: string) =>
  queryOptions({
    queryKey: ["act", region, "supervisors"],
    queryFn: () => ask<SupervisorView[]>(`${regionPath(region)}/supervisors`),
  });

/** Overdue findings that rose to one's own level. */
export const risenQuestion = queryOptions({
  queryKey: ["act", "risen"],
  queryFn: () => ask<RisenView[]>("/api/supervision/risen"),
});
