import { queryOptions } from "@tanstack/react-query";
import type { PlaceGroundView, PlaceJobView, PlacePlanView } from "@youheng/server/api";
import { ask } from "./ask.ts";

/** The address of a region's places. @example placesAt("990102", "/ground") */
export function placesAt(region: string, rest: string): string {
  return `/api/regions/${encodeURIComponent(region)}/places${rest}`;
}

/** Units, schools, candidates and today's catchments of a region. */
export const placeGroundQuestion = (region: string) =>
  queryOptions({
    queryKey: ["place-ground", region],
    queryFn: () => ask<PlaceGroundView>(placesAt(region, "/ground")),
    staleTime: 300_000,
  });

/** The plans of a region that were kept. */
export const placePlansQuestion = (region: string) =>
  queryOptions({
    queryKey: ["place-plans", region],
    queryFn: () => ask<PlacePlanView[]>(placesAt(region, "/plans")),
  });

const ASK_AGAIN_MS = 400;

/** A plan under way, asked for again and again until it is done. */
export const placeJobQuestion = (region: string, job: string) =>
  queryOptions({
    queryKey: ["place-job", region, job],
    queryFn: () => ask<PlaceJobView>(placesAt(region, `/jobs/${encodeURIComponent(job)}`)),
    refetchInterval: ({ state }) =>
      state.data?.state === "running" || state.data === undefined ? ASK_AGAIN_MS : false,
  });
