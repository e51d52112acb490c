import { Button, Form, Input } from "antd";
import type { VisitView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";
import { WriteDialog } from "./write-dialog.tsx";

interface VisitInput {
  readonly visited_on: string;
  readonly summary?: string;
  readonly findings?: readonly { readonly finding: string; readonly due_on: string }[];
}

interface VisitProps {
  readonly region: string;
  readonly visit: VisitView;
  readonly school: string;
  readonly close: () => void;
}

/** Records that a visit was made, with what it found. */
export function VisitDialog({ region, visit, school, close }: VisitProps) {
  const { t, say } = useSpeech();
  return (
    <WriteDialog<VisitInput>
      title={`${t("act.recordVisit")} · ${school}`}
      path={`/api/regions/${encodeURIComponent(region)}/visits/${visit.visit_id}/made`}
      close={close}
      initial={{ visited_on: visit.planned_on }}
      body={({ visited_on, summary, findings }) => ({ visited_on, summary: summary ?? "", findings: findings ?? [] })}
      done={() => t("act.recorded")}
    >
      {() => (
        <>
          <ul className="visit-points">
            {visit.points.map((point) => (
              <li key={point.zh}>{say(point)}</li>
            ))}
          </ul>
          <Form.Item name="visited_on" label={t("act.visitedOn")} rules={[{ required: true }]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="summary" label={t("act.summary")}>
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
          <Findings />
        </>
      )}
    </WriteDialog>
  );
}

function Findings() {
  const { t } = useSpeech();
  return (
    <Form.List name="findings">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="change-fields">
              <Form.Item name={[name, "finding"]} label={t("act.finding")} rules={[{ required: true }]}>
                <Input.TextArea rows={2} maxLength={1000} />
              </Form.Item>
              <div className="row">
                <Form.Item name={[name, "due_on"]} label={t("act.dueOn")} rules={[{ required: true }]}>
                  <Input type="date" />
                </Form.Item>
                <Button type="text" onClick={() => remove(name)}>
                  {t("act.goalDrop")}
                </Button>
              </div>
            </fieldset>
          ))}
          <Button onClick={() => add()}>{t(fields.length === 0 ? "act.addFinding" : "act.addOneMore")}</Button>
        </>
      )}
    </Form.List>
  );
}
