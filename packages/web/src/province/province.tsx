import { createContext, useContext } from "react";
import type { PolicyBundle } from "@youheng/kernel/model";
import type { OverviewRow, OverviewView } from "@youheng/server/api";

/** What every part of the page rests on. */
export interface Province {
  readonly view: OverviewView;
  readonly bundle: PolicyBundle;
  /** the name of what is shown: a province, a city, everywhere */
  readonly place: string;
  /** goes to the verdict of a region */
  readonly open: (row: OverviewRow) => void;
}

const ProvinceContext = createContext<Province | null>(null);
export const ProvinceProvider = ProvinceContext.Provider;

/** The regions of the page. @throws Error outside of it */
export function useProvince(): Province {
  const province = useContext(ProvinceContext);
  if (province === null) throw new Error("useProvince is asked outside of the page of a province");
  return province;
}

/** How many years stand side by side, the one asked for the last. */
const yearsShown = 5;

/** The years side by side, oldest first. */
export function yearsOf({ school_year: newest }: OverviewView): readonly number[] {
  return Array.from({ length: yearsShown }, (_, i) => newest - yearsShown + 1 + i);
}
