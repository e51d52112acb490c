import { App, Button, Input, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { TaskView } from "@youheng/server/api";
import { actPath, tell } from "../ask/index.ts";
import { ProblemWords, useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { EvidenceButton } from "./evidence-button.tsx";
import { Holder } from "./holder.tsx";

interface ListProps {
  readonly region: string;
  readonly tasks: readonly TaskView[];
}

/** Tasks with where they stand, and what whoever looks may do about them. */
export function TaskList({ region, tasks }: ListProps) {
  const { t } = useSpeech();
  if (tasks.length === 0) return <p className="empty">{t("act.tasksNone")}</p>;
  return (
    <div className="wide-table">
      <table className="people-table">
        <tbody>
          {tasks.map((task) => (
            <TaskLine key={task.task_id} region={region} task={task} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TaskLine({ region, task }: { readonly region: string; readonly task: TaskView }) {
  const { t } = useSpeech();
  const may = useSession()?.account?.may ?? [];
  const [asking, setAsking] = useState<"report" | "exception" | null>(null);
  const isOpen = !["closed", "excepted", "dropped"].includes(task.state);
  const { state, days } = task.due;
  return (
    <tr>
      <td>
        <strong>{task.title}</strong>
        <small className="block calm">{task.owner}</small>
        <Holder region={region} subject={`task:${task.task_id}`} title={task.title} />
        {task.events.map(({ event, at, who }) =>
          "remark" in event && event.remark !== "" ? (
            <small key={at} className="block">
              {who}：{event.remark}
            </small>
          ) : "reason" in event ? (
            <small key={at} className="block">
              {who}：{event.reason}
            </small>
          ) : null,
        )}
      </td>
      <TaskState task={task} />
      <td>
        {task.due_on}
        {state !== "closed" && (
          <small className={`block ${state === "overdue" ? "cell-error" : "calm"}`}>
            {t(`act.due.${state}`, { n: Math.abs(days ?? 0) })}
          </small>
        )}
      </td>
      <td>
        <div className="row-tools no-print">
          <EvidenceButton
            of={{ region, school: task.school_code ?? "-", subject: `task:${task.task_id}` }}
            title={task.title}
          />
          {isOpen && (
            <>
              {may.includes("act.report") && (
                <Button size="small" onClick={() => setAsking("report")}>
                  {t("act.report")}
                </Button>
              )}
              {may.includes("act.except") && (
                <Button size="small" onClick={() => setAsking("exception")}>
                  {t("act.except")}
                </Button>
              )}
            </>
          )}
        </div>
        {asking !== null && <NoteDialog region={region} task={task} what={asking} close={() => setAsking(null)} />}
      </td>
    </tr>
  );
}

function TaskState({ task }: { readonly task: TaskView }) {
  const { t } = useSpeech();
  return (
    <td>
      <span className={`state task-${task.state}`}>{t(`act.state.${task.state}`)}</span>
      {task.closed_by !== null && (
        <small className="block calm">{t("act.closedBy", { version: task.closed_by })}</small>
      )}
      {task.shown_unmet !== null && (
        <small className="block cell-error">{t("act.shownUnmet", { version: task.shown_unmet })}</small>
      )}
    </td>
  );
}

interface NoteProps {
  readonly region: string;
  readonly task: TaskView;
  readonly what: "report" | "exception";
  readonly close: () => void;
}

function NoteDialog({ region, task, what, close }: NoteProps) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [words, setWords] = useState("");
  const send = useMutation({
    mutationFn: () =>
      tell<TaskView>(
        `${actPath(region)}/tasks/${task.task_id}/${what}`,
        "POST",
        what === "report" ? { what: "reported", remark: words.trim() } : { reason: words.trim() },
      ),
    onSuccess: async () => {
      void message.success(t("act.done"));
      close();
      await client.invalidateQueries({ queryKey: ["act"] });
    },
  });
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => send.mutate()}
      title={`${t(what === "report" ? "act.report" : "act.except")} · ${task.title}`}
      okText={t(what === "report" ? "act.report" : "act.except")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: send.isPending, disabled: what === "exception" && words.trim() === "" }}
    >
      {what === "exception" && <p>{t("act.exceptHint")}</p>}
      <label className="field">
        {t(what === "report" ? "act.remark" : "act.reason")}
        <Input.TextArea
          rows={3}
          maxLength={500}
          value={words}
          autoFocus
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      {send.isError && <ProblemWords error={send.error} />}
    </Modal>
  );
}
