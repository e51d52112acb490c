import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { Point, StatedProject } from "@youheng/kernel/decide";
import type { ProjectFactsView, ProjectGroundView } from "@youheng/server/api";
import { projectGroundQuestion, regionsQuestion } from "../../ask/index.ts";
import { FindingList } from "../../sense/index.ts";
import { Trouble, useSpeech, Waiting } from "../../shell/index.ts";
import { BringCandidates } from "./bring-candidates.tsx";
import { KeepProjects } from "./keep-projects.tsx";
import { PlacesOverTime } from "./places-over-time.tsx";
import { ProjectEditor } from "./project-editor.tsx";
import { ProjectTable } from "./project-table.tsx";
import { SettingPanel } from "./setting-panel.tsx";
import { type ProjectsDesk, useProjects } from "./use-projects.ts";
import { WayOut } from "./way-out.tsx";
import { MoneyTable, YearTable } from "./year-tables.tsx";

/** Scene places, step decide: which schools to build, extend or close in which year. */
export function ProjectsPage() {
  const { t } = useSpeech();
  const { region = "", year = "" }: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const ground = useQuery(projectGroundQuestion(region));
  if (ground.error) return <Trouble error={ground.error} again={() => void ground.refetch()} />;
  if (ground.data === undefined) return <Waiting />;
  const { facts, without_point: missing, findings, file } = ground.data;
  return (
    <div className="catchments projects" key={region}>
      <header className="school-head">
        <h1>{t("projects.title")}</h1>
        <p className="lead">{t("projects.intro")}</p>
        {facts !== null && missing.length > 0 && <p className="fine">{t("projects.noWays", { n: missing.length })}</p>}
      </header>
      {findings.length > 0 && <FindingList findings={findings} />}
      {facts === null ? (
        <p className="empty">
          {t("projects.lacking")}{" "}
          <Link to="/regions/$region/$year/places/sense" params={{ region, year }}>
            {t("projects.toSense")}
          </Link>
        </p>
      ) : (
        <Desk key={file?.digest ?? "none"} region={region} ground={ground.data} facts={facts} />
      )}
    </div>
  );
}

interface DeskProps {
  readonly region: string;
  readonly ground: ProjectGroundView;
  readonly facts: ProjectFactsView;
}

function Desk({ region, ground, facts }: DeskProps) {
  const { t, say } = useSpeech();
  const desk = useProjects(ground, facts);
  const { data: regions } = useQuery(regionsQuestion);
  const [edited, setEdited] = useState<StatedProject | "new" | null>(null);
  const { projects } = desk.setting;
  const found = regions?.find((one) => one.region_code === region);
  return (
    <>
      <WayOut desk={desk} />
      <div className="catchment-desk">
        <div className="catchment-side">
          <PlacesOverTime ground={ground} desk={desk} region={found === undefined ? region : say(found.name)} />
        </div>
        <div className="catchment-side">
          <SettingPanel region={region} desk={desk} />
          <MoneyTable desk={desk} />
        </div>
        <div className="catchment-wide">
          {projects.length === 0 ? (
            <p className="empty">{t("projects.none")}</p>
          ) : (
            <ProjectTable desk={desk} edit={setEdited} />
          )}
        </div>
        <div className="catchment-wide">
          <BringCandidates region={region} ground={ground} add={() => setEdited("new")} />
        </div>
        <div className="catchment-wide">
          <YearTable desk={desk} />
        </div>
        <div className="catchment-wide">
          <KeepProjects region={region} desk={desk} />
        </div>
      </div>
      {edited !== null && <Editing facts={facts} desk={desk} edited={edited} close={() => setEdited(null)} />}
    </>
  );
}

interface EditingProps {
  readonly facts: ProjectFactsView;
  readonly desk: ProjectsDesk;
  readonly edited: StatedProject | "new";
  readonly close: () => void;
}

/** The candidate that is typed, and what becomes of the list when it is done. */
function Editing({ facts, desk, edited, close }: EditingProps) {
  const { projects, points } = desk.setting;
  const save = (project: StatedProject, point: Point | null): void => {
    const at = projects.findIndex(({ id }) => id === project.id);
    const all = at < 0 ? [...projects, project] : projects.with(at, project);
    desk.change(all, point === null ? points : { ...points, [project.schoolCode]: point });
    close();
  };
  const remove = (id: string): void => {
    const left = projects.filter((one) => one.id !== id);
    desk.change(left, points);
    close();
  };
  const isNew = edited === "new";
  return (
    <ProjectEditor
      facts={facts}
      project={isNew ? null : edited}
      point={isNew ? null : (points[edited.schoolCode] ?? null)}
      taken={projects.map(({ id }) => id)}
      save={save}
      remove={isNew ? null : remove}
      close={close}
    />
  );
}
