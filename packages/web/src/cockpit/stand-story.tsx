import {
  areaStates,
  becauseOf,
  countsOf,
  partOf,
  requirementsBecause,
  scopeWords,
  useDistrict,
  VerdictShape,
} from "../assess/index.ts";
import { useSpeech } from "../shell/index.ts";
import { printAmount } from "../text/index.ts";

/** Where we stand: the verdict in one sentence, and the counts that it rests on. */
export function StandStory() {
  const speech = useSpeech();
  const { t, say, yearOf, language } = speech;
  const { now, region, year } = useDistrict();
  const { document } = now;
  const standard = say(document.standard_name);
  const counts = countsOf(document);
  const within = counts.cvs - counts.over - counts.unknownCvs;
  const states = areaStates(document).filter(({ requirements }) =>
    requirements.some((one) => !document.open.includes(one.id)),
  );
  const asked = states.reduce((sum, { met, short }) => sum + met + short.length, 0);
  const met = states.reduce((sum, one) => sum + one.met, 0);
  return (
    <div className="story-stand">
      <p className="story-sentence">
        <VerdictShape mark={document.verdict} size={44} />{" "}
        {t(`assess.sentence.${document.verdict}`, {
          year: yearOf(year),
          region: say(region.name),
          standard: language === "zh" ? `《${standard}》` : standard,
          part: t(partOf(document)),
        })
          .split("|")
          .map((part) => (
            <span key={part}>{part}</span>
          ))}
      </p>
      <dl className="story-figures">
        {now.bundle.standard.sectionRule !== undefined && (
          <Figure value={counts.meeting} of={counts.sections} words={t("cockpit.sections")} />
        )}
        {counts.cvs > 0 && <Figure value={within} of={counts.cvs} words={t("cockpit.cvs")} />}
        {asked > 0 && <Figure value={met} of={asked} words={t("cockpit.requirements")} />}
      </dl>
      <p className="story-because">
        {becauseOf(now, speech)} {requirementsBecause(document, speech)}
      </p>
      {areaStates(document).length > 0 ? (
        <p className="story-fine">{scopeWords(document, speech)}</p>
      ) : (
        document.scope.length === 1 && (
          <p className="story-fine">{t("assess.scopeCount", { n: now.bundle.standard.indicators.length })}</p>
        )
      )}
    </div>
  );
}

function Figure({ value, of, words }: { readonly value: number; readonly of: number; readonly words: string }) {
  const { language } = useSpeech();
  return (
    <div className={value === of ? "figure-meets" : "figure-short"}>
      <dt>{words}</dt>
      <dd>
        {printAmount(value, language)}
        <small> / {printAmount(of, language)}</small>
      </dd>
    </div>
  );
}
