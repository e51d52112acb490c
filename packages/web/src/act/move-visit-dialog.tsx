import { Form, Input } from "antd";
import type { VisitView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";
import { WriteDialog } from "./write-dialog.tsx";

interface MoveInput {
  readonly planned_on?: string;
  readonly reason: string;
}

interface MoveProps {
  readonly region: string;
  readonly visit: VisitView;
  readonly school: string;
  readonly close: () => void;
}

/** Moves a visit to another day, or cancels it; either way with a reason. */
export function MoveVisitDialog({ region, visit, school, close }: MoveProps) {
  const { t } = useSpeech();
  return (
    <WriteDialog<MoveInput>
      title={`${t("act.move")} · ${school}`}
      path={`/api/regions/${encodeURIComponent(region)}/visits/${visit.visit_id}/move`}
      close={close}
      initial={{ planned_on: visit.planned_on }}
      body={({ planned_on, reason }) => ({ planned_on: planned_on?.trim() || null, reason })}
      done={() => t("act.recorded")}
    >
      {() => (
        <>
          <Form.Item name="planned_on" label={t("act.moveTo")}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="reason" label={t("act.moveReason")} rules={[{ required: true }]}>
            <Input maxLength={300} />
          </Form.Item>
        </>
      )}
    </WriteDialog>
  );
}
