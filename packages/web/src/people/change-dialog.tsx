import { App, Form, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PersonView } from "@youheng/server/api";
import { peopleQuestion, tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { PersonFields, type PersonInput } from "./person-fields.tsx";

/** Changes role, region, schools and name of an account. */
export function ChangeDialog({ person, close }: { readonly person: PersonView; readonly close: () => void }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<PersonInput>();
  const change = useMutation({
    mutationFn: (input: PersonInput) =>
      tell<PersonView>(`/api/people/${person.account_id}`, "PUT", {
        ...input,
        full_name: input.full_name?.trim() || null,
        schools: input.schools ?? [],
      }),
    onSuccess: async () => {
      void message.success(t("people.saved"));
      close();
      await client.invalidateQueries(peopleQuestion);
    },
  });
  const { role, region_code, schools, full_name } = person;
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => form.submit()}
      title={t("people.changeTitle", { name: full_name ?? person.name })}
      okText={t("save")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: change.isPending }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role, region_code, schools, full_name }}
        onFinish={(input) => change.mutate(input)}
      >
        <PersonFields />
      </Form>
      {change.isError && <ProblemWords error={change.error} />}
    </Modal>
  );
}
