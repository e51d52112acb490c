import { queryOptions } from "@tanstack/react-query";
import type { ProjectGroundView, ProjectJobView } from "@youheng/server/api";
import { ask } from "./ask.ts";
import { placesAt } from "./place-questions.ts";

/** What plans of projects are made of: forecast by school, places, candidates. */
export const projectGroundQuestion = (region: string) =>
  queryOptions({
    queryKey: ["project-ground", region],
    queryFn: () => ask<ProjectGroundView>(placesAt(region, "/projects")),
    staleTime: 300_000,
  });

const ASK_AGAIN_MS = 400;

/** A plan of projects under way, asked for again and again until it is done. */
export const projectJobQuestion = (region: string, job: string) =>
  queryOptions({
    queryKey: ["project-job", region, job],
    queryFn: () => ask<ProjectJobView>(placesAt(region, `/projects/jobs/${encodeURIComponent(job)}`)),
    refetchInterval: ({ state }) =>
      state.data?.state === "running" || state.data === undefined ? ASK_AGAIN_MS : false,
  });
