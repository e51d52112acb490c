import { lacksOf, printRound, useDistrict } from "../assess/index.ts";
import { useSpeech } from "../shell/index.ts";
import { unitWords } from "../text/index.ts";

/** What is missing in all, in real units: what it would take to bring every section up to the standard. */
export function MissingStory() {
  const { t, say, language, text } = useSpeech();
  const { now } = useDistrict();
  const lacks = lacksOf(now);
  if (lacks.length === 0) return <p className="story-sentence">{t("cockpit.missingNone")}</p>;
  return (
    <div className="story-missing">
      <p className="story-lead">{t("cockpit.missingOf")}</p>
      <ul>
        {lacks.map((lack) => (
          <li key={lack.id}>
            <span className="missing-amount">
              {printRound(lack.total, language)} <small>{unitWords(text, lack.unit, lack.total)}</small>
            </span>
            <span className="missing-name">{say(lack.name)}</span>
            <small>{t("cockpit.schools", { n: lack.sections })}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
