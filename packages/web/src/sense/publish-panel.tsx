import { App, Button, Input, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { VersionDetail, VersionView } from "@youheng/server/api";
import { tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

/** What may be done with a version now: publish, withdraw, look at its verdict. */
export function PublishPanel({ version }: { readonly version: VersionDetail }) {
  const { t } = useSpeech();
  const [asking, setAsking] = useState<"publish" | "withdraw" | null>(null);
  const place = { region: version.region_code, year: String(version.school_year) };
  const mayPublish = version.state !== "published";
  return (
    <section className="publish-panel no-print">
      {mayPublish && version.errors > 0 && (
        <p className="notice notice-short">{t("sense.publishBlocked", { n: version.errors })}</p>
      )}
      <div className="row">
        {mayPublish && (
          <Button type="primary" size="large" disabled={version.errors > 0} onClick={() => setAsking("publish")}>
            {t("sense.publish")}
          </Button>
        )}
        {version.state === "published" ? (
          <Link className="button button-strong" to="/regions/$region/$year/balance/assess" params={place}>
            {t("sense.toAssess")}
          </Link>
        ) : (
          <Link
            className="button"
            to="/regions/$region/$year/balance/assess"
            params={place}
            search={{ version: version.version_id }}
          >
            {t("sense.preview")}
          </Link>
        )}
        {version.state !== "withdrawn" && version.state !== "superseded" && (
          <Button size="large" onClick={() => setAsking("withdraw")}>
            {t("sense.withdraw")}
          </Button>
        )}
      </div>
      {asking !== null && <ActDialog act={asking} version={version} close={() => setAsking(null)} />}
    </section>
  );
}

interface ActDialogProps {
  readonly act: "publish" | "withdraw";
  readonly version: VersionDetail;
  readonly close: () => void;
}

function ActDialog({ act, version, close }: ActDialogProps) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState("");
  const needsReason = act === "withdraw" || version.warnings > 0;
  const run = useMutation({
    mutationFn: () =>
      tell<VersionView>(
        `/api/versions/${encodeURIComponent(version.version_id)}/${act}`,
        "POST",
        reason.trim() === "" ? {} : { reason: reason.trim() },
      ),
    onSuccess: async () => {
      void message.success(t(act === "publish" ? "sense.published" : "sense.withdrawn"));
      close();
      await Promise.all(
        ["versions", "version", "regions", "facts", "difference"].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      );
      if (act === "publish")
        await navigate({
          to: "/regions/$region/$year/balance/assess",
          params: { region: version.region_code, year: String(version.school_year) },
        });
    },
  });
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => run.mutate()}
      cancelText={t("cancel")}
      okText={t(`sense.${act}`)}
      title={t(act === "publish" ? "sense.publishTitle" : "sense.withdrawTitle", { number: version.number })}
      okButtonProps={{ loading: run.isPending, disabled: needsReason && reason.trim() === "" }}
    >
      <p>{t(act === "publish" ? "sense.publishHint" : "sense.withdrawHint")}</p>
      {needsReason && (
        <label className="field">
          {act === "publish" ? t("sense.publishReason", { n: version.warnings }) : t("sense.reason")}
          <Input.TextArea
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            autoFocus
          />
        </label>
      )}
      {run.isError && <ProblemWords error={run.error} />}
    </Modal>
  );
}
