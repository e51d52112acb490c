import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { RequirementDocument, SchoolShort } from "@youheng/kernel/assess";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { asItIs } from "./as-it-is.ts";
import { figureWords, limitOf } from "./requirement-figure.tsx";
import { codesInWords, conditionWords } from "./requirement-trace.ts";
import { VerdictShape } from "./verdict-mark.tsx";

const firstSchools = 4;

interface RequirementLineProps {
  readonly one: RequirementDocument;
  readonly askWhy: (one: RequirementDocument) => void;
}

/** One requirement: verdict, figure against limit, and below it what decided: schools, relaxations, documents. */
export function RequirementLine({ one, askWhy }: RequirementLineProps) {
  const speech = useSpeech();
  const { t, say, text } = speech;
  const figure = figureWords(one, speech);
  const limit = limitOf(one, speech);
  return (
    <li className={`requirement requirement-${one.verdict}`}>
      <div className="requirement-head">
        <span className="requirement-mark">
          <VerdictShape mark={one.verdict} />
          <span className="sr-only">{verdictWords(one, speech.t)}</span>
        </span>
        <span className="requirement-name">
          {say(one.name)} <small>{one.clause}</small>
        </span>
        <span className="requirement-figure">
          <button type="button" className="why" onClick={() => askWhy(one)} title={t("school.why")}>
            {figure ?? <span className="missing">{text.missing[one.missing?.reason ?? "other"]}</span>}
            <span className="sr-only">{t("why.open", { what: say(one.name) })}</span>
          </button>
          {limit !== null && <small>{limit}</small>}
        </span>
        <span className={`requirement-verdict verdict-${one.verdict}`} aria-hidden="true">
          {figure === null ? "" : verdictWords(one, t)}
        </span>
      </div>
      <Decided one={one} />
    </li>
  );
}

function verdictWords(one: RequirementDocument, t: ReturnType<typeof useSpeech>["t"]): string {
  if (one.verdict === "not_assessable") return t("requirement.noData");
  if (one.area === "veto") return t(one.verdict === "meets" ? "requirement.vetoMeets" : "requirement.vetoFalls");
  return t(`verdict.${one.verdict}`);
}

/** What decided it, where there is more to say than the figure. */
function Decided({ one }: { readonly one: RequirementDocument }) {
  const { t, say } = useSpeech();
  const { now } = useDistrict();
  const requirement = now.bundle.standard.requirements?.find(({ id }) => id === one.id);
  const option = requirement?.kind === "region" ? requirement.options.find(({ id }) => id === one.option) : undefined;
  const short = one.schools?.short.filter(({ verdict }) => verdict === "falls_short") ?? [];
  const unknown = one.schools?.short.filter(({ verdict }) => verdict === "not_assessable") ?? [];
  return (
    <>
      {option !== undefined && (
        <p className="requirement-note">{t("requirement.option", { name: say(option.name) })}</p>
      )}
      {short.length > 0 && <Schools one={one} schools={short} words="requirement.shortSchools" />}
      {unknown.length > 0 && <Schools one={one} schools={unknown} words="requirement.unknownSchools" />}
      {one.schools?.relaxed.map((relaxed) => (
        <p key={relaxed.id} className="requirement-note">
          <Relaxed name={say(relaxed.name)} codes={relaxed.school_codes} />
        </p>
      ))}
      {one.kind === "evidence" && <Evidence one={one} />}
      {one.kind !== "evidence" && one.evidence.length > 0 && (
        <p className="requirement-note">
          {t("requirement.handedIn")}: {[...new Set(one.evidence)].join(" · ")}
        </p>
      )}
    </>
  );
}

function Relaxed({ name, codes }: { readonly name: string; readonly codes: readonly string[] }) {
  const { t, language } = useSpeech();
  const { now } = useDistrict();
  const nameOf = (code: string): string => {
    const row = now.facts.text["school_code"]?.indexOf(code) ?? -1;
    return now.facts.text["school_name"]?.[row] ?? code;
  };
  const named = codes
    .slice(0, firstSchools)
    .map(nameOf)
    .join(language === "zh" ? "、" : ", ");
  const schools = codes.length <= firstSchools ? named : `${t("requirement.and", { names: named })} (${codes.length})`;
  return <>{t("requirement.relaxed", { name, schools })}</>;
}

interface SchoolsProps {
  readonly one: RequirementDocument;
  readonly schools: readonly SchoolShort[];
  readonly words: "requirement.shortSchools" | "requirement.unknownSchools";
}

/** The schools that decided, by the condition that each fails, with its figures; the first few at once. */
function Schools({ one, schools, words }: SchoolsProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { now } = useDistrict();
  const [all, setAll] = useState(false);
  const shown = all ? schools : schools.slice(0, firstSchools);
  const conditions = Map.groupBy(shown, (school) => school.condition);
  return (
    <div className="requirement-schools">
      <p className="fine">{t(words, { n: schools.length })}</p>
      {[...conditions.values()].map((group) => (
        <div key={group[0]!.condition}>
          <p className="requirement-condition">{conditionWords(now, one.id, group[0]!, speech)}</p>
          <ul>
            {group.map((school) => (
              <ShortSchool key={school.row} school={school} />
            ))}
          </ul>
        </div>
      ))}
      {shown.length < schools.length && (
        <button type="button" className="link no-print" onClick={() => setAll(true)}>
          {t("why.more", { n: schools.length - shown.length })}
        </button>
      )}
    </div>
  );
}

function ShortSchool({ school }: { readonly school: SchoolShort }) {
  const speech = useSpeech();
  const { now } = useDistrict();
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  return (
    <li>
      <Link
        to="/regions/$region/$year/balance/assess/schools/$school"
        search={true}
        params={{ region: params.region ?? "", year: params.year ?? "", school: school.school_code ?? "" }}
      >
        {school.school_name ?? school.school_code}
      </Link>
      <span className="figures">{asItIs(codesInWords(school.substituted, now.compiled, speech), school.verdict)}</span>
    </li>
  );
}

function Evidence({ one }: { readonly one: RequirementDocument }) {
  const { t, say } = useSpeech();
  const { region = "", year = "" } = useParams({ strict: false });
  const params = { region, year };
  return (
    <details className="requirement-evidence">
      <summary>{one.question === null ? t("requirement.details") : say(one.question)}</summary>
      <dl>
        <dt>{t("requirement.documents")}</dt>
        <dd>
          <ul>
            {one.documents.map((document, i) => (
              <li key={i}>{say(document)}</li>
            ))}
          </ul>
        </dd>
        <dt>{t("requirement.handedIn")}</dt>
        <dd>{one.evidence.length === 0 ? t("requirement.nothingHandedIn") : one.evidence.join(" · ")}</dd>
      </dl>
      <Link className="button no-print" to="/regions/$region/$year/answers" params={params}>
        {t("duty.answers.link")}
      </Link>
    </details>
  );
}
