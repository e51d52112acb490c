import { App, Button, Input, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ActView, RoadMeasureView } from "@youheng/server/api";
import { actPath, tell } from "../ask/index.ts";
import { ProblemWords, useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { printAmount } from "../text/index.ts";
import { FactList } from "./fact-list.tsx";
import { MeasureDialog } from "./measure-dialog.tsx";
import { MeasureMarks } from "./measure-marks.tsx";
import type { ActNames } from "./use-act.ts";

interface DetailProps {
  readonly act: ActView;
  readonly measure: RoadMeasureView;
  readonly names: ActNames;
  readonly close: () => void;
}

/** One measure whole: who, when, for how much, after what, decided by whom; and what may be done about it. */
export function MeasureDetail({ act, measure, names, close }: DetailProps) {
  const [isEditing, edit] = useState(false);
  if (isEditing) return <MeasureDialog act={act} measure={measure} close={close} />;
  return (
    <Modal open onCancel={close} title={measure.title} footer={null} width={640}>
      <Facts act={act} measure={measure} names={names} />
      <MeasureTools act={act} measure={measure} edit={() => edit(true)} />
    </Modal>
  );
}

function Facts({ act, measure, names }: Omit<DetailProps, "close">) {
  const { t, language, yearOf } = useSpeech();
  const decision = act.decisions.find((one) => one.decision_id === measure.decision_id);
  const before = measure.depends_on.map((id) => act.measures.find((one) => one.measure_id === id)?.title ?? id);
  const heads = [measure.principal, measure.secretary].filter((one) => one !== null).join(" / ");
  const facts: readonly (readonly [string, string])[] = [
    [t("act.owner"), measure.owner],
    [t("act.people"), heads],
    [t("act.school"), measure.school_code === null ? "" : names.school(measure.school_code)],
    [t("act.when"), `${measure.starts_on} – ${measure.ends_on}`],
    [t("act.cost"), measure.cost_yuan === null ? "" : printAmount(measure.cost_yuan, language)],
    [t("act.dependsOn"), before.join(t("act.comma"))],
    [t("act.indicator"), measure.indicators.map(names.indicator).join(t("act.comma"))],
    [
      t("act.decision"),
      decision === undefined ? t("act.undecided") : `${decision.title} · ${decision.body} ${decision.decided_on}`,
    ],
  ];
  return (
    <>
      <p>
        <span className={`state task-${measure.state}`}>{t(`act.measureState.${measure.state}`)}</span>{" "}
        <MeasureMarks act={act} measure={measure} />
      </p>
      <FactList facts={facts} />
      {measure.from_year !== null && measure.changes.length > 0 && (
        <p className="fine">{t("act.byReturn", { year: yearOf(measure.from_year) })}</p>
      )}
      <ul className="measure-events">
        {measure.events.map(({ event, at, who }) => (
          <li key={at} className="fine">
            {at.slice(0, 10)} {who}：{t(`act.event.${event.what}`)}
            {"remark" in event && event.remark !== "" && ` · ${event.remark}`}
            {"reason" in event && ` · ${event.reason}`}
          </li>
        ))}
      </ul>
    </>
  );
}

interface ToolsProps {
  readonly act: ActView;
  readonly measure: RoadMeasureView;
  readonly edit: () => void;
}

type Step = "begun" | "reported" | "confirmed" | "dropped";

/** What may be done next: a measure moves by a word with a name behind it. */
function MeasureTools({ act, measure, edit }: ToolsProps) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const may = useSession()?.account?.may ?? [];
  const [words, setWords] = useState("");
  const send = useMutation({
    mutationFn: (what: Step) =>
      tell<RoadMeasureView>(`${actPath(act.region_code)}/measures/${measure.measure_id}/report`, "POST", {
        what,
        remark: words.trim(),
      }),
    onSuccess: async () => {
      void message.success(t("act.done"));
      setWords("");
      await client.invalidateQueries({ queryKey: ["act"] });
    },
  });
  const isOpen = measure.due.state !== "closed";
  const isByReturn = measure.from_year !== null && measure.changes.length > 0;
  const button = (what: Step, label: string, isOff = false) => (
    <Button
      key={what}
      disabled={isOff}
      loading={send.isPending && send.variables === what}
      onClick={() => send.mutate(what)}
      {...(what === "dropped" ? { danger: true } : {})}
    >
      {label}
    </Button>
  );
  if (!isOpen && !may.includes("act.edit")) return null;
  return (
    <div className="measure-tools no-print">
      {isOpen && may.includes("act.report") && (
        <>
          <label className="field">
            {t("act.remark")}
            <Input.TextArea rows={2} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
          </label>
          <div className="row-tools">
            {measure.state === "open" && button("begun", t("act.begin"))}
            {measure.state !== "reported" && button("reported", t("act.report"))}
            {measure.state === "reported" && !isByReturn && button("confirmed", t("act.confirm"))}
            {may.includes("act.edit") && button("dropped", t("act.drop"), words.trim() === "")}
          </div>
          <p className="fine">
            {measure.state === "reported" && !isByReturn
              ? t("act.confirmHint")
              : may.includes("act.edit") && t("act.dropHint")}
          </p>
        </>
      )}
      {may.includes("act.edit") && <Button onClick={edit}>{t("act.edit")}</Button>}
      {send.isError && <ProblemWords error={send.error} />}
    </div>
  );
}
