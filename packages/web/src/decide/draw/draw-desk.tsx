import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { DrawView } from "@youheng/server/api";
import { drawQuestion } from "../../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../../shell/index.ts";
import { Digest } from "./digest.tsx";
import { DrawnRing } from "./drawn-ring.tsx";
import { FixStep } from "./fix-step.tsx";
import { GuaranteeList } from "./guarantee-list.tsx";
import { ListStep } from "./list-step.tsx";
import { PaperLinks } from "./paper-links.tsx";
import { RunStep, SeedStep } from "./seed-step.tsx";
import { SchoolResults } from "./school-results.tsx";

/** One draw, step by step: list, digest, seed in public, draw, receipt. What is done stays to be seen; what comes next waits. */
export function DrawDesk() {
  const { t, say } = useSpeech();
  const params: { readonly draw?: string; readonly region?: string; readonly year?: string } = useParams({
    strict: false,
  });
  const draw = useQuery(drawQuestion(params.draw ?? ""));
  if (draw.error) return <Trouble error={draw.error} again={() => void draw.refetch()} />;
  if (draw.data === undefined) return <Waiting />;
  const one = draw.data;
  return (
    <div className="draws">
      <header className="school-head">
        <p className="eyebrow">
          <Link
            to="/regions/$region/$year/places/act"
            params={{ region: params.region ?? "", year: params.year ?? "" }}
          >
            {t("draw.title")}
          </Link>
        </p>
        <h1>{say(one.title)}</h1>
        <p>
          <span className={`draw-state draw-state-${one.state}`}>{t(`draw.state.${one.state}`)}</span>{" "}
          {one.committed_at !== null && (
            <Link className="link" to="/draws/$draw" params={{ draw: one.draw_id }}>
              {t("draw.publicPage")}
            </Link>
          )}
        </p>
        {one.abandoned_because !== null && (
          <p className="notice notice-short">{t("draw.public.abandoned", { because: one.abandoned_because })}</p>
        )}
      </header>
      <Steps draw={one} />
    </div>
  );
}

function Steps({ draw }: { readonly draw: DrawView }) {
  const { t } = useSpeech();
  const open = draw.abandoned_because === null && draw.deleted_at === null;
  const fixed = draw.committed_at !== null;
  const at = currentStep(draw);
  return (
    <ol className="draw-steps" aria-label={t("draw.steps.label")}>
      <Step name={t("draw.steps.rules")} number={1} at={at}>
        <SchoolResults draw={{ ...draw, schools: null }} />
        <p className="fine">
          {t(`draw.method.${draw.rules.method}`)} · {t("draw.public.source")}: {draw.rules.seed.source} ·{" "}
          {t("draw.public.drawDate")} {draw.draw_date} · {t("draw.public.deleteOn")} {draw.delete_on}
        </p>
        <details>
          <summary>{t("draw.guarantees")}</summary>
          <GuaranteeList list={draw.guarantees} />
        </details>
      </Step>
      <Step name={t("draw.steps.list")} number={2} at={at}>
        <ListStep draw={draw} open={open && !fixed} />
      </Step>
      <Step name={t("draw.steps.fix")} number={3} at={at}>
        {draw.commitment_digest === null ? (
          open && draw.applicants !== null && <FixStep draw={draw} />
        ) : (
          <>
            <Digest value={draw.commitment_digest} large />
            {open && (
              <p className="fine no-print">
                <a href={`/api/draws/${encodeURIComponent(draw.draw_id)}/slips`} download>
                  {t("draw.fix.slips")}
                </a>{" "}
                {t("draw.fix.slipsHint")}
              </p>
            )}
          </>
        )}
      </Step>
      <Step name={t("draw.steps.seed")} number={4} at={at}>
        {(draw.seed !== null || (open && fixed)) && <SeedStep draw={draw} />}
      </Step>
      <Step name={t("draw.steps.run")} number={5} at={at}>
        {open && draw.seed !== null && draw.drawn_at === null && <RunStep draw={draw} />}
        {draw.drawn_at !== null && <DrawnRing draw={draw} />}
        {draw.drawn_at !== null && <SchoolResults draw={draw} />}
      </Step>
      <Step name={t("draw.steps.receipt")} number={6} at={at}>
        {draw.receipt_digest !== null && <Digest value={draw.receipt_digest} />}
        {draw.receipt_digest !== null && <PaperLinks draw={draw} />}
      </Step>
    </ol>
  );
}

/** The step that waits for someone: 2 the list, 3 to fix it, 4 the seed, 5 to run; 7: nothing is left to do. */
function currentStep(draw: DrawView): number {
  if (draw.drawn_at !== null) return 7;
  if (draw.seed !== null) return 5;
  if (draw.committed_at !== null) return 4;
  return draw.applicants === null ? 2 : 3;
}

interface StepProps {
  readonly name: string;
  readonly number: number;
  readonly at: number;
  readonly children: ReactNode;
}

function Step({ name, number, at, children }: StepProps) {
  const state = number < at ? "done" : number === at ? "now" : "later";
  return (
    <li className={`panel draw-step draw-step-${state}`} aria-current={state === "now" ? "step" : undefined}>
      <span className="draw-step-mark" aria-hidden="true">
        {state === "done" ? "✓" : number}
      </span>
      <div className="draw-step-body">
        <h2>{name}</h2>
        {children}
      </div>
    </li>
  );
}
