import { Button } from "antd";
import { useState } from "react";
import type { DrawView } from "@youheng/server/api";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { Underway } from "./underway.tsx";
import { useStep } from "./use-step.ts";

/** Fixing asks twice: it cannot be taken back. */
export function FixStep({ draw }: { readonly draw: DrawView }) {
  const { t } = useSpeech();
  const fix = useStep(draw, "fix");
  const [sure, setSure] = useState(false);
  return (
    <>
      <p>{t("draw.fix.hint")}</p>
      {sure ? (
        <div className="notice notice-calm">
          <p>{t("draw.fix.sure")}</p>
          <Button type="primary" loading={fix.isPending} onClick={() => fix.mutate({})}>
            {t("draw.fix.yes")}
          </Button>
        </div>
      ) : (
        <p>
          <Button type="primary" onClick={() => setSure(true)}>
            {t("draw.fix.button")}
          </Button>
        </p>
      )}
      {fix.isPending && <Underway applicants={draw.applicants} />}
      {fix.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={fix.error} />
        </div>
      )}
    </>
  );
}

/** Giving a fixed draw up before its seed is known; the reason is public. */
export function Abandon({ draw }: { readonly draw: DrawView }) {
  const { t } = useSpeech();
  const abandon = useStep(draw, "abandon");
  const [because, setBecause] = useState("");
  return (
    <details className="abandon">
      <summary className="fine">{t("draw.fix.abandon")}</summary>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          abandon.mutate({ because });
        }}
      >
        <input
          required
          minLength={2}
          aria-label={t("draw.fix.because")}
          placeholder={t("draw.fix.because")}
          value={because}
          onChange={(event) => setBecause(event.target.value)}
        />
        <Button danger htmlType="submit" loading={abandon.isPending}>
          {t("draw.fix.abandon")}
        </Button>
      </form>
      {abandon.isError && <ProblemWords error={abandon.error} />}
    </details>
  );
}
