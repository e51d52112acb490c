import { Button } from "antd";
import { useState } from "react";
import type { DrawView } from "@youheng/server/api";
import { readSeed } from "@youheng/kernel/decide";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { today } from "../../text/index.ts";
import { Abandon } from "./fix-step.tsx";
import { Field } from "./new-draw.tsx";
import { Underway } from "./underway.tsx";
import { useStep } from "./use-step.ts";

/** The seed: before, a form that says what the rules promised; after, the seed and who was there. */
export function SeedStep({ draw }: { readonly draw: DrawView }) {
  const { t, language } = useSpeech();
  if (draw.seed === null) return <SeedForm draw={draw} />;
  const { text, drawn_on: on, witnesses } = draw.seed;
  return (
    <>
      <p className="seed-said">
        <strong>{t("draw.seed.recorded", { text })}</strong>
      </p>
      <p className="fine">
        {on}
        {witnesses.length > 0 &&
          ` · ${t("draw.seed.witnessed", { names: witnesses.join(language === "zh" ? "、" : ", ") })}`}
      </p>
    </>
  );
}

function SeedForm({ draw }: { readonly draw: DrawView }) {
  const { t, language } = useSpeech();
  const record = useStep(draw, "seed");
  const [text, setText] = useState("");
  const [witnesses, setWitnesses] = useState("");
  const [on, setOn] = useState(today);
  const read = readSeed(text, draw.rules, draw.numbers ?? 0);
  const wrong = text !== "" && "wrong" in read ? read.wrong[language] : null;
  const send = (): void =>
    record.mutate({ text, drawn_on: on, witnesses: witnesses.split("\n").filter((name) => name.trim() !== "") });
  return (
    <>
      <p>{t("draw.seed.hint", { source: draw.rules.seed.source })}</p>
      <form
        className="draw-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Field label={t("draw.seed.text")} hint={wrong ?? seedForm(draw, t)}>
          <input
            required
            className="seed-input"
            value={text}
            aria-invalid={wrong !== null}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Field label={t("draw.seed.witnesses")}>
          <textarea rows={2} value={witnesses} onChange={(event) => setWitnesses(event.target.value)} />
        </Field>
        <Field label={t("draw.seed.on")}>
          <input type="date" required value={on} onChange={(event) => setOn(event.target.value)} />
        </Field>
        <p>
          <Button type="primary" htmlType="submit" loading={record.isPending} disabled={text === "" || wrong !== null}>
            {t("draw.seed.record")}
          </Button>
        </p>
      </form>
      {record.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={record.error} />
        </div>
      )}
      <Abandon draw={draw} />
    </>
  );
}

/** What form the rules promised for the seed. */
function seedForm({ rules }: DrawView, t: ReturnType<typeof useSpeech>["t"]): string {
  if (rules.method === "ring") return t("draw.seed.ring");
  if (rules.seed.kind === "public") return t("draw.seed.public");
  const { count, lowest, highest } = rules.seed;
  return t("draw.seed.numbers", { count: count ?? 0, lowest: lowest ?? 0, highest: highest ?? 0 });
}

/** Running is one press: everything it needs is fixed. */
export function RunStep({ draw }: { readonly draw: DrawView }) {
  const { t } = useSpeech();
  const run = useStep(draw, "run");
  return (
    <>
      <p>{t("draw.run.hint")}</p>
      <p>
        <Button type="primary" loading={run.isPending} onClick={() => run.mutate({})}>
          {t("draw.run.button")}
        </Button>
      </p>
      {run.isPending && <Underway applicants={draw.applicants} />}
      {run.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={run.error} />
        </div>
      )}
    </>
  );
}
