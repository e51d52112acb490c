import { Form, Input, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { InvitedView } from "@youheng/server/api";
import { peopleQuestion, tell } from "../ask/index.ts";
import { ProblemWords, useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import type { MadeLink } from "./people-page.tsx";
import { PersonFields, type PersonInput } from "./person-fields.tsx";

interface InviteProps {
  readonly close: () => void;
  readonly made: (link: MadeLink) => void;
}

/** Invites a person; the link that comes of it is shown once. */
export function InviteDialog({ close, made }: InviteProps) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const account = useSession()?.account;
  const [form] = Form.useForm<PersonInput>();
  const invite = useMutation({
    mutationFn: (input: PersonInput) =>
      tell<InvitedView>("/api/people", "POST", {
        ...input,
        full_name: input.full_name?.trim() || null,
        schools: input.schools ?? [],
      }),
    onSuccess: async ({ person, link }) => {
      made({ name: person.full_name ?? person.name, link });
      close();
      await client.invalidateQueries(peopleQuestion);
    },
  });
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => form.submit()}
      title={t("people.inviteTitle")}
      okText={t("people.invite")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: invite.isPending }}
    >
      <p className="fine">{t("people.inviteHint")}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ region_code: account?.region_code }}
        onFinish={(input) => invite.mutate(input)}
      >
        <Form.Item
          name="name"
          label={t("people.name")}
          extra={t("people.nameHint")}
          rules={[{ required: true, min: 2 }]}
        >
          <Input autoFocus autoComplete="off" maxLength={60} />
        </Form.Item>
        <PersonFields />
      </Form>
      {invite.isError && (
        <div className="notice notice-short" role="alert">
          <ProblemWords error={invite.error} />
        </div>
      )}
    </Modal>
  );
}
