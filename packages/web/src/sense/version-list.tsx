import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { VersionView } from "@youheng/server/api";
import { versionsQuestion } from "../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { printAmount } from "../text/index.ts";
import { VersionState, WhoWhen } from "./version-state.tsx";

/** Every version of a year's return, newest first: which is published, who brought it, who published it. */
export function VersionList({ region, year }: { readonly region: string; readonly year: number }) {
  const { t, yearOf } = useSpeech();
  const versions = useQuery(versionsQuestion(region, year));
  if (versions.error) return <Trouble error={versions.error} again={() => void versions.refetch()} />;
  if (versions.data === undefined) return <Waiting />;
  return (
    <section className="panel versions" aria-labelledby="versions">
      <header>
        <h2 id="versions">
          {yearOf(year)} · {t("sense.versions")}
        </h2>
        <p className="fine">{t("sense.versionsHint")}</p>
      </header>
      {versions.data.length === 0 ? (
        <p className="empty">{t("sense.versionsNone")}</p>
      ) : (
        <ol className="version-list">
          {versions.data.map((version) => (
            <VersionLine key={version.version_id} version={version} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** One version in a list. */
export function VersionLine({ version }: { readonly version: VersionView }) {
  const { t, language } = useSpeech();
  return (
    <li className={`version version-${version.state}`}>
      <div className="version-name">
        <Link
          to="/regions/$region/$year/balance/sense/versions/$version"
          params={{ region: version.region_code, year: String(version.school_year), version: version.version_id }}
        >
          {t("sense.number", { number: version.number })}
        </Link>
        <VersionState state={version.state} />
      </div>
      <div className="version-file">
        <span>{version.file || t("sense.noFile")}</span>
        <small>
          {t("sense.schools", { n: version.schools })}
          {version.students !== null && ` · ${t("sense.students", { n: printAmount(version.students, language) })}`}
          {version.reason !== null && version.reason !== "" && ` · ${version.reason}`}
        </small>
      </div>
      <div className="version-trouble">
        {version.errors > 0 && (
          <span className="count-error">
            {t("sense.severity.error")} {version.errors}
          </span>
        )}
        {version.warnings > 0 && (
          <span className="count-warning">
            {t("sense.severity.warning")} {version.warnings}
          </span>
        )}
      </div>
      <WhoWhen version={version} />
    </li>
  );
}
