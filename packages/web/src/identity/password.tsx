import { App, Button, Form, Input } from "antd";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useSpeech } from "../text/index.ts";
import { useSession, useSetPassword } from "./session.ts";
import { ProblemWords } from "./sign-in-page.tsx";

/** As the server asks; the server has the last word. */
const least = 10;

/** One who came by a one-time link is asked, without being held up, to set a password. */
export function PasswordNotice() {
  const { t } = useSpeech();
  const session = useSession();
  const [later, setLater] = useState(false);
  const [open, setOpen] = useState(false);
  if (session?.needs_password !== true || later) return null;
  return (
    <aside className="notice notice-calm no-print">
      <p>
        <strong>{t("identity.setTitle")}</strong> {t("identity.setWhy")}
      </p>
      {open ? (
        <PasswordForm done={() => setOpen(false)} />
      ) : (
        <p className="row">
          <Button type="primary" onClick={() => setOpen(true)}>
            {t("identity.set")}
          </Button>
          <Button type="text" onClick={() => setLater(true)}>
            {t("identity.later")}
          </Button>
        </p>
      )}
    </aside>
  );
}

/** A page of its own, for one who wants to change the password. */
export function PasswordPage() {
  const { t } = useSpeech();
  const navigate = useNavigate();
  return (
    <section className="sign-in">
      <h1>{t("identity.setTitle")}</h1>
      <PasswordForm done={() => void navigate({ to: "/" })} />
    </section>
  );
}

/** Sets the password; the current one is wanted where there is one. */
export function PasswordForm({ done }: { readonly done: () => void }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const set = useSetPassword();
  const hasPassword = useSession()?.needs_password === false;
  const finish = ({ password, current }: { password: string; current?: string }) =>
    set.mutate(
      { password, ...(current ? { current } : {}) },
      {
        onSuccess: () => {
          void message.success(t("identity.done"));
          done();
        },
      },
    );
  return (
    <Form layout="vertical" requiredMark={false} onFinish={finish} className="password-form">
      {hasPassword && (
        <Form.Item name="current" label={t("identity.current")} extra={t("identity.currentHint")}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
      )}
      <Form.Item
        name="password"
        label={t("identity.newPassword", { least })}
        rules={[{ required: true, min: least, message: t("identity.short", { least }) }]}
      >
        <Input.Password autoComplete="new-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t("identity.repeat")}
        dependencies={["password"]}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue("password") ? Promise.resolve() : Promise.reject(new Error(t("identity.differ"))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {set.isError && <ProblemWords error={set.error} />}
      <Button type="primary" htmlType="submit" loading={set.isPending}>
        {t("save")}
      </Button>
    </Form>
  );
}
