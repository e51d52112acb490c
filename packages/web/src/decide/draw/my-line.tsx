import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { checkSlip, type SlipCheck } from "@youheng/kernel/decide";
import type { DrawView } from "@youheng/server/api";
import { commitmentQuestion } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";

/** A family's own line, found among the published digests by its slip; nothing is sent anywhere. */
export function MyLine({ draw }: { readonly draw: DrawView }) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const [slip, setSlip] = useState("");
  const look = useMutation({
    mutationFn: async () =>
      checkSlip(slip, (await client.ensureQueryData(commitmentQuestion(draw.draw_id))).row_digests),
  });
  return (
    <section className="panel my-line" aria-labelledby="my-line">
      <h2 id="my-line">{t("draw.public.mine")}</h2>
      <p>{t("draw.public.mineHint")}</p>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          look.mutate();
        }}
      >
        <textarea
          rows={2}
          required
          className="digest-input"
          aria-label={t("draw.public.mine")}
          value={slip}
          spellCheck={false}
          onChange={(event) => setSlip(event.target.value)}
        />
        <button type="submit" className="button">
          {t("draw.public.mineCheck")}
        </button>
      </form>
      <div aria-live="polite">
        {look.isError && <ProblemWords error={look.error} />}
        {look.data !== undefined && <MineWords check={look.data} />}
      </div>
    </section>
  );
}

function MineWords({ check }: { readonly check: SlipCheck }) {
  const { t } = useSpeech();
  if (check.row === null) return <p className="notice">{t("draw.public.mineNone")}</p>;
  if (!check.found) return <p className="notice notice-short">{t("draw.public.mineLost")}</p>;
  const { applicant, preferences } = check.row;
  return (
    <p className="notice notice-verified">
      {t("draw.public.mineFound", { applicant, preferences: preferences.join(" › ") })}
    </p>
  );
}
