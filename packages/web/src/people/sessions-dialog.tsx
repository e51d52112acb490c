import { Modal } from "antd";
import type { PersonView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";
import { SessionList } from "./session-list.tsx";

/** The open sessions of another's account. */
export function SessionsDialog({ person, close }: { readonly person: PersonView; readonly close: () => void }) {
  const { t } = useSpeech();
  return (
    <Modal
      open
      onCancel={close}
      footer={null}
      title={t("people.sessionsTitle", { name: person.full_name ?? person.name })}
    >
      <SessionList account={person.account_id} />
    </Modal>
  );
}
