import { Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import type { GoalView } from "@youheng/server/api";
import { actPath } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";
import { useActNames } from "./use-act.ts";
import { WriteDialog } from "./write-dialog.tsx";

interface GoalInput {
  readonly title: string;
  readonly aims_at: GoalView["aims_at"];
  readonly stage?: string;
  readonly indicator?: string;
  readonly target?: number | null;
  readonly school_year: number;
  readonly owner: string;
}

interface GoalProps {
  readonly region: string;
  readonly standard: string;
  readonly close: () => void;
}

const aims = ["verdict", "sections_meeting", "cv", "mean"] as const;

/** Sets a goal: what the return of a year is to show. */
export function GoalDialog({ region, standard, close }: GoalProps) {
  const { t } = useSpeech();
  const [aim, setAim] = useState<GoalView["aims_at"]>("verdict");
  return (
    <WriteDialog<GoalInput>
      title={t("act.addGoal")}
      path={`${actPath(region)}/goals`}
      close={close}
      initial={{ aims_at: "verdict" }}
      body={({ stage, indicator, target, ...rest }) => ({
        ...rest,
        standard,
        stage: stage ?? null,
        indicator: indicator ?? null,
        target: target === undefined || target === null ? null : aim === "sections_meeting" ? target / 100 : target,
      })}
      done={() => t("act.recorded")}
    >
      {() => (
        <>
          <Form.Item name="title" label={t("act.goalTitle")} rules={[{ required: true }]}>
            <Input maxLength={300} placeholder={t("act.goalTitlePlaceholder")} autoFocus />
          </Form.Item>
          <Form.Item name="aims_at" label={t("act.aimsAt")} rules={[{ required: true }]}>
            <Select options={aims.map((one) => ({ value: one, label: t(`act.aim.${one}`) }))} onChange={setAim} />
          </Form.Item>
          {aim !== "verdict" && <Measured region={region} standard={standard} aim={aim} />}
          <div className="row">
            <Form.Item name="school_year" label={t("act.targetYear")} rules={[{ required: true }]}>
              <InputNumber min={1990} max={2100} precision={0} />
            </Form.Item>
            <Form.Item name="owner" label={t("act.owner")} rules={[{ required: true }]}>
              <Input maxLength={200} />
            </Form.Item>
          </div>
        </>
      )}
    </WriteDialog>
  );
}

function Measured({ region, standard, aim }: Omit<GoalProps, "close"> & { readonly aim: GoalView["aims_at"] }) {
  const { t } = useSpeech();
  const names = useActNames(region, standard);
  const needsIndicator = aim !== "sections_meeting";
  return (
    <>
      <Form.Item name="stage" label={t("act.stage")}>
        <Select
          allowClear
          placeholder={t("act.allStages")}
          options={names.stages.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="indicator" label={t("act.indicator")} rules={[{ required: needsIndicator }]}>
        <Select
          allowClear
          placeholder={needsIndicator ? undefined : t("act.allIndicators")}
          options={names.indicators.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item
        name="target"
        label={t(aim === "sections_meeting" ? "act.targetShare" : "act.target")}
        rules={[{ required: true }]}
      >
        <InputNumber min={0} />
      </Form.Item>
    </>
  );
}
