import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { factsFromJson } from "@youheng/kernel/model";
import type { PolicyBundle } from "@youheng/kernel/model";
import type { FactsView } from "@youheng/server/api";
import { factsQuestion } from "../ask/index.ts";
import { useDistrict } from "./district.tsx";
import { judge } from "./judge.ts";
import type { Judged } from "./judge.ts";

/** A year that was published, judged by the standard of the page. */
export interface JudgedYear {
  readonly year: number;
  readonly judged: Judged;
}

/** Facts are judged once for each standard, however often a page asks. */
const judgedOf = new WeakMap<FactsView, Map<PolicyBundle, Judged>>();

function judgeOnce(bundle: PolicyBundle, view: FactsView): Judged {
  const known = judgedOf.get(view) ?? new Map<PolicyBundle, Judged>();
  judgedOf.set(view, known);
  const judged = known.get(bundle) ?? judge(bundle, factsFromJson(view.facts), view.region_facts);
  known.set(bundle, judged);
  return judged;
}

/** Every published year of the region, oldest first; the year of the page as it stands there, with what is tried. Null while some are read. */
export function useYears(): readonly JudgedYear[] | null {
  const { region, year, now, before } = useDistrict();
  const { bundle } = before;
  const years = region.years
    .filter((one) => one.published !== null && one.school_year !== year)
    .map((one) => one.school_year);
  const answers = useQueries({
    queries: years.map((one) => factsQuestion(region.region_code, one)),
    combine: (all) => ({ waiting: all.some((one) => one.isPending), views: all.map((one) => one.data) }),
  });
  return useMemo(() => {
    if (answers.waiting) return null;
    const others = answers.views.flatMap((view, i): JudgedYear[] =>
      view === undefined || view.facts.rows === 0 ? [] : [{ year: years[i]!, judged: judgeOnce(bundle, view) }],
    );
    return [...others, { year, judged: now }].toSorted((a, b) => a.year - b.year);
    // the years are those of the region
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answers, bundle, now, year]);
}
