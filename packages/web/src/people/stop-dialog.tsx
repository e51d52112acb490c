import { App, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PersonView } from "@youheng/server/api";
import { peopleQuestion, tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

/** Stops an account, or lets it in again. */
export function StopDialog({ person, close }: { readonly person: PersonView; readonly close: () => void }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const stopped = person.state !== "stopped";
  const stop = useMutation({
    mutationFn: () => tell<PersonView>(`/api/people/${person.account_id}/stop`, "POST", { stopped }),
    onSuccess: async () => {
      void message.success(t(stopped ? "people.stopped" : "people.resumed"));
      close();
      await client.invalidateQueries(peopleQuestion);
    },
  });
  const name = person.full_name ?? person.name;
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => stop.mutate()}
      title={stopped ? t("people.stopTitle", { name }) : `${t("people.resume")} · ${name}`}
      okText={t(stopped ? "people.stop" : "people.resume")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: stop.isPending, danger: stopped }}
    >
      {stopped && <p>{t("people.stopHint")}</p>}
      {stop.isError && <ProblemWords error={stop.error} />}
    </Modal>
  );
}
