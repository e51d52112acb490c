import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";
import type { ProjectsDesk } from "./use-projects.ts";

const NAMED = 3;
const TEN_THOUSAND = 10_000;

/** In one look: who would have no place if nothing is done, and what the plan under the hand makes of it. */
export function WayOut({ desk }: { readonly desk: ProjectsDesk }) {
  const { t, language } = useSpeech();
  const { figures, nothing, problem, opens, isSolved } = desk;
  const built = problem.projects.filter(({ id }) => (opens[id] ?? null) !== null);
  const yuan = built.reduce((sum, { costYuan }) => sum + costYuan, 0);
  const print = (value: number): string => printAmount(Math.round(value), language);
  const first = firstShort(desk);
  return (
    <section className="panel projects-out" aria-label={t("projects.out.title")}>
      <p className={first === null ? "way-out-line" : "way-out-line way-out-short"}>
        {first === null
          ? t("projects.out.enough", { from: problem.years[0]!, to: problem.years.at(-1)! })
          : t(first.more ? "projects.out.nothingMore" : "projects.out.nothing", {
              year: first.year,
              n: print(first.children),
              names: first.names.join(language === "zh" ? "、" : ", "),
              all: print(nothing.short),
            })}
      </p>
      <p className="way-out-line" role="status">
        {built.length === 0
          ? t("projects.out.none")
          : t(isSolved ? "projects.out.cheapest" : "projects.out.hand", {
              n: built.length,
              yuan: printAmount(Math.round(yuan / TEN_THOUSAND), language),
            })}{" "}
        {built.length > 0 && <strong className="figures">{print(figures.short)}</strong>}
      </p>
    </section>
  );
}

interface FirstShort {
  readonly year: number;
  readonly children: number;
  readonly names: readonly string[];
  readonly more: boolean;
}

/** The first year in which some have no place if nothing is done, and where. */
function firstShort({ nothing, problem, names }: ProjectsDesk): FirstShort | null {
  const short = nothing.stages.filter((one) => one.short > 0);
  if (short.length === 0) return null;
  const year = Math.min(...short.map((one) => one.year));
  const there = short.filter((one) => one.year === year);
  const areas = there.flatMap(({ shortOf, stage }) =>
    Array.from(shortOf.entries()).flatMap(([area, children]) => (children > 0 ? [{ area, stage, children }] : [])),
  );
  const worst = areas.toSorted((a, b) => b.children - a.children);
  const called = [...new Set(worst.map(({ area }) => names.area(area).zh))];
  return {
    year: problem.years[year]!,
    children: there.reduce((sum, one) => sum + one.short, 0),
    names: called.slice(0, NAMED),
    more: called.length > NAMED,
  };
}
