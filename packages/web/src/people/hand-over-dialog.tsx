import { App, Modal, Select } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { DutyView, LeavingView, PersonView, ReceiverView } from "@youheng/server/api";
import { leavingQuestion, tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";

interface OverProps {
  readonly person: PersonView;
  readonly close: () => void;
}

/** Somebody leaves: everything that is open goes to another at once, and the account ends. */
export function HandOverDialog({ person, close }: OverProps) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const leaving = useQuery(leavingQuestion(person.account_id));
  const [to, setTo] = useState<string>();
  const [withSchools, setWithSchools] = useState(person.schools.length > 0);
  const [stop, setStop] = useState(true);
  const over = useMutation({
    mutationFn: () =>
      tell<DutyView[]>(`/api/people/${person.account_id}/hand-over`, "POST", { to, with_schools: withSchools, stop }),
    onSuccess: async (duties) => {
      void message.success(t("duty.over.done", { n: duties.length }));
      close();
      await client.invalidateQueries({ queryKey: ["people"] });
      await client.invalidateQueries({ queryKey: ["act"] });
    },
  });
  const name = person.full_name ?? person.name;
  return (
    <Modal
      open
      width={680}
      onCancel={close}
      onOk={() => over.mutate()}
      title={t("duty.over.title", { name })}
      okText={t("duty.over.do")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: over.isPending, disabled: to === undefined, danger: stop }}
    >
      <p>{t("duty.over.hint")}</p>
      {leaving.error ? (
        <Trouble error={leaving.error} again={() => void leaving.refetch()} />
      ) : leaving.data === undefined ? (
        <Waiting />
      ) : (
        <>
          <Duties leaving={leaving.data} />
          {person.schools.length > 0 && (
            <Check
              checked={withSchools}
              change={(checked) => {
                setWithSchools(checked);
                setTo(undefined);
              }}
              words={t("duty.over.withSchools", { n: person.schools.length })}
            />
          )}
          <Receivers receivers={leaving.data.receivers} withSchools={withSchools} to={to} choose={setTo} />
          {person.state !== "stopped" && (
            <Check checked={stop} change={setStop} words={t("duty.over.stop", { name })} />
          )}
        </>
      )}
      {over.isError && <ProblemWords error={over.error} />}
    </Modal>
  );
}

interface CheckProps {
  readonly checked: boolean;
  readonly change: (checked: boolean) => void;
  readonly words: string;
}

function Check({ checked, change, words }: CheckProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(event) => change(event.target.checked)} /> {words}
    </label>
  );
}

function Duties({ leaving }: { readonly leaving: LeavingView }) {
  const { t, say } = useSpeech();
  if (leaving.duties.length === 0) return <p className="empty">{t("duty.over.none")}</p>;
  return (
    <>
      <h3 className="over-count">{t("duty.over.duties", { n: leaving.duties.length })}</h3>
      <ul className="over-duties">
        {leaving.duties.map((one) => (
          <li key={`${one.region_code} ${one.subject}`}>
            <span className="state">{t(`duty.kind.${one.kind}`)}</span> {say(one.title)}{" "}
            <small className="calm">{one.due_on}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

interface ReceiversProps {
  readonly receivers: readonly ReceiverView[];
  readonly withSchools: boolean;
  readonly to: string | undefined;
  readonly choose: (id: string) => void;
}

/** Who may take over; those who may not are shown with how much they may not do. */
function Receivers({ receivers, withSchools, to, choose }: ReceiversProps) {
  const { t } = useSpeech();
  const able = receivers
    .map((one) => ({ one, beyond: withSchools ? one.beyond_with_schools : one.beyond }))
    .filter(({ beyond }) => beyond !== null)
    .toSorted((a, b) => (a.beyond ?? 0) - (b.beyond ?? 0));
  return (
    <label className="field">
      {t("duty.over.receiver")}
      <Select
        showSearch
        optionFilterProp="label"
        value={to ?? null}
        onChange={(id: string) => choose(id)}
        options={able.map(({ one, beyond }) => ({
          value: one.account_id,
          disabled: beyond !== 0,
          label: `${one.full_name ?? one.name} · ${beyond === 0 ? t("duty.over.can") : t("duty.over.cannot", { n: beyond ?? 0 })}`,
        }))}
      />
      <small className="calm">{t("duty.over.receiverHint")}</small>
    </label>
  );
}
