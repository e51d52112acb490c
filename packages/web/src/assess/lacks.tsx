import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { lacksOf, printRound } from "./lacks-of.ts";
import { unitWords } from "../text/index.ts";

/** What the district lacks, in real units: the generous part, for those who decide. */
export function Lacks() {
  const { t, say, language, text } = useSpeech();
  const { now } = useDistrict();
  const lacks = lacksOf(now);
  return (
    <section className="panel lacks" aria-labelledby="lacks">
      <header>
        <h2 id="lacks">{t("assess.lacks")}</h2>
        <p className="fine">{lacks.length === 0 ? t("assess.lacksNone") : t("assess.lacksHint")}</p>
      </header>
      <ul>
        {lacks.map((lack) => (
          <li key={lack.id}>
            <span className="lack-amount">
              {printRound(lack.total, language)}
              <small>{unitWords(text, lack.unit, lack.total)}</small>
            </span>
            <span className="lack-name">{say(lack.name)}</span>
            <span className="lack-stages">{t("assess.lacksSchools", { n: lack.sections })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
