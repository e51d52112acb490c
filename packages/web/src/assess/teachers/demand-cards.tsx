import { useState } from "react";
import { requirementsIn, type RequirementDocument } from "@youheng/kernel/assess";
import type { TeacherDemand, TeacherStanding } from "@youheng/kernel/decide";
import { useSpeech } from "../../shell/index.ts";
import { printAmount, printBeside } from "../../text/index.ts";
import { useDistrict } from "../district.tsx";
import { figureWords } from "../requirement-figure.tsx";
import { RequirementWhy } from "../requirement-why.tsx";
import { VerdictMark } from "../verdict-mark.tsx";

const percent = 100;

/** What the standard asks of the district's teachers: the roster's figure, and beside it what the return reports. */
export function DemandCards({ standing, hasLast }: { readonly standing: TeacherStanding; readonly hasLast: boolean }) {
  const { t } = useSpeech();
  const { now } = useDistrict();
  const [why, setWhy] = useState<RequirementDocument | null>(null);
  const asked = requirementsIn(now.document, "government");
  return (
    <section className="demands" aria-label={t("standing.demands")}>
      {standing.demands.map((one) => (
        <DemandCard
          key={one.id}
          demand={one}
          hours={standing.training_hours}
          waits={!hasLast && (one.id === "rotation" || one.id === "backbone")}
          reported={asked.find(({ id }) => id === one.requirement)}
          askWhy={setWhy}
        />
      ))}
      <RequirementWhy one={why} close={() => setWhy(null)} />
    </section>
  );
}

interface DemandCardProps {
  readonly demand: TeacherDemand;
  readonly hours: number;
  /** last year's roster is not there yet */
  readonly waits: boolean;
  readonly reported: RequirementDocument | undefined;
  readonly askWhy: (one: RequirementDocument) => void;
}

function DemandCard({ demand, hours, waits, reported, askWhy }: DemandCardProps) {
  const { t, language } = useSpeech();
  const { id, counted, of, unknown, share, meets } = demand;
  const mark = meets === null ? "not_assessable" : meets ? "meets" : "falls_short";
  const limit = `${printAmount(demand.at_least * percent, language)}%`;
  const name = t(`standing.demand.${id}`, { n: hours });
  return (
    <article className={`panel demand demand-${mark}`} aria-label={name}>
      <h2>{name}</h2>
      <p className="demand-figure">
        <span className="figures">{share === null ? "—" : `${shareWords(demand, language)}%`}</span>
        <small>≥ {limit}</small>
        <VerdictMark mark={mark} />
      </p>
      <ShareBar demand={demand} />
      <p className="fine">
        {waits
          ? t("standing.waits")
          : t("standing.counted", { counted: printAmount(counted, language), of: printAmount(of, language) })}
        {unknown > 0 && ` ${t("standing.unknown", { n: printAmount(unknown, language) })}`}
      </p>
      {reported !== undefined && <Reported one={reported} differs={differs(demand, reported)} askWhy={askWhy} />}
    </article>
  );
}

function shareWords({ share, at_least: limit, meets }: TeacherDemand, language: "zh" | "en"): string {
  const value = share! * percent;
  if (meets === null) return printAmount(Math.round(value * 10) / 10, language);
  return printBeside({ value, limit: limit * percent, over: meets, reaching: true, decimals: 1 }, language);
}

/** Whether roster and return lead to different verdicts. */
function differs({ meets }: TeacherDemand, { verdict }: RequirementDocument): boolean {
  return meets !== null && verdict !== "not_assessable" && meets !== (verdict === "meets");
}

interface ReportedProps {
  readonly one: RequirementDocument;
  readonly differs: boolean;
  readonly askWhy: (one: RequirementDocument) => void;
}

function Reported({ one, differs: turned, askWhy }: ReportedProps) {
  const speech = useSpeech();
  const { t, text } = speech;
  const figure = figureWords(one, speech) ?? text.missing[one.missing?.reason ?? "other"];
  return (
    <p className={turned ? "demand-reported demand-turned" : "demand-reported"}>
      {t("standing.reported")}{" "}
      <button type="button" className="why" onClick={() => askWhy(one)} title={t("school.why")}>
        {figure}
      </button>{" "}
      {one.verdict !== "not_assessable" && t(`verdict.${one.verdict}`)}
      {turned && <strong>{t("standing.turned")}</strong>}
    </p>
  );
}

/** The share against what is asked, as a bar. */
function ShareBar({ demand: { share, at_least: limit, meets } }: { readonly demand: TeacherDemand }) {
  const end = Math.min(1, Math.max(limit * 2, share ?? 0));
  const at = (of: number): string => `${Math.min(1, of / end) * percent}%`;
  return (
    <svg className="bullet" width="100%" height="20" aria-hidden="true">
      <rect x="0" y="5" width="100%" height="10" className="bar-ground" />
      <rect
        x="0"
        y="5"
        width={at(share ?? 0)}
        height="10"
        className={meets === null ? "bar-unknown" : meets ? "bar-meets" : "bar-low"}
      />
      <line x1={at(limit)} x2={at(limit)} y1="0" y2="20" className="standard-line" />
    </svg>
  );
}
