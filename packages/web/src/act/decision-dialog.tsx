import { Form, Input, Radio, Select } from "antd";
import { useQuery } from "@tanstack/react-query";
import type { ActView, AdoptedPlanView } from "@youheng/server/api";
import { actPath, actPlansQuestion } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";
import { WriteDialog } from "./write-dialog.tsx";

interface DecisionInput {
  readonly title: string;
  readonly body: string;
  readonly decided_on: string;
  readonly present: string;
  readonly result: string;
  readonly document?: string;
  readonly by_party?: boolean;
  readonly plan?: string;
  readonly measures?: readonly string[];
}

/** Records what a meeting decided, and which measures it adopts. */
export function DecisionDialog({ act, close }: { readonly act: ActView; readonly close: () => void }) {
  const { t } = useSpeech();
  const plans = useQuery(actPlansQuestion(act.region_code)).data ?? [];
  const planOf = (id: string | undefined) => plans.find((one) => one.plan_id === id);
  return (
    <WriteDialog<DecisionInput>
      title={t("act.addDecision")}
      path={`${actPath(act.region_code)}/decisions`}
      close={close}
      body={({ document, measures, plan, by_party, ...rest }) => ({
        ...rest,
        by_party: by_party ?? null,
        plan_kind: planOf(plan)?.kind ?? null,
        plan_id: planOf(plan)?.plan_id ?? null,
        document: document?.trim() || null,
        measures: measures ?? [],
      })}
      done={() => t("act.recorded")}
    >
      {() => (
        <>
          <p className="fine">{t("act.decisionHint")}</p>
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
          <AdoptFields act={act} plans={plans} />
        </>
      )}
    </WriteDialog>
  );
}

interface AdoptProps {
  readonly act: ActView;
  readonly plans: readonly AdoptedPlanView[];
}

/** Whether the Party organisation's meeting decided it, and what it adopts. */
function AdoptFields({ act, plans }: AdoptProps) {
  const { t } = useSpeech();
  const undecided = act.measures.filter((one) => one.decision_id === null && one.state !== "dropped");
  return (
    <>
      <Form.Item name="by_party" label={t("act.party")} extra={t("act.partyWarn")}>
        <Radio.Group
          options={[
            { value: true, label: t("act.partyYes") },
            { value: false, label: t("act.partyNo") },
          ]}
        />
      </Form.Item>
      {plans.length > 0 && (
        <Form.Item name="plan" label={t("act.adoptsPlan")}>
          <Select allowClear options={plans.map((one) => ({ value: one.plan_id, label: one.name }))} />
        </Form.Item>
      )}
      <Form.Item name="measures" label={t("act.adopts")}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={undecided.map((one) => ({ value: one.measure_id, label: one.title }))}
        />
      </Form.Item>
    </>
  );
}
