import { App, Button, Input } from "antd";
import { useSpeech } from "../shell/index.ts";
import type { MadeLink } from "./people-page.tsx";

/** The one-time link, shown once to whoever hands it over. */
export function LinkNote({ made, close }: { readonly made: MadeLink; readonly close: () => void }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const address = `${window.location.origin}${made.link}`;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    void message.success(t("people.copied"));
  };
  return (
    <aside className="notice link-note no-print" role="status">
      <p>
        <strong>{t("people.linkFor", { name: made.name })}</strong>
      </p>
      <p className="row">
        <Input readOnly value={address} aria-label={t("people.link")} onFocus={(event) => event.target.select()} />
        <Button type="primary" onClick={() => void copy()}>
          {t("people.copy")}
        </Button>
        <Button onClick={close}>{t("close")}</Button>
      </p>
      <p className="fine">{t("people.link")}</p>
    </aside>
  );
}
