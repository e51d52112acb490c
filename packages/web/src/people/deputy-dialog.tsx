import { App, Button, Form, Input, Modal, Select } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { PersonView } from "@youheng/server/api";
import { deputiesQuestion, peopleQuestion, tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { today } from "../text/index.ts";

interface Standing {
  readonly deputy_id: string | null;
  readonly from_day: string;
  readonly to_day: string;
}

/** Names who stands in for somebody while that person is away. */
export function DeputyDialog({ person, close }: { readonly person: PersonView; readonly close: () => void }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Standing>();
  const current = useQuery(deputiesQuestion).data?.find((one) => one.account_id === person.account_id);
  const name = useMutation({
    mutationFn: (standing: Standing) => tell<undefined>(`/api/people/${person.account_id}/deputy`, "PUT", standing),
    onSuccess: async (_done, { deputy_id }) => {
      void message.success(t(deputy_id === null ? "duty.over.deputyGone" : "duty.over.deputySet"));
      close();
      await client.invalidateQueries({ queryKey: ["people"] });
    },
  });
  const [now] = useState(today);
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => form.submit()}
      title={t("duty.over.deputyTitle", { name: person.full_name ?? person.name })}
      okText={t("save")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: name.isPending }}
    >
      <p>{t("duty.over.deputyHint")}</p>
      {current !== undefined && (
        <p className="notice">
          {t("duty.over.deputyNow", {
            who: current.deputy.full_name ?? current.deputy.name,
            day: current.to_day,
          })}{" "}
          <Button size="small" onClick={() => name.mutate({ deputy_id: null, from_day: now, to_day: now })}>
            {t("duty.over.deputyDrop")}
          </Button>
        </p>
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ from_day: now }}
        onFinish={(standing) => name.mutate(standing)}
      >
        <DeputyFields person={person} />
      </Form>
      {name.isError && <ProblemWords error={name.error} />}
    </Modal>
  );
}

function DeputyFields({ person }: { readonly person: PersonView }) {
  const { t } = useSpeech();
  const others = (useQuery(peopleQuestion).data ?? []).filter(
    (one) => one.account_id !== person.account_id && one.state !== "stopped",
  );
  return (
    <>
      <Form.Item name="deputy_id" label={t("duty.over.deputy")} rules={[{ required: true }]}>
        <Select
          showSearch
          optionFilterProp="label"
          options={others.map((one) => ({ value: one.account_id, label: one.full_name ?? one.name }))}
        />
      </Form.Item>
      <Form.Item name="from_day" label={t("duty.over.deputyFrom")} rules={[{ required: true }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="to_day" label={t("duty.over.deputyTo")} rules={[{ required: true }]}>
        <Input type="date" />
      </Form.Item>
    </>
  );
}
