import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DrawResult, Receipt } from "@youheng/kernel/decide";
import type { DrawView } from "@youheng/server/api";
import { receiptQuestion } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";

/** What became of one code: looked up in the receipt, in this browser. */
export function LookUp({ draw }: { readonly draw: DrawView }) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  const receipt = useQuery({ ...receiptQuestion(draw.draw_id), enabled: asked !== "" });
  return (
    <section className="panel look-up" aria-labelledby="look-up">
      <h2 id="look-up">{t("draw.public.lookUp")}</h2>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(typed.trim());
        }}
      >
        <input
          aria-label={t("draw.public.lookUp")}
          placeholder={t("draw.public.lookUpHint")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="button button-strong">
          {t("draw.public.search")}
        </button>
      </form>
      <div aria-live="polite">
        {receipt.isError && <ProblemWords error={receipt.error} />}
        {asked !== "" && receipt.data !== undefined && <Found receipt={receipt.data} asked={asked} />}
      </div>
    </section>
  );
}

function Found({ receipt, asked }: { readonly receipt: Receipt; readonly asked: string }) {
  const { t } = useSpeech();
  const result = receipt.results.find(({ applicant }) => applicant.toLowerCase() === asked.toLowerCase());
  if (result === undefined) return <p className="notice notice-short">{t("draw.public.unknown")}</p>;
  return <Result result={result} schools={receipt.commitment.rules.schools} />;
}

interface ResultProps {
  readonly result: DrawResult;
  readonly schools: Receipt["commitment"]["rules"]["schools"];
}

function Result({ result, schools }: ResultProps) {
  const { t } = useSpeech();
  const nameOf = (code: string): string => schools.find(({ school_code }) => school_code === code)?.name || code;
  const { school, preference, numbers, order, waiting } = result;
  return (
    <div className="found">
      <p className="found-school">
        {school === null ? t("draw.public.noPlace") : nameOf(school)}
        {preference !== null && schools.length > 1 && <small> {t("draw.public.preference", { n: preference })}</small>}
      </p>
      {waiting.map((one) => (
        <p key={one.school}>{t("draw.public.waits", { school: nameOf(one.school), place: one.place })}</p>
      ))}
      <p className="fine figures">
        {result.applicant} · {t("draw.public.number")} {numbers.join(" · ")}
        {order !== null && ` · ${t("draw.public.order")} ${order}`}
      </p>
    </div>
  );
}
