import type { StatedProject } from "@youheng/kernel/decide";
import { openingYears } from "@youheng/kernel/decide";
import { TableTools } from "../../chart/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";
import type { ProjectsDesk } from "./use-projects.ts";

const TEN_THOUSAND = 10_000;

interface ProjectTableProps {
  readonly desk: ProjectsDesk;
  readonly edit: (project: StatedProject) => void;
}

/** Every candidate: whether and when it opens (moved here by hand), what it adds and costs, and why it is in the plan. */
export function ProjectTable({ desk, edit }: ProjectTableProps) {
  const { t, language } = useSpeech();
  const title = t("projects.table.title");
  const columns = ["name", "kind", "opens", "places", "cost", "running", "why"] as const;
  return (
    <section className="panel" aria-label={title}>
      <header className="chart-head">
        <h2>{title}</h2>
        <TableTools
          title={title}
          table={fileOf(
            desk,
            columns.map((id) => t(`projects.table.${id}`)),
            t,
          )}
        />
      </header>
      <p className="fine">{t("projects.table.hint")}</p>
      <div className="table-scroll">
        <table className="plain-table project-table">
          <thead>
            <tr>
              {columns.map((id) => (
                <th key={id} scope="col" className={id === "cost" || id === "running" ? "num" : undefined}>
                  {t(`projects.table.${id}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {desk.setting.projects.map((project, p) => (
              <tr key={project.id} className={(desk.opens[project.id] ?? null) === null ? "project-off" : undefined}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => edit(project)}>
                    {project.name}
                  </button>
                </th>
                <td>{t(`projects.kind.${project.kind}`)}</td>
                <td>
                  <OpeningChoice desk={desk} project={project} p={p} />
                </td>
                <td>
                  <PlacesWords desk={desk} p={p} />
                </td>
                <td className="num figures">{printAmount(project.costYuan / TEN_THOUSAND, language)}</td>
                <td className="num figures">{printAmount(project.runningYuan / TEN_THOUSAND, language)}</td>
                <td className="why-cell">{whyOf(desk, p, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function whyOf({ reasons }: ProjectsDesk, p: number, language: "zh" | "en"): string {
  return reasons[p]?.because[language] ?? "";
}

/** The year a candidate opens: never, or one of those in which it can. */
function OpeningChoice({
  desk,
  project,
  p,
}: {
  readonly desk: ProjectsDesk;
  readonly project: StatedProject;
  readonly p: number;
}) {
  const { t } = useSpeech();
  const { problem, opens, move } = desk;
  const years = openingYears(problem, { ...problem.projects[p]!, fixed: null }).map((at) => problem.years[at]!);
  return (
    <select
      aria-label={t("projects.table.choose", { name: project.name })}
      value={opens[project.id] ?? ""}
      onChange={(event) => move(project.id, event.target.value === "" ? null : Number(event.target.value))}
    >
      <option value="">{t("projects.table.never")}</option>
      {years.map((year) => (
        <option key={year} value={year}>
          {year}
        </option>
      ))}
    </select>
  );
}

function PlacesWords({ desk, p }: { readonly desk: ProjectsDesk; readonly p: number }) {
  const { t, text, language } = useSpeech();
  const { problem } = desk;
  const { kind, places, fillYears } = problem.projects[p]!;
  const names: Readonly<Record<string, string>> = text.stage;
  if (kind === "closure") return t("projects.table.takenAway");
  return problem.stages
    .flatMap((stage, at) => {
      if (!(places[at]! > 0)) return [];
      const fills = fillYears[at]! > 1 ? t("projects.table.fills", { n: fillYears[at]! }) : "";
      return [`${names[stage] ?? stage} +${printAmount(places[at]!, language)}${fills}`];
    })
    .join(language === "zh" ? "，" : ", ");
}

/** The plan under the hand as a file. */
function fileOf(desk: ProjectsDesk, columns: readonly string[], t: ReturnType<typeof useSpeech>["t"]) {
  return {
    columns,
    rows: desk.problem.projects.map((project, p) => [
      project.name,
      t(`projects.kind.${project.kind}`),
      desk.opens[project.id] ?? null,
      project.places.reduce((sum, one) => sum + one, 0),
      project.costYuan / TEN_THOUSAND,
      project.runningYuan / TEN_THOUSAND,
      desk.reasons[p]?.because.zh ?? "",
    ]),
  };
}
