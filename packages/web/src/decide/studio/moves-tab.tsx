import { memo, useCallback, useState } from "react";
import { qualifies, type RosterTeacher, withMove } from "@youheng/kernel/decide";
import { useSpeech } from "../../shell/index.ts";
import { SchoolChoice, type TabProps } from "./school-choice.tsx";

/** Teachers of a school, each sent elsewhere by choosing where; and all moves made so far, to be sent elsewhere or taken back. */
export function MovesTab(props: TabProps) {
  const { t } = useSpeech();
  const { ground, view, own, school, change } = props;
  const [onlyMay, keepOnly] = useState(true);
  const send = useCallback(
    (teacher: string, to: string | null): void => change((plan) => withMove(plan, teacher, to)),
    [change],
  );
  if (ground.roster === null)
    return <p className="empty">{t(view.has_roster ? "studio.mayNotSee" : "studio.noRoster")}</p>;
  const here = ground.roster.filter((one) => one.schoolCode === school);
  const may = here.filter((one) => qualifies(one, ground.rules));
  const name = school === null ? "" : (ground.schools.get(school)?.name ?? school);
  const goes = new Map(own.hand.moves.map(({ teacher, to }) => [teacher, to]));
  const shown = onlyMay ? here.filter((one) => may.includes(one) || goes.has(one.teacher)) : here;
  return (
    <>
      <div className="studio-fields">
        <SchoolChoice {...props} />
        <label>
          <input type="checkbox" checked={onlyMay} onChange={(event) => keepOnly(event.target.checked)} />
          {t("studio.onlyMay")}
        </label>
      </div>
      {school === null && <p className="empty">{t("studio.chooseFirst")}</p>}
      {school !== null && <h3>{t("studio.teachersOf", { school: name, may: may.length, all: here.length })}</h3>}
      {school !== null && <TeacherTable {...props} teachers={shown} goes={goes} send={send} />}
      {own.moves.length > 0 && (
        <>
          <h3>{t("studio.madeMoves", { n: own.moves.length })}</h3>
          <MadeMoves {...props} send={send} />
        </>
      )}
    </>
  );
}

interface TeachersProps extends TabProps {
  readonly teachers: readonly RosterTeacher[];
  readonly goes: ReadonlyMap<string, string>;
  readonly send: (teacher: string, to: string | null) => void;
}

function TeacherTable({ ground, teachers, goes, send }: TeachersProps) {
  const { t, say } = useSpeech();
  const names = new Map<string, string>(
    ground.assessment.standard.indicators.flatMap(({ indicator, ratio }) => {
      const column = ratio?.numerator.kind === "field" ? ground.rules.counts[ratio.numerator.id] : undefined;
      return column === undefined ? [] : [[column, say(indicator.short ?? indicator.name)]];
    }),
  );
  const stages = new Map(ground.assessment.standard.bundle.standard.stages.map((one) => [one.id, say(one)]));
  return (
    <div className="table-scroll studio-list">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("teachers.figures.teachers")}</th>
            <th scope="col">{t("teachers.subject")}</th>
            <th scope="col">{t("studio.flags")}</th>
            <th scope="col" className="num">
              {t("studio.yearsHere")}
            </th>
            <th scope="col">{t("studio.toSchool")}</th>
          </tr>
        </thead>
        <tbody>
          {teachers.map((one) => (
            <tr key={one.teacher} className={goes.has(one.teacher) ? "is-changed" : undefined}>
              <th scope="row" className="figures">
                {one.teacher}
                <br />
                <span className="fine">
                  {qualifies(one, ground.rules) ? t("studio.qualifies") : t("studio.notQualifies")}
                </span>
              </th>
              <td>
                {one.subject} <span className="fine">{stages.get(one.stage)}</span>
              </td>
              <td className="fine">
                {Object.entries(one.flags)
                  .filter(([, on]) => on)
                  .map(([flag]) => names.get(flag) ?? flag)
                  .join(" · ")}
              </td>
              <td className="num figures">{Number.isNaN(one.yearsAtSchool) ? "—" : one.yearsAtSchool}</td>
              <td>
                <TargetChoice ground={ground} teacher={one} to={goes.get(one.teacher) ?? null} send={send} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface TargetProps extends Pick<TeachersProps, "ground" | "send"> {
  readonly teacher: RosterTeacher;
  readonly to: string | null;
}

/** Where a teacher goes: schools that have the stage, the nearest first. Long lists, drawn again only where they change. */
const TargetChoice = memo(function TargetChoice({ ground, teacher, to, send }: TargetProps) {
  const { t } = useSpeech();
  const far = (code: string): number => ground.km(teacher.schoolCode, code) ?? Infinity;
  const targets = [...ground.schools.values()]
    .filter(({ code, stages }) => stages.has(teacher.stage) && code !== teacher.schoolCode)
    .toSorted((a, b) => far(a.code) - far(b.code) || (a.code < b.code ? -1 : 1));
  return (
    <select
      aria-label={`${teacher.teacher} ${t("studio.toSchool")}`}
      value={to ?? ""}
      onChange={(event) => send(teacher.teacher, event.target.value === "" ? null : event.target.value)}
    >
      <option value="">{t("studio.stays")}</option>
      {targets.map(({ code, name }) => (
        <option key={code} value={code}>
          {Number.isFinite(far(code)) ? `${name} · ${t("studio.reach", { km: far(code).toFixed(1) })}` : name}
        </option>
      ))}
    </select>
  );
});

function MadeMoves({ ground, own, send }: Pick<TeachersProps, "ground" | "own" | "send">) {
  const { t, language } = useSpeech();
  return (
    <div className="table-scroll studio-list">
      <table className="plain-table">
        <tbody>
          {own.moves.map((move) => {
            const teacher = ground.teachers.get(move.teacher);
            return (
              <tr key={move.teacher}>
                <th scope="row">
                  <span className="figures">{move.teacher}</span> {move.from_name}
                  <br />
                  <span className="fine">{language === "zh" ? move.because : move.because_en}</span>
                </th>
                <td>
                  {teacher !== undefined && <TargetChoice ground={ground} teacher={teacher} to={move.to} send={send} />}
                </td>
                <td>
                  <button type="button" className="link" onClick={() => send(move.teacher, null)}>
                    {t("studio.remove")}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
