import { Link } from "@tanstack/react-router";
import { useSpeech } from "../text/index.ts";

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useSpeech();
  return (
    <section className="trouble">
      <h1>{t("notFound.title")}</h1>
      <Link to="/">{t("notFound.home")}</Link>
    </section>
  );
}
