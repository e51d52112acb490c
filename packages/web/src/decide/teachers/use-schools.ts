import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { factsQuestion } from "../../ask/index.ts";
import type { PlacedSchool } from "./plan-picture.ts";
import type { YearPlace } from "./year-place.ts";

/** The schools of the published return: their names, and where they are as far as that was reported. */
export function useSchools({ region, year }: YearPlace): {
  readonly names: ReadonlyMap<string, string>;
  readonly schools: readonly PlacedSchool[];
} {
  const facts = useQuery(factsQuestion(region, Number(year)));
  return useMemo(() => {
    const { text = {}, numbers = {} } = facts.data?.facts ?? {};
    const names = new Map<string, string>();
    const schools: PlacedSchool[] = [];
    (text["school_code"] ?? []).forEach((code, row) => {
      if (code === null) return;
      const name = text["school_name"]?.[row] ?? code;
      const [lon, lat] = [numbers["lon"]?.[row] ?? null, numbers["lat"]?.[row] ?? null];
      names.set(code, name);
      if (lon !== null && lat !== null) schools.push({ code, name, lon, lat });
    });
    return { names, schools };
  }, [facts.data]);
}
