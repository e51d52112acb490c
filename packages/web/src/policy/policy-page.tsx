import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { Indicator, PolicyBundle, Source, Standard } from "@youheng/kernel/model";
import { standardQuestion, standardsQuestion } from "../ask/index.ts";
import { Trouble, useSpeech, Waiting, wordOf } from "../shell/index.ts";
import { printAmount, printShare, unitWords } from "../text/index.ts";
import { CompositeRule } from "./composite-rule.tsx";
import { ofScene } from "./of-scene.ts";
import { RequirementsRead } from "./requirements-read.tsx";
import { Sources } from "./sources.tsx";
import { StandardCases, StandardTools } from "./standard-tools.tsx";

/** The standard as people read it: thresholds, formulas, clauses, sources, and what is still to be checked. */
export function PolicyPage() {
  const { t, say } = useSpeech();
  const params: { readonly standard?: string } = useParams({ strict: false });
  const standards = useQuery(standardsQuestion);
  const id = params.standard ?? (standards.data?.find((one) => one.id === ofScene) ?? standards.data?.[0])?.id;
  const bundle = useQuery({ ...standardQuestion(id ?? ""), enabled: id !== undefined });
  const error = standards.error ?? bundle.error;
  if (error) return <Trouble error={error} />;
  if (bundle.data === undefined || standards.data === undefined) return <Waiting />;
  return (
    <article className="policy">
      {standards.data.length > 1 && (
        <nav className="policy-list no-print" aria-label={t("policy.choose")}>
          {standards.data.map((one) => (
            <Link
              key={one.id}
              to="/standards/$standard"
              params={{ standard: one.id }}
              aria-current={one.id === id ? "page" : undefined}
            >
              {say(one.name)}
            </Link>
          ))}
        </nav>
      )}
      <PolicyHead standard={bundle.data.standard} />
      <StandardTools id={bundle.data.standard.id} />
      <Indicators standard={bundle.data.standard} />
      <Rules bundle={bundle.data} />
      <Exclusions standard={bundle.data.standard} />
      <RequirementsRead standard={bundle.data.standard} />
      <StandardCases id={bundle.data.standard.id} />
      <Awaits standard={bundle.data.standard} />
      <section className="panel">
        <h2 id="sources">{t("policy.sources")}</h2>
        <Sources sources={bundle.data.standard.sources} numbered />
      </section>
      <p className="fine own-reading">{t("policy.own")}</p>
    </article>
  );
}

function PolicyHead({ standard }: { readonly standard: Standard }) {
  const { t, say } = useSpeech();
  return (
    <header className="school-head">
      <p className="eyebrow">{t("policy.title")}</p>
      <h1>{say(standard.name)}</h1>
      <p>
        {[
          <code key="id">{standard.id}</code>,
          t("policy.version", { version: standard.version }),
          t("policy.inForce", { from: standard.validFrom }) +
            (standard.validTo === undefined ? "" : ` ${t("policy.until", { to: standard.validTo })}`),
          t("policy.region", { region: /^0+$/.test(standard.region) ? t("policy.nation") : standard.region }),
          standard.extends === undefined ? null : t("policy.extends", { id: standard.extends }),
        ]
          .filter((part) => part !== null)
          .map((part, i) => (
            <span key={i}>
              {i > 0 && " · "}
              {part}
            </span>
          ))}
      </p>
      <p>{t("policy.intro")}</p>
    </header>
  );
}

