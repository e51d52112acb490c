import { PasswordForm, useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { CalendarFeed } from "./calendar-feed.tsx";
import { MailChoice } from "./mail-choice.tsx";
import { OwnDeputy } from "./own-deputy.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { SessionList } from "./session-list.tsx";

/** One's own account: who one is here, password, second factor, open sessions. */
export function AccountPage() {
  const { t, say } = useSpeech();
  const session = useSession();
  const account = session?.account;
  if (!account) return null;
  return (
    <div className="page people">
      <header className="page-head">
        <div>
          <h1>{t("people.own")}</h1>
          <p className="lead">
            {account.full_name ?? session?.name} ·{" "}
            {t("people.iAm", { role: say(account.role_name), region: say(account.region_name) })}
          </p>
        </div>
      </header>
      <section className="panel" aria-labelledby="own-password">
        <h2 id="own-password">{t("identity.password")}</h2>
        <PasswordForm done={() => undefined} />
      </section>
      <MailChoice />
      <CalendarFeed />
      <OwnDeputy />
      <SecondFactor />
      <section className="panel" aria-labelledby="own-sessions">
        <header>
          <h2 id="own-sessions">{t("people.ownSessions")}</h2>
          <p className="fine">{t("people.ownSessionsHint")}</p>
        </header>
        <SessionList />
      </section>
    </div>
  );
}
