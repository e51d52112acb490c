import { Form, Input, Select } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { schoolNamesQuestion } from "../ask/index.ts";
import { useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { WriteDialog } from "./write-dialog.tsx";

interface FindingInput {
  readonly school: string;
  readonly visited_on: string;
  readonly finding: string;
  readonly due_on: string;
}

/** Writes one finding that no planned visit found. */
export function FindingDialog({ region, close }: { readonly region: string; readonly close: () => void }) {
  const { t } = useSpeech();
  const account = useSession()?.account;
  const names = useQuery(schoolNamesQuestion(region)).data ?? [];
  const own = names.filter(
    (one) => account?.schools.length === 0 || account?.schools.includes(one.school_code) === true,
  );
  const [school, setSchool] = useState("");
  return (
    <WriteDialog<FindingInput>
      title={t("act.addFinding")}
      path={`/api/regions/${region}/schools/${encodeURIComponent(school)}/supervision`}
      close={close}
      body={({ visited_on, finding, due_on }) => ({ visited_on, finding, due_on })}
      done={() => t("act.recorded")}
    >
      {() => (
        <>
          <Form.Item name="school" label={t("act.school")} rules={[{ required: true }]}>
            <Select
              showSearch
              optionFilterProp="label"
              options={own.map((one) => ({ value: one.school_code, label: one.school_name }))}
              onChange={(code: string) => setSchool(code)}
            />
          </Form.Item>
          <Form.Item name="visited_on" label={t("act.visitedOn")} rules={[{ required: true }]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="finding" label={t("act.finding")} rules={[{ required: true }]}>
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
          <Form.Item name="due_on" label={t("act.dueOn")} rules={[{ required: true }]}>
            <Input type="date" />
          </Form.Item>
        </>
      )}
    </WriteDialog>
  );
}
