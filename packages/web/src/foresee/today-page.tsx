import type { OutlookView } from "@youheng/server/api";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { nameOf, percent, stageName, useOutlook } from "./use-outlook.ts";
import { WarningMark } from "./warning-panel.tsx";

interface Entered {
  readonly unit: string;
  readonly stage: string;
  readonly students: number;
  readonly planned: number;
}

/** Children who entered this year beside planned enrolment, the fullest schools first. */
function enteredIn(view: OutlookView): readonly Entered[] {
  const entry = new Map(view.stages.map(({ stage, entry_grade }) => [stage, entry_grade]));
  const places = view.warnings.filter(({ school_year }) => school_year === view.last_year + 1);
  return places
    .flatMap(({ unit, stage, planned }) => {
      const row = view.history.find(
        (one) => one.unit === unit && one.grade === entry.get(stage) && one.school_year === view.last_year,
      );
      return planned === null || row === undefined ? [] : [{ unit, stage, planned, students: row.students }];
    })
    .toSorted((a, b) => b.students / b.planned - a.students / a.planned);
}

/** Are there enough places today? */
export function PlacesTodayPage() {
  const speech = useSpeech();
  const { t, yearOf } = speech;
  const { outlook } = useOutlook();
  if (outlook.error) return <Trouble error={outlook.error} again={() => void outlook.refetch()} />;
  if (outlook.data === undefined) return <Waiting />;
  const view = outlook.data;
  const entered = enteredIn(view);
  const over = entered.filter(({ students, planned }) => students > planned).length;
  return (
    <div className="foresee">
      <header className="school-head">
        <h1>{t("foresee.today.title")}</h1>
        <p className="lead">{t("foresee.today.intro", { year: yearOf(view.last_year) })}</p>
      </header>
      <section className="panel">
        {entered.length === 0 ? (
          <p className="empty">{t("foresee.today.none")}</p>
        ) : (
          <>
            <p className="warn-headline">{t("foresee.today.over", { n: over })}</p>
            <div className="scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t("foresee.today.school")}</th>
                    <th scope="col">{t("foresee.today.stage")}</th>
                    {(["entered", "planned", "use"] as const).map((id) => (
                      <th key={id} scope="col" className="num">
                        {t(`foresee.today.${id}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {entered.map((one) => (
                    <tr key={`${one.unit} ${one.stage}`}>
                      <th scope="row">{nameOf(view, one.unit)}</th>
                      <td>{stageName(speech, one.stage)}</td>
                      <td className="num">{one.students}</td>
                      <td className="num">{one.planned}</td>
                      <td className="num">
                        {percent(one.students / one.planned)}{" "}
                        {one.students > one.planned && <WarningMark level="red" />}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </section>
    </div>
  );
}
