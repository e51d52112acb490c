import { Link, useParams } from "@tanstack/react-router";
import { PasswordNotice } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { BringReturn } from "./bring-return.tsx";
import { FormColumns } from "./form-columns.tsx";
import { VersionList } from "./version-list.tsx";

/** Sense: put a return in, see what is there. */
export function SensePage() {
  const { t } = useSpeech();
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  return (
    <div className="sense">
      <h1 className="sr-only">{t("sense.title")}</h1>
      <VersionList region={params.region ?? ""} year={Number(params.year)} />
      <BringReturn />
      <p>
        <Link
          to="/regions/$region/$year/balance/sense/lineage"
          params={{ region: params.region ?? "", year: params.year ?? "" }}
        >
          {t("lineage.link")}
        </Link>
      </p>
      <FormColumns />
    </div>
  );
}

/** The first thing to do where nothing is known yet. */
export function FirstImportPage() {
  const { t } = useSpeech();
  return (
    <div className="sense">
      <PasswordNotice />
      <section className="hero hero-words">
        <h1>{t("sense.emptyTitle")}</h1>
        <p className="because">{t("sense.emptyHint")}</p>
      </section>
      <BringReturn />
      <FormColumns />
    </div>
  );
}
