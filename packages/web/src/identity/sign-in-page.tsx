import { Button, Form, Input } from "antd";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { Problem } from "../ask/index.ts";
import { useSpeech } from "../text/index.ts";
import { linkToken } from "./link-token.ts";
import { useLinkSignIn, useSession, useSignIn } from "./session.ts";

/** Signs in: by the one-time link where the address has one, else by name and password. */
export function SignInPage() {
  const { t } = useSpeech();
  const [token] = useState(() => linkToken(window.location.hash, window.location.search));
  const byLink = useLinkSignIn();
  const tried = useRef(false);
  useEffect(() => {
    if (token === null || tried.current) return;
    tried.current = true;
    window.history.replaceState(null, "", window.location.pathname);
    byLink.mutate({ token });
  }, [token, byLink]);
  if (token !== null && wantsCode(byLink.error))
    return (
      <section className="sign-in">
        <h1>{t("brandLong")}</h1>
        <CodeForm isPending={byLink.isPending} give={(code) => byLink.mutate({ token, code })} />
      </section>
    );
  if (token !== null && !byLink.isError)
    return (
      <p className="waiting" role="status">
        {t("identity.byLink")}
      </p>
    );
  return (
    <section className="sign-in">
      <h1>{t("brandLong")}</h1>
      <p className="lead">{t("identity.intro")}</p>
      {byLink.isError && (
        <div className="notice notice-short" role="alert">
          <strong>{t("identity.linkFailed")}</strong>
          <ProblemWords error={byLink.error} />
        </div>
      )}
      <VouchedTrouble />
      <SignInForm />
      <OtherHouse />
      <p className="fine">
        <Link to="/draws">{t("draw.public.title")}</Link>
      </p>
    </section>
  );
}

function SignInForm() {
  const { t } = useSpeech();
  const signIn = useSignIn();
  const [asksCode, setAsksCode] = useState(false);
  if (!asksCode && wantsCode(signIn.error)) setAsksCode(true);
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(who: { name: string; password: string; code?: string }) => signIn.mutate(who)}
    >
      <Form.Item name="name" label={t("identity.name")} rules={[{ required: true }]}>
        <Input autoComplete="username" autoFocus size="large" />
      </Form.Item>
      <Form.Item name="password" label={t("identity.password")} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" size="large" />
      </Form.Item>
      {asksCode && (
        <Form.Item name="code" label={t("people.codeWanted")} rules={[{ required: true }]}>
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} size="large" autoFocus />
        </Form.Item>
      )}
      {signIn.isError && !wantsCode(signIn.error) && (
        <div className="notice notice-short" role="alert">
          <ProblemWords error={signIn.error} />
        </div>
      )}
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {t("identity.submit")}
      </Button>
    </Form>
  );
}

/** True when name and password were right, and the second factor is wanted too. */
function wantsCode(error: Error | null): boolean {
  return error instanceof Problem && error.view.type.endsWith(":second-factor-wanted");
}

/** Asks for the six digits alone: for who came by a link. */
function CodeForm({ give, isPending }: { readonly give: (code: string) => void; readonly isPending: boolean }) {
  const { t } = useSpeech();
  return (
    <Form layout="vertical" requiredMark={false} onFinish={({ code }: { code: string }) => give(code)}>
      <Form.Item name="code" label={t("people.codeWanted")} rules={[{ required: true }]}>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} size="large" autoFocus />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
        {t("identity.submit")}
      </Button>
    </Form>
  );
}

/** Why the other house did not let one in. */
function VouchedTrouble() {
  const { t } = useSpeech();
  const [refused] = useState(() => new URLSearchParams(window.location.search).get("refused"));
  if (refused === null) return null;
  return (
    <div className="notice notice-short" role="alert">
      {t(refused === "unknown" ? "people.oidcUnknown" : "people.oidcFailed")}
    </div>
  );
}

/** The way through another house that vouches for people, where there is one. */
function OtherHouse() {
  const { t } = useSpeech();
  const label = useSession()?.oidc ?? null;
  if (label === null) return null;
  return (
    <p className="row other-house">
      <span className="calm">{t("people.or")}</span>
      <a className="button" href="/api/session/oidc">
        {label}
      </a>
    </p>
  );
}

/** What the server said against it. */
export function ProblemWords({ error }: { readonly error: Error }) {
  const { language } = useSpeech();
  if (!(error instanceof Problem)) return <p>{error.message}</p>;
  return <p>{language === "zh" ? error.view.detail : error.view.detail_en}</p>;
}
