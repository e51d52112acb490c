import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { VersionDetail } from "@youheng/server/api";
import { versionQuestion } from "../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { printAmount } from "../text/index.ts";
import { Difference } from "./difference.tsx";
import { FindingList } from "./finding-list.tsx";
import { PublishPanel } from "./publish-panel.tsx";
import { VersionState, WhoWhen } from "./version-state.tsx";

/** One version: what was found in it, what differs, and publishing or withdrawing it. */
export function VersionPage() {
  const { t } = useSpeech();
  const params: { readonly version?: string; readonly region?: string; readonly year?: string } = useParams({
    strict: false,
  });
  const version = useQuery(versionQuestion(params.version ?? ""));
  if (version.error) return <Trouble error={version.error} again={() => void version.refetch()} />;
  if (version.data === undefined) return <Waiting />;
  return (
    <div className="sense">
      <Link
        className="back no-print"
        to="/regions/$region/$year/balance/sense"
        params={{ region: params.region ?? "", year: params.year ?? "" }}
      >
        ← {t("sense.versions")}
      </Link>
      <VersionHead version={version.data} />
      <PublishPanel version={version.data} />
      <FindingList findings={version.data.findings} downloads={<VersionDownloads version={version.data} />} />
      <Difference version={version.data} />
    </div>
  );
}

function VersionHead({ version }: { readonly version: VersionDetail }) {
  const { t, language } = useSpeech();
  return (
    <header className="school-head">
      <h1>
        {t("sense.number", { number: version.number })} <VersionState state={version.state} />
      </h1>
      <p>
        {version.file || t("sense.noFile")} · {t("sense.schools", { n: version.schools })}
        {version.students !== null && ` · ${t("sense.students", { n: printAmount(version.students, language) })}`}
      </p>
      {version.reason !== null && version.reason !== "" && (
        <p>
          {t("sense.reason")}
          {language === "zh" ? "：" : ": "}
          {version.reason}
        </p>
      )}
      <WhoWhen version={version} />
      <p className="fine">
        {t("sense.digest")} <code>{version.digest.slice(0, 16)}</code>
      </p>
    </header>
  );
}

function VersionDownloads({ version }: { readonly version: VersionDetail }) {
  const { t } = useSpeech();
  if (version.import_id === null) return null;
  const base = `/api/imports/${encodeURIComponent(version.import_id)}`;
  return (
    <>
      {version.findings.length > 0 && (
        <a className="button" href={`${base}/workbook`} download>
          {t("sense.marked")}
        </a>
      )}
      <a className="link" href={`${base}/file`} download>
        {t("sense.original")}
      </a>
    </>
  );
}
