import { App, Button, Input, Modal, Select } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { SupervisorView, VisitProposalView } from "@youheng/server/api";
import { schoolNamesQuestion, standardsQuestion, tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

interface ProposeProps {
  readonly region: string;
  readonly supervisors: readonly SupervisorView[];
  readonly close: () => void;
}

interface VisitAsk {
  readonly supervisor: string;
  readonly from: string;
  readonly to: string;
}

/** Proposes visits from what each school lacks; looked at first, kept after. */
export function ProposeVisits({ region, supervisors, close }: ProposeProps) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const standard = useQuery(standardsQuestion).data?.find((one) => one.id.includes("quality"))?.id ?? "";
  const [ask, setAsk] = useState<VisitAsk>({ supervisor: supervisors[0]?.name ?? "", from: "", to: "" });
  const path = `/api/regions/${encodeURIComponent(region)}/visits`;
  const propose = useMutation({
    mutationFn: () => tell<VisitProposalView>(`${path}/proposal`, "POST", { ...ask, standard }),
  });
  const keep = useMutation({
    mutationFn: () => tell<unknown>(path, "POST", { supervisor: ask.supervisor, visits: propose.data?.visits ?? [] }),
    onSuccess: async () => {
      void message.success(t("act.recorded"));
      close();
      await client.invalidateQueries({ queryKey: ["act"] });
    },
  });
  const change = (part: Partial<VisitAsk>): void => {
    setAsk({ ...ask, ...part });
    propose.reset();
  };
  return (
    <Modal
      open
      width={720}
      title={t("act.planVisits")}
      onCancel={close}
      onOk={() => keep.mutate()}
      okText={t("act.keepPlan")}
      cancelText={t("cancel")}
      okButtonProps={{ disabled: (propose.data?.visits.length ?? 0) === 0, loading: keep.isPending }}
    >
      <div className="visit-ask">
        <AskFields supervisors={supervisors} ask={ask} change={change} />
        <Button disabled={Object.values(ask).includes("")} loading={propose.isPending} onClick={() => propose.mutate()}>
          {t("act.propose")}
        </Button>
      </div>
      {propose.isError && <ProblemWords error={propose.error} />}
      {propose.data !== undefined && propose.data !== null && <Proposal region={region} proposal={propose.data} />}
      {keep.isError && <ProblemWords error={keep.error} />}
    </Modal>
  );
}

interface AskProps {
  readonly supervisors: readonly SupervisorView[];
  readonly ask: VisitAsk;
  readonly change: (part: Partial<VisitAsk>) => void;
}

function AskFields({ supervisors, ask, change }: AskProps) {
  const { t } = useSpeech();
  const options = supervisors.map(({ name, full_name, schools }) => ({
    value: name,
    label: t("act.supervisorSchools", { name: full_name ?? name, n: schools.length }),
  }));
  return (
    <>
      <label className="field">
        {t("act.supervisor")}
        <Select value={ask.supervisor} options={options} onChange={(supervisor: string) => change({ supervisor })} />
      </label>
      {(["from", "to"] as const).map((end) => (
        <label key={end} className="field">
          {t(`act.${end}`)}
          <Input type="date" value={ask[end]} onChange={(event) => change({ [end]: event.target.value })} />
        </label>
      ))}
    </>
  );
}

function Proposal({ region, proposal }: { readonly region: string; readonly proposal: VisitProposalView }) {
  const { t, say } = useSpeech();
  const names = useQuery(schoolNamesQuestion(region)).data ?? [];
  const nameOf = (code: string): string => names.find((one) => one.school_code === code)?.school_name ?? code;
  return (
    <>
      {proposal.left_out.length > 0 && (
        <p className="cell-error">{t("act.leftOut", { names: proposal.left_out.map(nameOf).join(t("act.comma")) })}</p>
      )}
      <ul className="visit-list proposal">
        {proposal.visits.map((visit) => (
          <li key={visit.school_code} className="visit">
            <strong className="visit-day">{visit.day}</strong>
            <div>
              <strong>{nameOf(visit.school_code)}</strong>
              <ul className="visit-points">
                {visit.points.length === 0 && <li className="calm">{t("act.lookAtNone")}</li>}
                {visit.points.map((point) => (
                  <li key={point.zh}>{say(point)}</li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
