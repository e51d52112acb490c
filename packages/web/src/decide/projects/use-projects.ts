import { useCallback, useMemo, useState } from "react";
import {
  cutGround,
  type Point,
  projectBreaches,
  type ProjectFigures,
  projectFigures,
  type ProjectNames,
  type ProjectProblem,
  type ProjectReason,
  reasonsOf,
  type StatedProject,
} from "@youheng/kernel/decide";
import type { Words } from "@youheng/kernel/solve";
import type { ProjectFactsView, ProjectGroundView, ProjectJobView, ProjectSettingView } from "@youheng/server/api";
import { useSpeech } from "../../shell/index.ts";
import { statedProblem } from "./stated-problem.ts";
import { settingOf, type TypedSetting, usualSetting } from "./typed-setting.ts";

/** What stands on the desk: the candidates, the year of each under the hand, and every figure that follows. */
export interface ProjectsDesk {
  readonly typed: TypedSetting;
  readonly set: (change: Partial<TypedSetting>) => void;
  readonly setting: ProjectSettingView;
  readonly problem: ProjectProblem;
  readonly names: ProjectNames;
  /** school year in which each candidate opens, by id; null: never */
  readonly opens: Readonly<Record<string, number | null>>;
  readonly move: (id: string, year: number | null) => void;
  readonly figures: ProjectFigures;
  readonly nothing: ProjectFigures;
  readonly reasons: readonly (ProjectReason | null)[];
  readonly solved: ProjectJobView | null;
  /** whether what is under the hand is what was solved */
  readonly isSolved: boolean;
  readonly done: (job: ProjectJobView) => void;
  /** puts a plan that was kept under the hand, as far as its projects are still candidates */
  readonly take: (plan: KeptProjectsPlan) => void;
  /** rules that the plan under the hand breaks */
  readonly breaches: readonly Words[];
  readonly change: (projects: readonly StatedProject[], points: Readonly<Record<string, Point>>) => void;
}

/** Of a plan that was kept, the years. */
export interface KeptProjectsPlan {
  readonly projects?: readonly { readonly project: string; readonly opens: number | null }[];
}

/** Sets a desk; figures are made anew whenever a year is moved. */
export function useProjects(ground: ProjectGroundView, facts: ProjectFactsView): ProjectsDesk {
  const { text } = useSpeech();
  const [typed, setTyped] = useState(() => usualSetting(ground));
  const [candidates, setCandidates] = useState({ projects: ground.projects, points: ground.points });
  const [opens, setOpens] = useState<ProjectsDesk["opens"]>({});
  const [solved, setSolved] = useState<ProjectJobView | null>(null);
  const setting = useMemo(() => settingOf(typed, ground, candidates), [typed, ground, candidates]);
  const { problem, names } = useMemo(() => {
    const stageNames: Readonly<Record<string, string>> = text.stage;
    return statedProblem(facts, setting, (id) => stageNames[id] ?? id);
  }, [facts, setting, text]);
  const openings = useMemo(
    () => problem.projects.map(({ id }) => problem.years.indexOf(opens[id] ?? -1)),
    [problem, opens],
  );
  const figures = useMemo(() => projectFigures(problem, openings), [problem, openings]);
  const nothing = useMemo(() => nothingBuilt(problem), [problem]);
  const reasons = useMemo(() => reasonsOf(cutGround(problem), names, openings), [problem, names, openings]);
  const breaches = useMemo(() => projectBreaches(problem, names, openings), [problem, names, openings]);
  const take = useCallback(
    ({ projects = [] }: KeptProjectsPlan): void =>
      setOpens(Object.fromEntries(projects.map(({ project, opens: year }) => [project, year]))),
    [],
  );
  const done = useCallback((job: ProjectJobView): void => {
    setSolved(job);
    if (job.document?.without_place !== null && job.document !== null)
      setOpens(Object.fromEntries(job.document.projects.map(({ project, opens: year }) => [project, year])));
  }, []);
  const isSolved =
    solved?.document?.projects.every(({ project, opens: year }) => (opens[project] ?? null) === year) ?? false;
  return {
    typed,
    set: (change) => {
      setTyped((now) => ({ ...now, ...change }));
      setSolved(null);
    },
    setting,
    problem,
    names,
    opens,
    move: (id, year) => setOpens((now) => ({ ...now, [id]: year })),
    figures,
    nothing,
    reasons,
    solved,
    isSolved,
    done,
    take,
    breaches,
    change: (projects, points) => {
      setCandidates({ projects, points });
      setSolved(null);
    },
  };
}

function nothingBuilt(problem: ProjectsDesk["problem"]): ProjectsDesk["nothing"] {
  return projectFigures(
    problem,
    problem.projects.map(() => -1),
  );
}
