import { useRef, useState } from "react";
import type { SubjectCover } from "@youheng/kernel/decide";
import { TableTools } from "../../chart/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { useCellWalk } from "../../table/index.ts";
import { printAmount } from "../../text/index.ts";
import { useDistrict } from "../district.tsx";

/** Schools × subjects: how many teachers; where a usual subject has none, a mark. */
export function SubjectTables({ subjects }: { readonly subjects: readonly SubjectCover[] }) {
  const { t, say } = useSpeech();
  const { now } = useDistrict();
  const [stage, setStage] = useState(subjects[0]?.stage ?? "");
  const [all, setAll] = useState(false);
  const cover = subjects.find((one) => one.stage === stage);
  if (cover === undefined) return null;
  const lacking = cover.sections.filter(({ lacks }) => lacks.length > 0);
  const title = t("standing.subjects");
  const columns = [
    t("assess.table.school"),
    t("teachers.figures.teachers"),
    ...cover.subjects.map(({ subject }) => subject),
  ];
  const rows = cover.sections.map((one) => [one.school_name, one.teachers, ...one.counts]);
  return (
    <section className="panel" aria-labelledby="subjects">
      <header>
        <h2 id="subjects">{title}</h2>
        <p className="fine">{t("standing.subjectsNote", { n: lacking.length, of: cover.sections.length })}</p>
        <TableTools title={title} table={{ columns, rows }} />
      </header>
      <div className="standing-choices no-print">
        <div className="choices" role="group" aria-label={t("distribution.stage")}>
          {subjects.map((one) => (
            <button
              key={one.stage}
              type="button"
              aria-pressed={one.stage === stage}
              onClick={() => setStage(one.stage)}
            >
              {say(now.document.stages[one.stage] ?? { zh: one.stage, en: one.stage })}
            </button>
          ))}
        </div>
        <label className="fine">
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />{" "}
          {t("standing.allSchools")}
        </label>
      </div>
      {lacking.length === 0 && !all ? (
        <p className="empty">{t("standing.noLack")}</p>
      ) : (
        <Table cover={cover} sections={all ? cover.sections : lacking} />
      )}
    </section>
  );
}

interface TableProps {
  readonly cover: SubjectCover;
  readonly sections: SubjectCover["sections"];
}

function Table({ cover, sections }: TableProps) {
  const { t, language } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  useCellWalk(box);
  return (
    <div className="table-scroll subject-box" ref={box} tabIndex={-1}>
      <table className="subject-table" aria-labelledby="subjects">
        <thead>
          <tr>
            <th scope="col">{t("assess.table.school")}</th>
            {cover.subjects.map(({ subject, usual }) => (
              <th key={subject} scope="col" className={usual ? "num" : "num calm"}>
                {subject}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sections.map((one) => (
            <tr key={one.school_code}>
              <th scope="row">
                {one.school_name} <span className="fine">{t("standing.persons", { n: one.teachers })}</span>
              </th>
              {one.counts.map((count, i) => (
                <Count key={cover.subjects[i]!.subject} count={count} usual={cover.subjects[i]!.usual}>
                  {printAmount(count, language)}
                </Count>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Count({
  count,
  usual,
  children,
}: {
  readonly count: number;
  readonly usual: boolean;
  readonly children: string;
}) {
  const { t } = useSpeech();
  if (count > 0) return <td className="num figures">{children}</td>;
  return usual ? <td className="num subject-lacks">△ {t("standing.lacks")}</td> : <td className="num calm">—</td>;
}
