import { useQuery } from "@tanstack/react-query";
import type { LineageEvent } from "@youheng/kernel/sense";
import { lineageQuestion } from "../ask/index.ts";
import { useDistrict } from "./district.tsx";

const none: readonly LineageEvent[] = [];

/** The lineage of the region's schools; empty while it is read. */
export function useLineage(): readonly LineageEvent[] {
  const { region } = useDistrict();
  return useQuery(lineageQuestion(region.region_code)).data?.events ?? none;
}
