import { Button } from "antd";
import { Link } from "@tanstack/react-router";
import { Problem } from "../ask/index.ts";
import { useSpeech } from "../text/index.ts";

/** What no second try changes. */
const FORBIDDEN = 403;

/** Shown while something is read. */
export function Waiting() {
  const { t } = useSpeech();
  return (
    <p className="waiting" role="status">
      {t("loading")}
    </p>
  );
}

/** Shown where the server declined or failed: what is wrong, in the reader's language, and a way on. */
export function Trouble({ error, again }: { readonly error: Error; readonly again?: () => void }) {
  const { t, language } = useSpeech();
  const known = error instanceof Problem ? error.view : null;
  const isRefused = known?.status === FORBIDDEN;
  return (
    <section className="trouble" role="alert">
      <h1>{known === null ? t("broken.title") : language === "zh" ? known.detail : known.detail_en}</h1>
      {known === null && (
        <>
          <p>{t("broken.hint")}</p>
          <pre>{error.message}</pre>
        </>
      )}
      {isRefused && <Link to="/">{t("notFound.home")}</Link>}
      {again !== undefined && !isRefused && <Button onClick={again}>{t("again")}</Button>}
    </section>
  );
}
