import { Link, useParams } from "@tanstack/react-router";
import { useSpeech, wordOf } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { FactEditor } from "./fact-editor.tsx";
import { ReportMenu } from "./report-menu.tsx";
import { sectionRows, sectionsOfSchool } from "./school-verdicts.ts";
import { SectionPanel } from "./section-panel.tsx";
import { printAmount } from "../text/index.ts";

/** One school: each of its sections against the standard, what it lacks, its place among its peers, and a trial on the spot. */
export function SchoolPage() {
  const { t, say } = useSpeech();
  const { now } = useDistrict();
  const params: { readonly region?: string; readonly year?: string; readonly school?: string } = useParams({
    strict: false,
  });
  const row = now.facts.text["school_code"]?.indexOf(params.school ?? "") ?? -1;
  const back = (
    <Link
      className="back no-print"
      to="/regions/$region/$year/balance/assess"
      search={true}
      params={{ region: params.region ?? "", year: params.year ?? "" }}
    >
      ← {t("school.back")}
    </Link>
  );
  if (row < 0)
    return (
      <>
        {back}
        <p className="empty">{t("school.notFound", { code: params.school ?? "" })}</p>
      </>
    );
  const sections = sectionsOfSchool(now, row);
  const leftOut = now.answer.result.stages.flatMap((stage) =>
    stage.sections.leftOut
      .filter((left) => left.row === row)
      .map((left) => ({ stage: stage.sections.stage, by: left.by })),
  );
  return (
    <>
      <div className="school-bar no-print">
        {back}
        <NextShort row={row} />
        <ReportMenu schoolCode={params.school ?? ""} />
      </div>
      <SchoolHead row={row} />
      {leftOut.map((left) => {
        const exclusion = now.bundle.standard.exclusions.find((one) => one.id === left.by);
        return (
          <p key={left.stage} className="notice notice-calm">
            {t("school.leftOut", {
              stage: say(now.document.stages[left.stage]!),
              name: exclusion === undefined ? t("assess.noStudents") : say(exclusion.name),
            })}
          </p>
        );
      })}
      <div className="school-grid">
        <div className="school-sections">
          {sections.map(({ stage, section }) => (
            <SectionPanel key={stage} stage={stage} section={section} />
          ))}
        </div>
        <FactEditor row={row} />
      </div>
    </>
  );
}

function SchoolHead({ row }: { readonly row: number }) {
  const { t, text, language } = useSpeech();
  const { now } = useDistrict();
  const at = (column: string): string | null => now.facts.text[column]?.[row] ?? null;
  const kind = at("school_kind");
  const ownership = at("ownership");
  const locality = at("locality");
  const students = Object.keys(now.document.stages).map(
    (stage) => now.facts.numbers[`${now.bundle.standard.weight}_${stage}`]?.[row] ?? Number.NaN,
  );
  const total = students.filter((count) => !Number.isNaN(count)).reduce((sum, count) => sum + count, 0);
  const about = [
    kind === null ? null : wordOf(text.kind, kind),
    ownership === null ? null : wordOf(text.ownership, ownership),
    locality === null ? null : wordOf(text.locality, locality),
    total > 0 ? t("school.students", { n: printAmount(total, language) }) : null,
    at("school_code"),
  ];
  return (
    <header className="school-head">
      <h1>{at("school_name") ?? at("school_code")}</h1>
      <p>{about.filter(Boolean).join(" · ")}</p>
    </header>
  );
}

/** On to the next school that falls short, by the order of the return. */
function NextShort({ row }: { readonly row: number }) {
  const { t } = useSpeech();
  const { now } = useDistrict();
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const rows = [
    ...new Set(
      sectionRows(now)
        .filter(({ section }) => section.verdict === "falls_short")
        .map(({ section }) => section.row),
    ),
  ].toSorted((a, b) => a - b);
  const next = rows.find((one) => one > row) ?? rows[0];
  if (next === undefined || next === row) return null;
  return (
    <Link
      to="/regions/$region/$year/balance/assess/schools/$school"
      search={true}
      params={{
        region: params.region ?? "",
        year: params.year ?? "",
        school: now.facts.text["school_code"]?.[next] ?? "",
      }}
    >
      {t("school.next")} →
    </Link>
  );
}
