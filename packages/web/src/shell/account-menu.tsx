import { Dropdown } from "antd";
import { useNavigate } from "@tanstack/react-router";
import { textSizes } from "../design/index.ts";
import type { TextSize } from "../design/index.ts";
import { useSession, useSignOut } from "../identity/index.ts";
import { prefer, usePreferences } from "./preferences.ts";
import { useSpeech } from "../text/index.ts";

/** Text size, print, the standard, the API, the account. */
export function AccountMenu() {
  const { t } = useSpeech();
  const session = useSession();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const { textSize } = usePreferences();
  const sizes = (Object.keys(textSizes) as TextSize[]).map((size) => ({
    key: `size-${size}`,
    label: <span className={`size-${size}`}>{t(`menu.size.${size}`)}</span>,
    onClick: () => prefer({ textSize: size }),
  }));
  const may = session?.account?.may ?? [];
  const signedIn = session?.signed_in === true;
  const items = [
    { key: "sizes", type: "group" as const, label: t("menu.textSize"), children: sizes },
    { key: "line-1", type: "divider" as const },
    { key: "print", label: t("menu.print"), onClick: () => window.print() },
    ...(signedIn
      ? [
          { key: "standards", label: t("menu.standards"), onClick: () => void navigate({ to: "/standards" }) },
          ...(may.includes("audit.read")
            ? [{ key: "audit", label: t("menu.audit"), onClick: () => void navigate({ to: "/audit" }) }]
            : []),
          ...(may.includes("mail.read")
            ? [{ key: "mail", label: t("duty.mail.menu"), onClick: () => void navigate({ to: "/mail" }) }]
            : []),
          { key: "api", label: <a href="/api/docs">{t("menu.api")}</a> },
          { key: "line-2", type: "divider" as const },
          ...(may.includes("campaign.read") && may.includes("facts.read")
            ? [{ key: "campaigns", label: t("campaign.menu"), onClick: () => void navigate({ to: "/campaigns" }) }]
            : []),
          ...(may.includes("people.read")
            ? [{ key: "people", label: t("people.menu"), onClick: () => void navigate({ to: "/people" }) }]
            : []),
          { key: "account", label: t("people.own"), onClick: () => void navigate({ to: "/account" }) },
          { key: "out", label: t("menu.signOut"), onClick: () => signOut.mutate() },
        ]
      : []),
  ];
  return (
    <Dropdown menu={{ items, selectedKeys: [`size-${textSize}`] }} trigger={["click"]} placement="bottomRight">
      <button type="button" className="tool" aria-haspopup="menu">
        {session?.name ?? t("menu.more")}
        <span aria-hidden="true" className="caret" />
      </button>
    </Dropdown>
  );
}
