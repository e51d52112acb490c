import type { VersionState as State, VersionView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";

/** The state of a version as a word with a mark: ● published, ○ draft, – superseded, × withdrawn. */
export function VersionState({ state }: { readonly state: State }) {
  const { t } = useSpeech();
  return <span className={`state state-${state}`}>{t(`sense.state.${state}`)}</span>;
}

/** Who brought and who published a version, and when. */
export function WhoWhen({ version }: { readonly version: VersionView }) {
  const { t, language } = useSpeech();
  return (
    <dl className="who-when">
      <dt>{t("sense.createdBy")}</dt>
      <dd>{t("sense.by", { who: version.created_by, when: printTime(version.created_at, language) })}</dd>
      {version.published_at !== null && (
        <>
          <dt>{t("sense.publishedBy")}</dt>
          <dd>{t("sense.by", { who: version.published_by ?? "", when: printTime(version.published_at, language) })}</dd>
        </>
      )}
    </dl>
  );
}

/** A moment in the reader's own time. @example printTime("2026-09-20T08:00:00Z", "en") */
export function printTime(at: string, language: "zh" | "en"): string {
  return new Date(at).toLocaleString(language === "zh" ? "zh-CN" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
  });
}
