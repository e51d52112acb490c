import { Button } from "antd";
import { useState } from "react";
import type { ActView } from "@youheng/server/api";
import { useSession } from "../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { GapDialog } from "./gap-dialog.tsx";
import { TaskList } from "./task-list.tsx";
import { useAct } from "./use-act.ts";

/** The tasks of a region: born of gaps, or given. */
export function TasksPage() {
  const { t } = useSpeech();
  const { act, region, standard } = useAct();
  const may = useSession()?.account?.may ?? [];
  const [isAsking, ask] = useState(false);
  if (act.error) return <Trouble error={act.error} again={() => void act.refetch()} />;
  if (act.data === undefined) return <Waiting />;
  return (
    <section className="panel" aria-labelledby="act-tasks">
      <header>
        <h2 id="act-tasks">{t("act.tasks")}</h2>
        <p className="fine">{t("act.fromGapsHint")}</p>
        <div className="header-tools no-print">
          {may.includes("act.edit") && <Button onClick={() => ask(true)}>{t("act.fromGaps")}</Button>}
        </div>
      </header>
      <TaskCounts tasks={act.data.tasks} />
      <TaskList region={region} tasks={act.data.tasks} />
      {isAsking && standard !== undefined && <GapDialog region={region} standard={standard} close={() => ask(false)} />}
    </section>
  );
}

/** How many tasks are still to be done, and how the others ended. */
function TaskCounts({ tasks }: { readonly tasks: ActView["tasks"] }) {
  const { t } = useSpeech();
  if (tasks.length === 0) return null;
  const count = (...states: readonly string[]): number => tasks.filter(({ state }) => states.includes(state)).length;
  return (
    <p>
      {t("act.tasksStand", {
        open: count("open", "under_way", "reported"),
        closed: count("closed"),
        excepted: count("excepted", "dropped"),
      })}
    </p>
  );
}
