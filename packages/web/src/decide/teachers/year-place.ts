import { useParams } from "@tanstack/react-router";
import { ofScene } from "../../policy/index.ts";

/** Which region and year are looked at, and by which standard. */
export interface YearPlace {
  readonly region: string;
  readonly year: string;
  readonly standard: string;
}

/** The region and year of the address. */
export function useYearPlace(): YearPlace {
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  return { region: params.region ?? "", year: params.year ?? "", standard: ofScene };
}
