import { Link, useParams } from "@tanstack/react-router";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { indicatorOf, shortName } from "./names.ts";
import { needySections } from "./needy-sections.ts";
import { printAmount, unitWords } from "../text/index.ts";

const mostSchools = 8;
const mostItems = 3;

/** The schools that lack most, each with what it lacks, farthest from the standard first. */
export function Needs() {
  const { t, say, language, text } = useSpeech();
  const { now } = useDistrict();
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const needy = needySections(now).slice(0, mostSchools);
  if (needy.length === 0) return null;
  return (
    <section className="panel needs" aria-labelledby="needs">
      <header>
        <h2 id="needs">{t("assess.needs")}</h2>
        <p className="fine">{t("assess.needsHint")}</p>
      </header>
      <ol>
        {needy.map(({ stage, section, items }) => (
          <li key={`${stage}-${section.school_code}`}>
            <Link
              to="/regions/$region/$year/balance/assess/schools/$school"
              search={true}
              params={{ region: params.region ?? "", year: params.year ?? "", school: section.school_code ?? "" }}
            >
              {section.school_name ?? section.school_code}
            </Link>
            <small>{say(now.document.stages[stage]!)}</small>
            <p>
              {items
                .slice(0, mostItems)
                .map(
                  ({ id, one }) =>
                    `${say(shortName(indicatorOf(now, id)))} ${printAmount(one.gap!.amount, language)} ${unitWords(text, one.gap!.unit, one.gap!.amount)}`,
                )
                .join(language === "zh" ? "、" : ", ")}
              {items.length > mostItems && (language === "zh" ? " 等" : " …")}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
