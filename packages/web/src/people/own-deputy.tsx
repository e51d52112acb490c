import { App, Button, Form, Input, Select } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { OwnDeputyView } from "@youheng/server/api";
import { ownDeputyQuestion, tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { Trouble, useSpeech } from "../shell/index.ts";

interface Standing {
  readonly deputy_id: string | null;
  readonly from_day: string;
  readonly to_day: string;
}

/** Who stands in for whoever is signed in, and for whom he stands in. */
export function OwnDeputy() {
  const { t } = useSpeech();
  const own = useQuery(ownDeputyQuestion);
  if (own.error) return <Trouble error={own.error} again={() => void own.refetch()} />;
  if (own.data === undefined) return null;
  return (
    <section className="panel" aria-labelledby="own-deputy">
      <header>
        <h2 id="own-deputy">{t("duty.deputy.title")}</h2>
        <p className="fine">{t("duty.deputy.hint")}</p>
      </header>
      {own.data.stands_in_for.map((one) => (
        <p className="notice notice-calm" key={one.account_id}>
          {t("duty.deputy.for", { who: one.full_name ?? one.name, from: one.from_day, to: one.to_day })}
        </p>
      ))}
      <Naming own={own.data} />
    </section>
  );
}

function Naming({ own }: { readonly own: OwnDeputyView }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Standing>();
  const [today] = useState(() => new Date().toLocaleDateString("sv-SE"));
  const name = useMutation({
    mutationFn: (standing: Standing) => tell<OwnDeputyView>("/api/account/deputy", "PUT", standing),
    onSuccess: (after, { deputy_id }) => {
      void message.success(t(deputy_id === null ? "duty.over.deputyGone" : "duty.over.deputySet"));
      client.setQueryData(ownDeputyQuestion.queryKey, after);
      form.resetFields();
    },
  });
  const drop = () => name.mutate({ deputy_id: null, from_day: today, to_day: today });
  return (
    <>
      {own.deputy !== null && <Now deputy={own.deputy} drop={drop} />}
      {own.colleagues.length === 0 ? (
        <p className="empty">{t("duty.deputy.nobody")}</p>
      ) : (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          className="mail-choice"
          initialValues={{ from_day: today }}
          onFinish={(standing) => name.mutate(standing)}
        >
          <Fields own={own} />
          <Button htmlType="submit" loading={name.isPending}>
            {t(own.deputy === null ? "duty.deputy.name" : "duty.deputy.change")}
          </Button>
        </Form>
      )}
      {name.isError && <ProblemWords error={name.error} />}
    </>
  );
}

function Now({ deputy, drop }: { readonly deputy: NonNullable<OwnDeputyView["deputy"]>; readonly drop: () => void }) {
  const { t } = useSpeech();
  const who = deputy.full_name ?? deputy.name;
  return (
    <p className="notice">
      {t("duty.deputy.now", { who, from: deputy.from_day, to: deputy.to_day })}
      {" · "}
      <span className="calm">{t("duty.deputy.by", { who: deputy.named_by })}</span>{" "}
      <Button size="small" onClick={drop}>
        {t("duty.over.deputyDrop")}
      </Button>
    </p>
  );
}

function Fields({ own }: { readonly own: OwnDeputyView }) {
  const { t } = useSpeech();
  const all = own.duties;
  const wordsOf = (n: number): string =>
    n > 0 ? t("duty.deputy.cannot", { n, all }) : t(all === 0 ? "duty.deputy.canNone" : "duty.deputy.can", { n: all });
  return (
    <>
      <Form.Item name="deputy_id" label={t("duty.over.deputy")} rules={[{ required: true }]}>
        <Select
          showSearch
          optionFilterProp="label"
          options={own.colleagues.map((one) => ({
            value: one.account_id,
            label: `${one.full_name ?? one.name} · ${wordsOf(one.beyond)}`,
          }))}
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
