import { indicatorOf, needySections, shortName, useDistrict } from "../assess/index.ts";
import { useSpeech } from "../shell/index.ts";
import { printAmount, printShare, unitWords } from "../text/index.ts";

const mostSchools = 6;
const mostItems = 2;

/** Who needs help: the sections farthest from the standard, each with what it lacks most. */
export function HelpStory() {
  const { t, say, language, text } = useSpeech();
  const { now } = useDistrict();
  const needy = needySections(now);
  if (needy.length === 0) return <p className="story-sentence">{t("cockpit.helpNone")}</p>;
  return (
    <div className="story-help">
      <p className="story-lead">{t("cockpit.helpOf", { n: Math.min(mostSchools, needy.length), all: needy.length })}</p>
      <ol>
        {needy.slice(0, mostSchools).map(({ stage, section, items }) => (
          <li key={`${stage}-${section.row}`}>
            <h2>
              {section.school_name ?? section.school_code} <small>{say(now.document.stages[stage]!)}</small>
            </h2>
            <ul>
              {items.slice(0, mostItems).map(({ id, one, share }) => (
                <li key={id}>
                  <span className="help-name">{say(shortName(indicatorOf(now, id)))}</span>
                  <span className="help-bar" role="img" aria-label={printShare(share, language)}>
                    <svg width="100%" height="100%" aria-hidden="true">
                      <rect width="100%" height="100%" className="bar-ground" />
                      <rect width={`${Math.min(1, share) * 100}%`} height="100%" className="help-fill" />
                    </svg>
                    <small>{printShare(share, language)}</small>
                  </span>
                  <strong>
                    −{printAmount(one.gap!.amount, language)} {unitWords(text, one.gap!.unit, one.gap!.amount)}
                  </strong>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}
