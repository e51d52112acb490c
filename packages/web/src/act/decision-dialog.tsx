import { Form, Input, Select } from "antd";
import type { ActView } from "@youheng/server/api";
import { actPath } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";
import { WriteDialog } from "./write-dialog.tsx";

interface DecisionInput {
  readonly title: string;
  readonly body: string;
  readonly decided_on: string;
  readonly present: string;
  readonly result: string;
  readonly document?: string;
  readonly measures?: readonly string[];
}

/** Records what a meeting decided, and which measures it adopts. */
export function DecisionDialog({ act, close }: { readonly act: ActView; readonly close: () => void }) {
  const { t } = useSpeech();
  const undecided = act.measures.filter((one) => one.decision_id === null);
  return (
    <WriteDialog<DecisionInput>
      title={t("act.addDecision")}
      path={`${actPath(act.region_code)}/decisions`}
      close={close}
      body={({ document, measures, ...rest }) => ({
        ...rest,
        document: document?.trim() || null,
        measures: measures ?? [],
      })}
      done={() => t("act.recorded")}
    >
      {() => (
        <>
          <p className="fine">{t("act.decisionsNone")}</p>
          <Form.Item name="title" label={t("act.decisionTitle")} rules={[{ required: true }]}>
            <Input maxLength={300} autoFocus />
          </Form.Item>
          <Form.Item name="body" label={t("act.body")} rules={[{ required: true }]}>
            <Input maxLength={200} placeholder={t("act.bodyPlaceholder")} />
          </Form.Item>
          <Form.Item name="decided_on" label={t("act.decidedOn")} rules={[{ required: true }]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="present" label={t("act.present")} rules={[{ required: true }]}>
            <Input maxLength={1000} />
          </Form.Item>
          <Form.Item name="result" label={t("act.result")} rules={[{ required: true }]}>
            <Input maxLength={1000} />
          </Form.Item>
          <Form.Item name="document" label={t("act.document")}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="measures" label={t("act.adopts")}>
            <Select
              mode="multiple"
              optionFilterProp="label"
              options={undecided.map((one) => ({ value: one.measure_id, label: one.title }))}
            />
          </Form.Item>
        </>
      )}
    </WriteDialog>
  );
}
