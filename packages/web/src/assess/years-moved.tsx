import { useQuery } from "@tanstack/react-query";
import { yearsMoved } from "@youheng/kernel/assess";
import type { SchoolWords, YearsMoved as YearsMovedView } from "@youheng/kernel/assess";
import { lineageFormQuestion } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";
import type { Speech } from "../text/index.ts";
import { printAmount } from "../text/index.ts";
import { useDistrict } from "./district.tsx";
import { useLineage } from "./use-lineage.ts";
import { effectsOf } from "./effects.ts";
import type { CvMove } from "./effects.ts";
import type { Judged } from "./judge.ts";
import { indicatorOf, shortName } from "./names.ts";
import type { JudgedYear } from "./use-years.ts";
import { printCv } from "./verdict-sentence.ts";

const mostMoves = 4;

/** "小学骨干教师：0.521 → 0.5005" */
export function moveWords(move: CvMove, judged: Judged, { t, say, language }: Speech): string {
  const print = (cv: number | null, meets: boolean | null): string =>
    cv === null ? "—" : printCv({ cv, cv_limit: move.limit, cv_meets: meets }, language);
  return t("distribution.movedLine", {
    stage: say(move.stage),
    indicator: say(shortName(indicatorOf(judged, move.indicator))),
    before: print(move.before, move.metBefore),
    after: print(move.after, move.metAfter),
  });
}

/** The school whose change moved a CV most: "主要因为……：没有它的变化，是 0.512"; empty where none did. */
export function becauseOfSchool(moved: YearsMovedView, move: CvMove, { t, language }: Speech): string {
  const school = moved.stages[move.stageId]?.indicators[move.indicator]?.cv.schools[0];
  if (school === undefined) return "";
  const without = school.cv_put_back;
  const within = move.limit === null ? null : without <= move.limit;
  return t("distribution.movedBy", {
    school: school.school_name ?? school.school_code,
    without: printCv({ cv: without, cv_limit: move.limit, cv_meets: within }, language),
  });
}

/** The CVs that moved most since the year before the page's that is published; those that changed sides first. */
export function YearsMoved({ years }: { readonly years: readonly JudgedYear[] }) {
  const speech = useSpeech();
  const { t } = speech;
  const lineage = useLineage();
  const { year } = useDistrict();
  const now = years.find((one) => one.year === year);
  const before = years.findLast((one) => one.year < year);
  if (before === undefined || now === undefined) return null;
  const moves = effectsOf(before.judged.document, now.judged.document).cvs.slice(0, mostMoves);
  const moved = yearsMoved(before.judged.answer, now.judged.answer, {
    group: { before: 0, after: 0 },
    most: 1,
    lineage,
  });
  if (moves.length === 0) return null;
  return (
    <section className="moved">
      <h3>
        {t("distribution.moved")} · {speech.yearOf(before.year)} → {speech.yearOf(now.year)}
      </h3>
      <ul>
        {moves.map((move) => (
          <li key={`${move.stageId}-${move.indicator}`} className="figures">
            {moveWords(move, now.judged, speech)}
            <small>{becauseOfSchool(moved, move, speech)}</small>
          </li>
        ))}
      </ul>
      <Followed moved={moved} />
    </section>
  );
}

/** Schools that the lineage joins, and those of which it says why they are gone: their figures are taken together, and it is said. */
function Followed({ moved }: { readonly moved: YearsMovedView }) {
  const { t, say, language } = useSpeech();
  const { data: form } = useQuery(lineageFormQuestion);
  const joined = Object.values(moved.stages).flatMap((stage) => stage.joined);
  const names = (schools: readonly SchoolWords[]): string =>
    schools.map((one) => one.school_name ?? one.school_code).join(" + ");
  const kindOf = (id: string): string => {
    const kind = form?.events.find((one) => one.id === id);
    return kind === undefined ? id : say(kind);
  };
  if (joined.length === 0 && moved.lineage.length === 0) return null;
  return (
    <>
      <h3>{t("lineage.joined")}</h3>
      <ul>
        {joined.map((one) => (
          <li key={names(one.after)} className="figures">
            {t("lineage.joinedLine", {
              before: names(one.before),
              after: names(one.after),
              was: printAmount(one.students.before, language),
              is: printAmount(one.students.after, language),
            })}
          </li>
        ))}
        {moved.lineage
          .filter((note) => note.from_code === null || note.to_code === null)
          .map((note) => (
            <li key={`${note.date} ${note.from_code} ${note.to_code}`}>
              {t("lineage.closed", {
                name: note.from_name ?? note.to_name ?? note.from_code ?? note.to_code ?? "",
                event: kindOf(note.event),
                date: note.date,
              })}
            </li>
          ))}
      </ul>
    </>
  );
}
