import { Button, Form, Input } from "antd";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { Problem } from "../ask/index.ts";
import { useSpeech } from "../text/index.ts";
import { linkToken } from "./link-token.ts";
import { useLinkSignIn, useSignIn } from "./session.ts";

/** Signs in: by the one-time link where the address has one, else by name and password. */
export function SignInPage() {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const [token] = useState(() => linkToken(window.location.hash, window.location.search));
  const byLink = useLinkSignIn();
  const tried = useRef(false);
  useEffect(() => {
    if (token === null || tried.current) return;
    tried.current = true;
    window.history.replaceState(null, "", window.location.pathname);
    byLink.mutate(token, { onSuccess: () => void navigate({ to: "/" }) });
  }, [token, byLink, navigate]);
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
      <SignInForm />
    </section>
  );
}

function SignInForm() {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const signIn = useSignIn();
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(who: { name: string; password: string }) =>
        signIn.mutate(who, { onSuccess: () => void navigate({ to: "/" }) })
      }
    >
      <Form.Item name="name" label={t("identity.name")} rules={[{ required: true }]}>
        <Input autoComplete="username" autoFocus size="large" />
      </Form.Item>
      <Form.Item name="password" label={t("identity.password")} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" size="large" />
      </Form.Item>
      {signIn.isError && (
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

/** What the server said against it. */
export function ProblemWords({ error }: { readonly error: Error }) {
  const { language } = useSpeech();
  if (!(error instanceof Problem)) return <p>{error.message}</p>;
  return <p>{language === "zh" ? error.view.detail : error.view.detail_en}</p>;
}
