import { Button } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type ReceiptVerdict, verifyReceipt } from "@youheng/kernel/decide";
import type { DrawView } from "@youheng/server/api";
import { receiptQuestion } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";

/** The whole draw run again in this browser, against the digest that was noted down before. */
export function VerifyHere({ draw }: { readonly draw: DrawView }) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const [noted, setNoted] = useState("");
  const verify = useMutation({
    mutationFn: async () => {
      const receipt = await client.ensureQueryData(receiptQuestion(draw.draw_id));
      // let "running again" be painted before the work begins
      await new Promise((resolve) => setTimeout(resolve, 30));
      const published = noted.replaceAll(/\s/g, "") || draw.commitment_digest;
      return {
        verdict: verifyReceipt(receipt, published === null ? {} : { published }),
        applicants: receipt.list.length,
      };
    },
  });
  return (
    <section className="panel verify-here" aria-labelledby="verify">
      <h2 id="verify">{t("draw.public.verify")}</h2>
      <p>{t("draw.public.verifyHint")}</p>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          verify.mutate();
        }}
      >
        <input
          className="digest-input"
          aria-label={t("draw.public.noted")}
          placeholder={t("draw.public.noted")}
          value={noted}
          spellCheck={false}
          onChange={(event) => setNoted(event.target.value)}
        />
        <Button type="primary" htmlType="submit" loading={verify.isPending}>
          {t("draw.public.verify")}
        </Button>
      </form>
      <div aria-live="polite">
        {verify.isPending && <p className="fine">{t("draw.public.verifying")}</p>}
        {verify.isError && <ProblemWords error={verify.error} />}
        {verify.data !== undefined && <Verdict {...verify.data} />}
      </div>
      <p className="fine">{t("draw.public.distrust")}</p>
    </section>
  );
}

function Verdict({ verdict, applicants }: { readonly verdict: ReceiptVerdict; readonly applicants: number }) {
  const { t, language } = useSpeech();
  return (
    <div className={verdict.verified ? "notice notice-verified" : "notice notice-short"}>
      <p>
        <strong>{verdict.verified ? t("draw.public.verified", { n: applicants }) : t("draw.public.differs")}</strong>
      </p>
      <ul className="checks">
        {verdict.checks.map(({ id, holds, what, ...words }) => (
          <li key={id}>
            <span aria-hidden="true">{holds ? "✓" : "✗"}</span> {words[language]}
            {what.length > 0 && <small className="figures"> {what.slice(0, 10).join(" ")}</small>}
          </li>
        ))}
      </ul>
    </div>
  );
}
