import { App, Button } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { OpenSessionView } from "@youheng/server/api";
import { sessionsQuestion, tell } from "../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { whenOf } from "./when-of.ts";

/** Open sessions, each of which can be ended; one's own where no account is named. */
export function SessionList({ account }: { readonly account?: string }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const sessions = useQuery(sessionsQuestion(account));
  const path = account === undefined ? "/api/account/sessions" : `/api/people/${account}/sessions`;
  const end = useMutation({
    mutationFn: (id: string) => tell<undefined>(`${path}/${id}`, "DELETE"),
    onSuccess: async () => {
      void message.success(t("people.ended"));
      await client.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
  if (sessions.error) return <Trouble error={sessions.error} again={() => void sessions.refetch()} />;
  if (sessions.data === undefined) return <Waiting />;
  if (sessions.data.length === 0) return <p className="empty">{t("people.sessionsNone")}</p>;
  return (
    <ul className="session-list">
      {sessions.data.map((one) => (
        <li key={one.session_id}>
          <SessionWords session={one} />
          {!one.is_this && (
            <Button size="small" loading={end.isPending} onClick={() => end.mutate(one.session_id)}>
              {t("people.end")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function SessionWords({ session }: { readonly session: OpenSessionView }) {
  const { t, language } = useSpeech();
  return (
    <div>
      <strong>{t(`people.openedBy.${session.opened_by}`)}</strong>{" "}
      {session.is_this && <span className="state">{t("people.thisOne")}</span>}
      <small className="block calm">{t("people.seen", { when: whenOf(session.last_seen_at, language) })}</small>
      {session.agent !== null && <small className="block calm agent">{session.agent}</small>}
    </div>
  );
}
