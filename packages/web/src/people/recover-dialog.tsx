import { Checkbox, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { InvitedView, PersonView } from "@youheng/server/api";
import { peopleQuestion, tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import type { MadeLink } from "./people-page.tsx";

interface RecoverProps {
  readonly person: PersonView;
  readonly close: () => void;
  readonly made: (link: MadeLink) => void;
}

/** Unlocks an account and makes a new one-time link for it. */
export function RecoverDialog({ person, close, made }: RecoverProps) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const [dropFactor, setDropFactor] = useState(false);
  const name = person.full_name ?? person.name;
  const recover = useMutation({
    mutationFn: () =>
      tell<InvitedView>(`/api/people/${person.account_id}/recover`, "POST", { second_factor: dropFactor }),
    onSuccess: async ({ link }) => {
      made({ name, link });
      close();
      await client.invalidateQueries(peopleQuestion);
    },
  });
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => recover.mutate()}
      title={t("people.recoverTitle", { name })}
      okText={t("people.recover")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: recover.isPending }}
    >
      <p>{t("people.recoverHint")}</p>
      {person.second_factor && (
        <Checkbox checked={dropFactor} onChange={(event) => setDropFactor(event.target.checked)}>
          {t("people.dropFactor")}
        </Checkbox>
      )}
      {recover.isError && <ProblemWords error={recover.error} />}
    </Modal>
  );
}
