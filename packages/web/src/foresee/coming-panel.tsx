import type { ComingVerdict, StageNeeds } from "@youheng/kernel/foresee";
import type { OutlookView } from "@youheng/server/api";
import { useSpeech, type Speech } from "../shell/index.ts";
import { printAmount } from "../text/index.ts";
import { nameOf, stageName } from "./use-outlook.ts";

interface ComingPanelProps {
  readonly view: OutlookView;
  readonly standard: string;
}

/** How the standard would judge the coming years if nothing is done. */
export function ComingPanel({ view, standard }: ComingPanelProps) {
  const { t, text, yearOf } = useSpeech();
  const years = view.coming_years;
  if (years.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="foresee-coming">
      <header>
        <h2 id="foresee-coming">{t("foresee.coming.title")}</h2>
      </header>
      <p className="warn-headline">{turnWords(years, t)}</p>
      <p className="fine">{t("foresee.coming.hint", { standard })}</p>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("foresee.coming.year")}</th>
              <th scope="col">{t("foresee.coming.verdict")}</th>
              <th scope="col" className="num">
                {t("foresee.coming.short")}
              </th>
              <th scope="col" className="num">
                {t("foresee.coming.cvs")}
              </th>
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr key={year.school_year}>
                <th scope="row">{yearOf(year.school_year)}</th>
                <td>{verdictWord(text.verdict, year.verdict)}</td>
                <td className="num">{t("foresee.coming.of", { n: shortOf(year), all: sectionsOf(year) })}</td>
                <td className="num">{cvsOf(year)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function verdictWord(words: Speech["text"]["verdict"], verdict: string): string {
  return verdict === "meets" || verdict === "falls_short" || verdict === "not_assessable" ? words[verdict] : verdict;
}

function turnWords(years: readonly ComingVerdict[], t: ReturnType<typeof useSpeech>["t"]): string {
  const turned = years.find((year, i) => i > 0 && years[i - 1]!.verdict === "meets" && year.verdict !== "meets");
  if (turned !== undefined) return t("foresee.coming.turn", { year: turned.school_year });
  const coming = years.slice(1);
  const worst = coming.toSorted((a, b) => shortOf(b) + cvsOf(b) - shortOf(a) - cvsOf(a))[0] ?? years[0]!;
  return t("foresee.coming.more", {
    from: shortOf(years[0]!),
    to: shortOf(worst),
    cvs: cvsOf(years[0]!),
    cvsTo: cvsOf(worst),
    year: worst.school_year,
  });
}

function sumOf({ stages }: ComingVerdict, of: (stage: ComingVerdict["stages"][string]) => number): number {
  return Object.values(stages).reduce((sum, stage) => sum + of(stage), 0);
}
const shortOf = (year: ComingVerdict): number => sumOf(year, (stage) => stage.sections_short);
const sectionsOf = (year: ComingVerdict): number => sumOf(year, (stage) => stage.sections);
const cvsOf = (year: ComingVerdict): number => sumOf(year, (stage) => stage.cvs_over.length);

/** Classes, teachers and rooms that follow from the forecast. */
export function NeedsPanel({ view }: { readonly view: OutlookView }) {
  const speech = useSpeech();
  const { t, yearOf, language } = speech;
  if (view.needs.length === 0) return null;
  const amount = (value: number | null): string => (value === null ? "—" : printAmount(value, language));
  const names = ({ schools_over_limit: units }: StageNeeds): string =>
    units.map((unit) => nameOf(view, unit)).join(language === "zh" ? "、" : ", ");
  return (
    <section className="panel" aria-labelledby="foresee-needs">
      <header>
        <h2 id="foresee-needs">{t("foresee.needs.title")}</h2>
      </header>
      <p className="fine">{t("foresee.needs.hint")}</p>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("foresee.coming.year")}</th>
              <th scope="col">{t("foresee.needs.stage")}</th>
              {(["students", "classes", "lacking", "teachers"] as const).map((id) => (
                <th key={id} scope="col" className="num">
                  {t(`foresee.needs.${id}`)}
                </th>
              ))}
              <th scope="col" className="num">
                {t("foresee.needs.over")}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.needs.map((need) => (
              <tr key={`${need.school_year} ${need.stage}`}>
                <th scope="row">{yearOf(need.school_year)}</th>
                <td>{stageName(speech, need.stage)}</td>
                <td className="num">{amount(Math.round(need.students))}</td>
                <td className="num">
                  {amount(need.classes_needed)}{" "}
                  <small className="fine">{t("foresee.needs.today", { n: amount(need.classes_today) })}</small>
                </td>
                <td className="num">{amount(need.classes_lacking)}</td>
                <td className="num">
                  {amount(need.teachers_needed)}{" "}
                  <small className="fine">{t("foresee.needs.today", { n: amount(need.teachers_today) })}</small>
                </td>
                <td className="num" title={names(need)}>
                  {need.schools_over_limit.length}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
