import { App, Form, Input, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { TeacherPlanView } from "@youheng/server/api";
import { actPath, teacherPlansQuestion, teachersAt, tell } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";
import type { YearPlace } from "./year-place.ts";

interface DecisionTyped {
  readonly title: string;
  readonly body: string;
  readonly decided_on: string;
  readonly present: string;
  readonly result: string;
  readonly document?: string;
}

interface AdoptDialogProps {
  readonly place: YearPlace;
  readonly plan: TeacherPlanView;
  readonly close: () => void;
}

/** Adopts a plan, and records who decided it, when and what: the decision is tied to the plan. */
export function AdoptDialog({ place, plan, close }: AdoptDialogProps) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<DecisionTyped>();
  const adopt = useMutation({
    mutationFn: async ({ document, present, ...typed }: DecisionTyped) => {
      const { plan_id, kind } = plan;
      await tell(`${actPath(place.region)}/decisions`, "POST", {
        ...typed,
        present: present ?? "",
        document: document?.trim() || null,
        // a plan made by hand is handed over in parts; its work is found by its id
        plan_kind: kind === "own" ? "resources" : kind,
        plan_id,
      });
      await tell(`${teachersAt(place.region, place.year)}/plans/${plan_id}/adopt`, "POST");
    },
    onSuccess: async () => {
      void message.success(t("studio.adoptedNow"));
      close();
      await client.invalidateQueries({ queryKey: teacherPlansQuestion(place.region, place.year).queryKey });
    },
  });
  const field = (name: keyof DecisionTyped, label: string, required = true) => (
    <Form.Item name={name} label={label} rules={[{ required }]}>
      <Input maxLength={300} type={name === "decided_on" ? "date" : "text"} />
    </Form.Item>
  );
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => form.submit()}
      title={t("studio.decideTitle")}
      okText={t("studio.decide")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: adopt.isPending }}
    >
      <p className="fine">{t("studio.decideHint")}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ title: plan.name, result: plan.name }}
        onFinish={(typed) => adopt.mutate(typed)}
      >
        {field("title", t("studio.decisionTitle"))}
        {field("body", t("studio.decisionBody"))}
        {field("decided_on", t("studio.decidedOn"))}
        {field("present", t("studio.present"), false)}
        {field("result", t("studio.result"))}
        {field("document", t("act.document"), false)}
      </Form>
      {adopt.isError && <ProblemWords error={adopt.error} />}
    </Modal>
  );
}
