import { App, Form, type FormInstance, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

interface WriteProps<Input> {
  readonly title: string;
  readonly path: string;
  /** PUT changes what is there; default POST */
  readonly method?: "POST" | "PUT";
  readonly close: () => void;
  /** what is sent, of what was filled in */
  readonly body: (input: Input) => object;
  /** what is said when it is done */
  readonly done: (answer: unknown) => string;
  readonly initial?: Partial<Input>;
  readonly children: (form: FormInstance<Input>) => ReactNode;
}

/** A dialog that writes one thing down: fields, send, and everything of the region's acting is looked at again. */
export function WriteDialog<Input extends object>({
  title,
  path,
  method = "POST",
  close,
  body,
  done,
  initial,
  children,
}: WriteProps<Input>) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Input>();
  const send = useMutation({
    mutationFn: (input: Input) => tell<unknown>(path, method, body(input)),
    onSuccess: async (answer) => {
      void message.success(done(answer));
      close();
      await client.invalidateQueries({ queryKey: ["act"] });
    },
  });
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => form.submit()}
      title={title}
      okText={t("save")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: send.isPending }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        {...(initial === undefined ? {} : { initialValues: initial })}
        onFinish={(input) => send.mutate(input)}
      >
        {children(form)}
      </Form>
      {send.isError && <ProblemWords error={send.error} />}
    </Modal>
  );
}
