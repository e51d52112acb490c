import { Button } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { LetterView } from "@youheng/server/api";
import { mailQuestion, tell } from "../ask/index.ts";
import { ProblemWords, useSession } from "../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";

/** How mail goes out: each letter, whether it was sent, and why not. */
export function MailPage() {
  const { t } = useSpeech();
  const mail = useQuery(mailQuestion);
  if (mail.error) return <Trouble error={mail.error} again={() => void mail.refetch()} />;
  if (mail.data === undefined) return <Waiting />;
  const { configured, from, letters } = mail.data;
  const failed = letters.filter((one) => one.state === "failed").length;
  return (
    <div className="page">
      <header className="keep-head">
        <h1>{t("duty.mail.title")}</h1>
        <p className="lead">{t("duty.mail.lead")}</p>
        {configured && from !== null && <p className="fine">{t("duty.mail.from", { from })}</p>}
      </header>
      {!configured && <p className="notice">{t("duty.mail.unconfigured")}</p>}
      {failed > 0 && (
        <p role="status" className="notice notice-short">
          {t("duty.mail.failedCount", { n: failed })}
        </p>
      )}
      <section className="panel" aria-label={t("duty.mail.title")}>
        {letters.length === 0 ? <p className="empty">{t("duty.mail.empty")}</p> : <Letters letters={letters} />}
      </section>
    </div>
  );
}

function Letters({ letters }: { readonly letters: readonly LetterView[] }) {
  const { t } = useSpeech();
  return (
    <div className="wide-table">
      <table className="people-table">
        <thead>
          <tr>
            <th scope="col">{t("duty.mail.to")}</th>
            <th scope="col">{t("duty.mail.heading")}</th>
            <th scope="col">{t("duty.mail.at")}</th>
            <th scope="col">{t("duty.evidence.state")}</th>
          </tr>
        </thead>
        <tbody>
          {letters.map((one) => (
            <LetterLine key={one.mail_id} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LetterLine({ one }: { readonly one: LetterView }) {
  const { t, language } = useSpeech();
  const client = useQueryClient();
  const may = useSession()?.account?.may ?? [];
  const again = useMutation({
    mutationFn: () => tell<LetterView>(`/api/mail/${one.mail_id}/again`, "POST"),
    onSettled: () => client.invalidateQueries(mailQuestion),
  });
  const when = (at: string): string =>
    new Date(at).toLocaleString(language === "zh" ? "zh-CN" : "en-GB", { dateStyle: "short", timeStyle: "short" });
  return (
    <tr>
      <td>
        <strong>{one.account}</strong>
        <small className="block calm">{one.region_code}</small>
      </td>
      <td>
        {one.heading}
        <small className="block calm">{t(`duty.mail.kind.${one.kind}`)}</small>
      </td>
      <td>{when(one.made_at)}</td>
      <td>
        <span className={`state letter-${one.state}`}>{t(`duty.mail.state.${one.state}`)}</span>{" "}
        {one.tries > 1 && <small className="calm">{t("duty.mail.tries", { n: one.tries })}</small>}
        {one.error !== null && <small className="block cell-error agent">{one.error}</small>}
        {one.state === "failed" && may.includes("mail.operate") && (
          <Button size="small" loading={again.isPending} onClick={() => again.mutate()}>
            {t("duty.mail.again")}
          </Button>
        )}
        {again.isError && <ProblemWords error={again.error} />}
      </td>
    </tr>
  );
}