function Indicators({ standard }: { readonly standard: Standard }) {
  const { t, say } = useSpeech();
  return (
    <section className="panel policy-indicators" aria-labelledby="policy-indicators">
      <h2 id="policy-indicators">{t("policy.indicators")}</h2>
      <div className="wide-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("assess.col.indicator")}</th>
              {standard.stages.map((stage) => (
                <th key={stage.id} scope="col" className="num">
                  {say(stage)}
                </th>
              ))}
              {standard.stages.map((stage) => (
                <th key={stage.id} scope="col" className="num">
                  {t("policy.cv")} {say(stage)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {standard.indicators.map((one, i) => (
              <IndicatorLine key={one.id} indicator={one} number={i + 1} standard={standard} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function IndicatorLine({
  indicator,
  number,
  standard,
}: {
  readonly indicator: Indicator;
  readonly number: number;
  readonly standard: Standard;
}) {
  const { t, say, text, language } = useSpeech();
  const share = standard.sectionRule?.othersAtLeast;
  return (
    <tr>
      <th scope="row">
        <span className="policy-number">{number}</span>
        <div>
          {say(indicator.name)}
          <p className="formula-line">{indicator.formula}</p>
          <p className="fine">
            {indicator.clause} <SourceMarks sources={indicator.sources} standard={standard} />
          </p>
        </div>
      </th>
      {standard.stages.map((stage) => {
        const least = indicator.atLeast?.[stage.id];
        return (
          <td key={stage.id} className="num">
            {least === undefined ? (
              "—"
            ) : (
              <>
                <b>{t("assess.col.atLeast", { value: printAmount(least, language) })}</b>
                <small>{unitWords(text, indicator.unit)}</small>
                {share !== undefined && (
                  <small>
                    {t("policy.floor")} {Number((least * share).toPrecision(6))}
                  </small>
                )}
              </>
            )}
          </td>
        );
      })}
      {standard.stages.map((stage) => {
        const most = indicator.cvAtMost?.[stage.id];
        return (
          <td key={stage.id} className="num">
            {most === undefined ? "—" : t("assess.col.atMost", { value: most.toFixed(2) })}
          </td>
        );
      })}
    </tr>
  );
}

/** The numbers under which the standard's list has these sources; one that is not in the list is written out. */
function SourceMarks({ sources, standard }: { readonly sources: readonly Source[]; readonly standard: Standard }) {
  return sources.map((source, i) => {
    const number = standard.sources.findIndex((one) => one.text === source.text) + 1;
    return number > 0 ? (
      <a key={i} href="#sources" title={source.text} className="source-mark">
        [{number}]
      </a>
    ) : (
      <span key={i}>{source.text}</span>
    );
  });
}

function Rules({ bundle }: { readonly bundle: PolicyBundle }) {
  const { t, say, language, text } = useSpeech();
  const { standard, fields } = bundle;
  const { sectionRule: rule, split } = standard;
  const join = (parts: readonly string[]): string => parts.join(language === "zh" ? "、" : ", ");
  const limits = standard.stages.map((stage) => {
    const all = [...new Set(standard.indicators.flatMap((one) => one.cvAtMost?.[stage.id] ?? []))];
    return `${say(stage)} ${all.map((one) => t("assess.col.atMost", { value: one.toFixed(2) })).join(" / ")}`;
  });
  const stageName = (id: string): string => wordOf(text.stage, id);
  const fieldName = (id: string): string => {
    const field = fields.find((one) => one.id === id);
    return field === undefined ? id : say(field);
  };
  return (
    <div className="policy-rules">
      {rule !== undefined && (
        <section className="panel">
          <h2>{t("policy.sectionRule")}</h2>
          <p className="big">
            {rule.met === rule.of
              ? t("policy.sectionRuleAll", { of: rule.of })
              : t("policy.sectionRuleText", {
                  of: rule.of,
                  met: rule.met,
                  share: printShare(rule.othersAtLeast, language),
                })}
          </p>
          <p className="fine">{rule.clause}</p>
          <Sources sources={rule.sources} />
        </section>
      )}
      {standard.indicators.some((one) => one.cvAtMost !== undefined) && (
        <section className="panel">
          <h2>{t("policy.cvRule")}</h2>
          <p className="big">{t("policy.cvRuleText", { limits: join(limits) })}</p>
          <p className="fine">{t("policy.cvMeaning")}</p>
        </section>
      )}
      <CompositeRule standard={standard} />
      {split !== undefined && (
        <section className="panel">
          <h2>{t("policy.split")}</h2>
          <p className="big">
            {t("policy.splitText", {
              weights: Object.entries(split.weights)
                .map(([id, weight]) => `${stageName(id)} ${weight}`)
                .join(" : "),
            })}
          </p>
          <p className="fine">{t("policy.splitFields", { fields: join(split.fields.map(fieldName)) })}</p>
          <Sources sources={split.sources} />
        </section>
      )}
    </div>
  );
}

function Exclusions({ standard }: { readonly standard: Standard }) {
  const { t, say } = useSpeech();
  if (standard.exclusions.length === 0) return null;
  return (
    <section className="panel policy-exclusions">
      <h2>{t("policy.exclusions")}</h2>
      <ul>
        {standard.exclusions.map((one) => (
          <li key={one.id}>
            <span className={one.on ? "on-off on" : "on-off"}>{t(one.on ? "policy.on" : "policy.off")}</span>
            <div>
              <p>{say(one.name)}</p>
              <p className="formula-line">{one.when}</p>
              <Sources sources={one.sources} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Awaits({ standard }: { readonly standard: Standard }) {
  const { t, say } = useSpeech();
  return (
    <section className="panel policy-awaits">
      <h2>{t("policy.awaits")}</h2>
      {standard.awaits.length === 0 ? (
        <p>{t("policy.awaitsNone")}</p>
      ) : (
        <ol>
          {standard.awaits.map((one, i) => (
            <li key={i}>{say(one)}</li>
          ))}
        </ol>
      )}
    </section>
  );
}
