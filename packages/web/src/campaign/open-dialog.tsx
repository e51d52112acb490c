import { App, Form, Input, InputNumber, Modal, Select } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { CampaignDetail } from "@youheng/server/api";
import { campaignsQuestion, regionsQuestion, tell } from "../ask/index.ts";
import { ProblemWords, useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

interface OpenInput {
  readonly region: string;
  readonly year: number;
  readonly deadline: string;
  readonly note?: string;
}

/** Opens a campaign: for which year, until when. */
export function OpenDialog({ close }: { readonly close: () => void }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<OpenInput>();
  const isKnown = useQuery(regionsQuestion).data !== undefined; // the form begins with the region and its next year
  const open = useMutation({
    mutationFn: ({ region, year, deadline, note }: OpenInput) =>
      tell<CampaignDetail>(`/api/regions/${region}/years/${year}/campaign`, "PUT", {
        deadline,
        note: note?.trim() || null,
      }),
    onSuccess: async ({ region_code: region, school_year: year }) => {
      void message.success(t("campaign.opened"));
      await client.invalidateQueries(campaignsQuestion);
      await navigate({ to: "/regions/$region/$year/campaign", params: { region, year: String(year) } });
    },
  });
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => form.submit()}
      title={t("campaign.openTitle")}
      okText={t("campaign.open")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: open.isPending }}
    >
      <p className="fine">{t("campaign.noneHint")}</p>
      {isKnown && <OpenFields form={form} finish={(input) => open.mutate(input)} />}
      {open.isError && <ProblemWords error={open.error} />}
    </Modal>
  );
}

interface FieldsProps {
  readonly form: ReturnType<typeof Form.useForm<OpenInput>>[0];
  readonly finish: (input: OpenInput) => void;
}

function OpenFields({ form, finish }: FieldsProps) {
  const { t, say } = useSpeech();
  const account = useSession()?.account;
  const regions = useQuery(regionsQuestion).data ?? [];
  const own = regions.find((one) => one.region_code === account?.region_code) ?? regions[0];
  const newest = own?.years[0]?.school_year;
  const places = regions.map((one) => ({ value: one.region_code, label: say(one.name) }));
  const initial = {
    region: own?.region_code ?? account?.region_code,
    year: newest === undefined ? undefined : newest + 1,
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={finish}>
      <Form.Item name="region" label={t("campaign.region")} rules={[{ required: true }]}>
        {places.length > 0 ? <Select options={places} /> : <Input />}
      </Form.Item>
      <Form.Item name="year" label={t("campaign.year")} rules={[{ required: true }]}>
        <InputNumber min={2000} max={2100} />
      </Form.Item>
      <Form.Item name="deadline" label={t("campaign.deadline")} rules={[{ required: true }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="note" label={t("campaign.note")}>
        <Input.TextArea rows={2} maxLength={500} placeholder={t("campaign.notePlaceholder")} />
      </Form.Item>
    </Form>
  );
}
