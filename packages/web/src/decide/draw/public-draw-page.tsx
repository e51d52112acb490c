import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { DrawView } from "@youheng/server/api";
import { publicDrawQuestion } from "../../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../../shell/index.ts";
import { Digest } from "./digest.tsx";
import { DrawnRing } from "./drawn-ring.tsx";
import { GuaranteeList } from "./guarantee-list.tsx";
import { LookUp } from "./look-up.tsx";
import { MethodPicture } from "./method-picture.tsx";
import { MyLine } from "./my-line.tsx";
import { PaperLinks } from "./paper-links.tsx";
import { SchoolResults } from "./school-results.tsx";
import { SeedStep } from "./seed-step.tsx";
import { VerifyHere } from "./verify-here.tsx";

/** A draw as anyone sees it, without signing in: the digest before, the result and the receipt after. */
export function PublicDrawPage() {
  const { t, say } = useSpeech();
  const params: { readonly draw?: string } = useParams({ strict: false });
  const draw = useQuery(publicDrawQuestion(params.draw ?? ""));
  if (draw.error) return <Trouble error={draw.error} again={() => void draw.refetch()} />;
  if (draw.data === undefined) return <Waiting />;
  const one = draw.data;
  return (
    <article className="page draws public-draw">
      <header className="school-head">
        <p className="eyebrow">
          <Link to="/draws">{t("draw.public.all")}</Link>
        </p>
        <h1>{say(one.title)}</h1>
        <p>
          <span className={`draw-state draw-state-${one.state}`}>{t(`draw.state.${one.state}`)}</span>
        </p>
        <Notices draw={one} />
      </header>
      {one.state === "drawn" && <LookUp draw={one} />}
      <Before draw={one} />
      <section className="panel" aria-labelledby="facts">
        <h2 id="facts">{t("draw.public.facts")}</h2>
        {one.seed !== null && <SeedStep draw={one} />}
        <Facts draw={one} />
        <DrawnRing draw={one} />
        <SchoolResults draw={one} />
      </section>
      {one.state !== "deleted" && <MyLine draw={one} />}
      {one.state === "drawn" && <VerifyHere draw={one} />}
      <section className="panel public-method" aria-label={t("draw.guarantees")}>
        <h2>{t(`draw.method.${one.rules.method}`)}</h2>
        <MethodPicture method={one.rules.method} />
        <GuaranteeList list={one.guarantees} />
      </section>
      <Threats />
    </article>
  );
}

function Notices({ draw }: { readonly draw: DrawView }) {
  const { t } = useSpeech();
  return (
    <>
      {draw.abandoned_because !== null && (
        <p className="notice notice-short">{t("draw.public.abandoned", { because: draw.abandoned_because })}</p>
      )}
      {draw.state === "deleted" && (
        <p className="notice">{t("draw.public.deleted", { day: draw.deleted_at?.slice(0, 10) ?? "" })}</p>
      )}
      {draw.state === "fixed" && <p className="lead">{t("draw.public.not")}</p>}
    </>
  );
}

function Before({ draw }: { readonly draw: DrawView }) {
  const { t } = useSpeech();
  return (
    <section className="panel" aria-labelledby="before">
      <h2 id="before">{t("draw.public.before")}</h2>
      {draw.commitment_digest !== null && <Digest value={draw.commitment_digest} large />}
      <p className="fine">{t("draw.public.beforeHint")}</p>
      <dl className="digests">
        {(["list", "rules", "receipt"] as const).map((which) => {
          const value = draw[`${which}_digest`];
          return value === null ? null : (
            <div key={which}>
              <dt>{t(`draw.public.${which}Digest`)}</dt>
              <dd>
                <Digest value={value} />
              </dd>
            </div>
          );
        })}
      </dl>
      <PaperLinks draw={draw} />
    </section>
  );
}

function Facts({ draw }: { readonly draw: DrawView }) {
  const { t } = useSpeech();
  const facts = [
    ["applicants", draw.applicants],
    ["numbers", draw.numbers],
    ["drawDate", draw.draw_date],
    ["deleteOn", draw.delete_on],
    ["source", draw.rules.seed.source],
  ] as const;
  return (
    <dl className="draw-facts">
      {facts.map(([key, value]) => (
        <div key={key}>
          <dt>{t(`draw.public.${key}`)}</dt>
          <dd className="figures">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const THREATS = ["list", "rules", "seed", "early", "result", "left"] as const;

function Threats() {
  const { t } = useSpeech();
  return (
    <section className="panel" aria-labelledby="threats">
      <h2 id="threats">{t("draw.public.threats")}</h2>
      <ul className="threats">
        {THREATS.map((one) => (
          <li key={one}>{t(`draw.public.threat.${one}`)}</li>
        ))}
      </ul>
    </section>
  );
}
