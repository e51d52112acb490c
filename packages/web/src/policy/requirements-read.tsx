import type { DatedLimit, Requirement, Standard, Words } from "@youheng/kernel/model";
import { printAmount, printShare, unitWords, useSpeech } from "../text/index.ts";
import { Sources } from "./sources.tsx";

const areas = ["entry", "government", "quality", "recognition", "veto"] as const;

/** What a standard asks beside resources, as people read it: clause, condition or formula, limits with their dates, documents. */
export function RequirementsRead({ standard }: { readonly standard: Standard }) {
  const { t } = useSpeech();
  const all = standard.requirements ?? [];
  if (all.length === 0) return null;
  return (
    <section className="panel policy-requirements" aria-labelledby="policy-requirements">
      <h2 id="policy-requirements">{t("workshop.requirementList")}</h2>
      {areas.map((area) => {
        const own = all.filter((one) => one.area === area);
        if (own.length === 0) return null;
        return (
          <section key={area}>
            <h3>{t(`requirement.area.${area}`)}</h3>
            <ol>
              {own.map((one) => (
                <RequirementRead key={one.id} one={one} />
              ))}
            </ol>
          </section>
        );
      })}
    </section>
  );
}

function RequirementRead({ one }: { readonly one: Requirement }) {
  const { t, say } = useSpeech();
  return (
    <li>
      <details>
        <summary>
          {say(one.name)} <Asked one={one} />
        </summary>
        <p className="fine">{one.clause}</p>
        {one.kind === "schools" && (
          <>
            {one.holds.map((text) => (
              <p key={text} className="formula-line">
                {text}
              </p>
            ))}
            {one.relaxations.length > 0 && <h4>{t("workshop.relaxations")}</h4>}
            {one.relaxations.map((relaxation) => (
              <p key={relaxation.id}>
                <span className={relaxation.on ? "on-off on" : "on-off"}>
                  {t(relaxation.on ? "policy.on" : "policy.off")}
                </span>{" "}
                {say(relaxation.name)} <code className="fine">{relaxation.when}</code>
              </p>
            ))}
          </>
        )}
        {one.kind === "region" && (
          <>
            <p className="formula-line">{one.formula}</p>
            {one.options.length > 0 && <h4>{t("workshop.options")}</h4>}
            {one.options.map((option) => (
              <p key={option.id}>
                {say(option.name)} <code className="fine">{option.formula}</code>
              </p>
            ))}
          </>
        )}
        {one.kind === "evidence" && <Evidence question={one.question} documents={one.documents} />}
        <Sources sources={one.sources} />
      </details>
    </li>
  );
}

function Evidence({ question, documents }: { readonly question: Words; readonly documents: readonly Words[] }) {
  const { t, say } = useSpeech();
  return (
    <>
      <p>{say(question)}</p>
      {documents.length > 0 && <h4>{t("workshop.documents")}</h4>}
      <ul className="document-list">
        {documents.map((one) => (
          <li key={one.en}>{say(one)}</li>
        ))}
      </ul>
    </>
  );
}

/** The limits of a figure of the county, each with its unit, its day and its place. */
function Asked({ one }: { readonly one: Requirement }) {
  const { t, text, language } = useSpeech();
  if (one.kind !== "region") return null;
  const signs = [
    ["≥", one.atLeast],
    ["≤", one.atMost],
    ["<", one.below],
  ] as const;
  const words = (sign: string, { value, from, region }: DatedLimit): string => {
    const where = region === undefined ? "" : ` ${region}`;
    const since =
      from === one.validFrom && region === undefined ? "" : `（${t("workshop.limitFrom", { from })}${where}）`;
    const unit = one.unit === "1" ? "" : unitWords(text, one.unit);
    const amount = one.unit === "share" && value <= 1 ? printShare(value, language, 1) : printAmount(value, language);
    return `${sign} ${amount}${unit === "" ? "" : ` ${unit}`}${since}`;
  };
  return (
    <b className="asked">
      {signs.flatMap(([sign, limits]) => (limits ?? []).map((limit) => words(sign, limit))).join(" · ")}
    </b>
  );
}
