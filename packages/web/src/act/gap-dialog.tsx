import { Form, Input, Select } from "antd";
import { useQuery } from "@tanstack/react-query";
import { actPath, standardQuestion } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";
import { WriteDialog } from "./write-dialog.tsx";

interface GapInput {
  readonly stage: string;
  readonly indicator: string;
  readonly due_on: string;
  readonly owner: string;
}

interface GapProps {
  readonly region: string;
  readonly standard: string;
  readonly close: () => void;
}

/** Makes one task for each school that falls short of an indicator. */
export function GapDialog({ region, standard, close }: GapProps) {
  const { t, say } = useSpeech();
  const bundle = useQuery(standardQuestion(standard)).data;
  return (
    <WriteDialog<GapInput>
      title={t("act.fromGaps")}
      path={`${actPath(region)}/tasks/from-gaps`}
      close={close}
      body={(input) => ({ ...input, standard })}
      done={(answer) => t("act.made", { n: Array.isArray(answer) ? answer.length : 0 })}
    >
      {() => (
        <>
          <p className="fine">{t("act.fromGapsHint")}</p>
          <Form.Item name="stage" label={t("act.stage")} rules={[{ required: true }]}>
            <Select options={(bundle?.standard.stages ?? []).map((one) => ({ value: one.id, label: say(one) }))} />
          </Form.Item>
          <Form.Item name="indicator" label={t("act.indicator")} rules={[{ required: true }]}>
            <Select
              options={(bundle?.standard.indicators ?? []).map((one) => ({
                value: one.id,
                label: say(one.short ?? one.name),
              }))}
            />
          </Form.Item>
          <Form.Item name="due_on" label={t("act.dueOn")} rules={[{ required: true }]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="owner" label={t("act.owner")} rules={[{ required: true }]}>
            <Input maxLength={200} />
          </Form.Item>
        </>
      )}
    </WriteDialog>
  );
}
