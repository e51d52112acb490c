import { App, Button, Form, Input, Select } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { LetterView, MailChoiceView } from "@youheng/server/api";
import { mailChoiceQuestion, tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

type Choice = Pick<MailChoiceView, "address" | "wanted" | "language">;

/** How one is reminded by e-mail: address, of what, in which language; and a test. */
export function MailChoice() {
  const { t, language } = useSpeech();
  const choice = useQuery(mailChoiceQuestion).data;
  if (choice === undefined) return null;
  const before = choice.days_before.filter((days) => days > 0).join(language === "zh" ? "、" : " and ");
  return (
    <section className="panel" aria-labelledby="mail">
      <header>
        <h2 id="mail">{t("duty.mail.own")}</h2>
        <p className="fine">{t("duty.mail.ownHint", { before, late: choice.every_days_late })}</p>
      </header>
      {!choice.configured && <p className="notice">{t("duty.mail.off")}</p>}
      {choice.failed !== null && (
        <p className="notice notice-short" role="status">
          {t(choice.failed.for_good ? "duty.mail.bounced" : "duty.mail.waits", {
            error: choice.failed.error,
            when: choice.failed.at.slice(0, 10),
          })}
        </p>
      )}
      <ChoiceForm choice={choice} />
    </section>
  );
}

function ChoiceForm({ choice }: { readonly choice: MailChoiceView }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (input: Choice) =>
      tell<MailChoiceView>("/api/account/mail", "PUT", { ...input, address: input.address?.trim() || null }),
    onSuccess: (view) => {
      void message.success(t("duty.mail.saved"));
      client.setQueryData(mailChoiceQuestion.queryKey, view);
    },
  });
  const { address, wanted, language } = choice;
  return (
    <>
      <Form
        layout="vertical"
        requiredMark={false}
        className="mail-choice"
        initialValues={{ address: address ?? "", wanted, language }}
        onFinish={(input: Choice) => save.mutate(input)}
      >
        <Form.Item name="address" label={t("duty.mail.address")} extra={t("duty.mail.addressHint")}>
          <Input type="email" maxLength={254} autoComplete="email" />
        </Form.Item>
        <Form.Item name="wanted" label={t("duty.mail.wanted")}>
          <Select
            options={(["all", "late", "none"] as const).map((one) => ({ value: one, label: t(`duty.mail.${one}`) }))}
          />
        </Form.Item>
        <Form.Item name="language" label={t("duty.mail.language")}>
          <Select options={(["zh", "en"] as const).map((one) => ({ value: one, label: t(`duty.mail.${one}`) }))} />
        </Form.Item>
        <Button htmlType="submit" loading={save.isPending}>
          {t("duty.mail.save")}
        </Button>
      </Form>
      {save.isError && <ProblemWords error={save.error} />}
      {choice.configured && choice.address !== null && <TestLetter />}
    </>
  );
}

function TestLetter() {
  const { t } = useSpeech();
  const test = useMutation({ mutationFn: () => tell<LetterView>("/api/account/mail/test", "POST") });
  return (
    <div className="mail-test">
      <Button loading={test.isPending} onClick={() => test.mutate()}>
        {t("duty.mail.test")}
      </Button>
      {test.data !== undefined && (
        <p role="status" className={test.data.state === "sent" ? "notice" : "notice notice-short"}>
          {t(`duty.mail.tested.${test.data.state}`, { error: test.data.error ?? "" })}
        </p>
      )}
      {test.isError && <ProblemWords error={test.error} />}
    </div>
  );
}
