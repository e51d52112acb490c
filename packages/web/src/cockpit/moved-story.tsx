import { useMemo } from "react";
import { yearsMoved } from "@youheng/kernel/assess";
import { becauseOfSchool, countsOf, effectsOf, moveWords, useDistrict, useLineage, useYears } from "../assess/index.ts";
import type { Flip, Judged } from "../assess/index.ts";
import { useSpeech } from "../shell/index.ts";

const mostMoves = 3;
const mostSchools = 4;

/** What moved since last year: verdicts, counts, schools that changed sides, CVs with the school that moved them. */
export function MovedStory() {
  const { t } = useSpeech();
  const { year } = useDistrict();
  const years = useYears();
  if (years === null) return <p className="story-sentence">{t("loading")}</p>;
  const before = years.findLast((one) => one.year < year);
  const now = years.find((one) => one.year === year);
  if (before === undefined || now === undefined) return <p className="story-sentence">{t("cockpit.noBefore")}</p>;
  return <Moved before={before.judged} now={now.judged} />;
}

function Moved({ before, now }: { readonly before: Judged; readonly now: Judged }) {
  const speech = useSpeech();
  const { t } = speech;
  const lineage = useLineage();
  const effects = useMemo(() => effectsOf(before.document, now.document), [before, now]);
  const moved = useMemo(
    () => yearsMoved(before.answer, now.answer, { group: { before: 0, after: 0 }, most: 1, lineage }),
    [before, now, lineage],
  );
  const { verdict, short, flips } = effects;
  const over = { before: countsOf(before.document).over, after: countsOf(now.document).over };
  const to = (after: Flip["after"]): readonly Flip[] => flips.filter((flip) => flip.after === after);
  return (
    <div className="story-moved">
      <p className="story-sentence">
        {verdict.before === verdict.after
          ? t("cockpit.verdictSame", { is: t(`verdict.${verdict.after}`) })
          : t("cockpit.verdictWas", {
              was: t(`verdict.${verdict.before}`),
              is: t(`verdict.${verdict.after}`),
            })}
      </p>
      <dl className="story-figures">
        <Change words={t("cockpit.shortWas")} before={short.before} after={short.after} />
        <Change words={t("cockpit.overWas")} before={over.before} after={over.after} />
      </dl>
      <div className="story-flips">
        <Flips words={t("cockpit.flipped")} flips={to("meets").filter((flip) => flip.before === "falls_short")} />
        <Flips words={t("cockpit.fell")} flips={to("falls_short")} />
      </div>
      <section className="story-cvs">
        <h2>{t("cockpit.cvMoved")}</h2>
        <ul>
          {effects.cvs.slice(0, mostMoves).map((move) => (
            <li key={`${move.stageId}-${move.indicator}`}>
              <strong>{moveWords(move, now, speech)}</strong>
              <span>{becauseOfSchool(moved, move, speech)}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

interface ChangeProps {
  readonly words: string;
  readonly before: number;
  readonly after: number;
}

function Change({ words, before, after }: ChangeProps) {
  return (
    <div className={after <= before ? "figure-meets" : "figure-short"}>
      <dt>{words}</dt>
      <dd>
        <small>{before} → </small>
        {after}
      </dd>
    </div>
  );
}

function Flips({ words, flips }: { readonly words: string; readonly flips: readonly Flip[] }) {
  const { t, language, say } = useSpeech();
  const nameOf = ({ schoolName, stage }: Flip): string => {
    if (schoolName.includes(stage.zh)) return schoolName;
    return language === "zh" ? `${schoolName}（${say(stage)}）` : `${schoolName} (${say(stage)})`;
  };
  const names = flips.slice(0, mostSchools).map(nameOf);
  return (
    <section>
      <h2>
        {words} <strong>{flips.length}</strong>
      </h2>
      <p>
        {flips.length === 0 ? t("cockpit.none") : names.join(language === "zh" ? "、" : ", ")}
        {flips.length > mostSchools && ` ${t("cockpit.more", { n: flips.length })}`}
      </p>
    </section>
  );
}
