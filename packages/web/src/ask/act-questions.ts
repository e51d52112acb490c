import { queryOptions } from "@tanstack/react-query";
import type { ActView, SupervisionView, TaskView } from "@youheng/server/api";
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

export const supervisionQuestion = (region: string) =>
  queryOptions({
    queryKey: ["act", region, "supervision"],
    queryFn: () => ask<SupervisionView[]>(`/api/regions/${encodeURIComponent(region)}/supervision`),
  });
