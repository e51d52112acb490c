import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { Field, Form } from "@youheng/kernel/model";
import type { SchoolFormView } from "@youheng/server/api";
import { type FormOf, formQuestion, schoolFormQuestion, standardQuestion, standardsQuestion } from "../ask/index.ts";
import { useSession } from "../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { checkForm, emptyCells, rowNow } from "./check-form.ts";
import { CountyTools, type RemarkDrafts } from "./county-tools.tsx";
import { Deadline } from "./deadline.tsx";
import { type FormGroup, formGroups } from "./form-groups.ts";
import { FormRow } from "./form-row.tsx";
import { SchoolTools } from "./school-tools.tsx";
import { useFormSaving } from "./use-form-saving.ts";

/** What the form is made of: its columns, the fields they hold, the stages of each kind of school. */
interface Ground {
  readonly form: Form;
  readonly fields: readonly Field[];
  readonly kindStages: Readonly<Record<string, readonly string[]>>;
}

/** One school's form, filled in by the school, looked at by the county. */
export function SchoolFormPage() {
  const { region = "", year = "", school = "" } = useParams({ strict: false });
  const of = useMemo(() => ({ region, year: Number(year), school }), [region, year, school]);
  const view = useQuery(schoolFormQuestion(of));
  const form = useQuery({ ...formQuestion(view.data?.form ?? ""), enabled: view.data !== undefined });
  const standard = useQuery(standardsQuestion).data?.[0]?.id;
  const bundle = useQuery({ ...standardQuestion(standard ?? ""), enabled: standard !== undefined });
  const error = view.error ?? form.error ?? bundle.error;
  if (error) return <Trouble error={error} again={() => void view.refetch()} />;
  if (view.data === undefined || form.data === undefined || bundle.data === undefined) return <Waiting />;
  const { fields, kindStages } = bundle.data;
  return <FormSheet of={of} view={view.data} ground={{ form: form.data, fields, kindStages }} />;
}

interface SheetProps {
  readonly of: FormOf;
  readonly view: SchoolFormView;
  readonly ground: Ground;
}

function FormSheet({ of, view, ground }: SheetProps) {
  const account = useSession()?.account;
  const may = account?.may ?? [];
  const saving = useFormSaving(of, account?.account_id ?? "");
  const [remarks, setRemarks] = useState<RemarkDrafts>({});
  const row = rowNow(view, saving.drafts);
  const findings = useMemo(() => checkForm(row, view.last_year, ground), [row, view.last_year, ground]);
  const isOpen = view.state === "filling" || view.state === "returned";
  const isClosed = !isOpen || !may.includes("form.fill");
  const mayRemark = may.includes("campaign.run") && !isOpen;
  return (
    <div className="page">
      <FormHead of={of} view={view} isOpen={isOpen} />
      <section className="panel">
        <FormGrid
          sheet={{ of, view, ground }}
          parts={{ row, findings, saving, isClosed, remarks: mayRemark ? remarks : null, setRemarks }}
        />
        {mayRemark ? (
          <CountyTools of={of} view={view} remarks={remarks} setRemarks={setRemarks} />
        ) : (
          <SchoolTools {...{ of, view, findings, saving, isClosed }} empty={emptyCells(row, view.last_year)} />
        )}
      </section>
    </div>
  );
}

interface HeadProps {
  readonly of: FormOf;
  readonly view: SchoolFormView;
  readonly isOpen: boolean;
}

function FormHead({ of, view, isOpen }: HeadProps) {
  const { t, yearOf } = useSpeech();
  const may = useSession()?.account?.may ?? [];
  const params = { region: of.region, year: String(of.year) };
  return (
    <header className="page-head">
      <div>
        <p className="eyebrow">
          {may.includes("campaign.run") ? (
            <Link to="/regions/$region/$year/campaign" params={params}>
              {t("campaign.back")}
            </Link>
          ) : (
            <Link to="/my-schools">{t("campaign.mine")}</Link>
          )}
        </p>
        <h1>{t("campaign.form", { school: view.school_name })}</h1>
        <p className="lead">
          {yearOf(of.year)} ·{" "}
          <span className={`state form-state-${view.state}`}>{t(`campaign.state.${view.state}`)}</span> ·{" "}
          <Deadline day={view.deadline} isDone={!isOpen} />
        </p>
        {isOpen ? (
          <p className="fine">
            {t("campaign.formLead")} {t("campaign.keyHint")}
          </p>
        ) : (
          <p className="fine">
            {t(view.state === "accepted" ? "campaign.closedAccepted" : "campaign.closedSubmitted")}
          </p>
        )}
        {view.note !== null && <p className="fine">{view.note}</p>}
        {view.remarks
          .filter((one) => one.column === null)
          .map((one) => (
            <p key={one.at} className="cell-note cell-remark">
              {t("campaign.remarkBy", { who: one.who, text: one.text })}
            </p>
          ))}
      </div>
    </header>
  );
}

interface GridParts {
  readonly row: ReturnType<typeof rowNow>;
  readonly findings: ReturnType<typeof checkForm>;
  readonly saving: ReturnType<typeof useFormSaving>;
  readonly isClosed: boolean;
  /** null: whoever looks may not remark */
  readonly remarks: RemarkDrafts | null;
  readonly setRemarks: (remarks: RemarkDrafts) => void;
}

function FormGrid({ sheet, parts }: { readonly sheet: SheetProps; readonly parts: GridParts }) {
  const { t, text } = useSpeech();
  const { view, ground } = sheet;
  const { row } = parts;
  const kind = String(row["school_kind"] ?? "");
  const known = [row, view.last_year ?? {}];
  const [all, setAll] = useState(false);
  const asking = { ...ground, known, stages: ground.kindStages[kind] };
  const groups = formGroups({ ...asking, all });
  const hidden = countOf(formGroups({ ...asking, all: true })) - countOf(formGroups({ ...asking, all: false }));
  const titleOf = (id: string): string =>
    id === "school" || id === "shared" ? t(`campaign.groups.${id}`) : (text.stage[id as keyof typeof text.stage] ?? id);
  const grid = (
    <table className="form-grid">
      <thead>
        <tr>
          <th scope="col">{t("campaign.item")}</th>
          <th scope="col">{t("campaign.thisYear")}</th>
          <th scope="col">{t("campaign.lastYear")}</th>
          <th scope="col">
            <span className="sr-only">{t("sense.findings")}</span>
          </th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.id}>
          <tr className="group">
            <th scope="rowgroup" colSpan={4}>
              {titleOf(group.id)}
            </th>
          </tr>
          <GroupRows columns={group.columns} view={view} parts={parts} />
        </tbody>
      ))}
    </table>
  );
  return (
    <>
      {grid}
      {hidden > 0 && (
        <p className="no-print">
          <button type="button" className="link" onClick={() => setAll(!all)}>
            {all ? t("campaign.fewer") : t("campaign.more", { n: hidden })}
          </button>
        </p>
      )}
    </>
  );
}

interface RowsProps {
  readonly columns: FormGroup["columns"];
  readonly view: SchoolFormView;
  readonly parts: GridParts;
}

function GroupRows({ columns, view, parts }: RowsProps) {
  const { row, findings, saving, isClosed, remarks, setRemarks } = parts;
  return columns.map((column) => (
    <FormRow
      key={column.id}
      column={column}
      value={row[column.id] ?? null}
      cell={view.cells.find((cell) => cell.column === column.id)}
      lastYear={view.last_year?.[column.id] ?? null}
      findings={findings.filter((finding) => finding.place.field === column.id)}
      remarks={view.remarks.filter((one) => one.column === column.id)}
      saving={saving}
      isClosed={isClosed}
      remark={
        remarks === null
          ? undefined
          : {
              text: remarks[column.id] ?? "",
              write: (written) => setRemarks({ ...remarks, [column.id]: written }),
            }
      }
    />
  ));
}

function countOf(groups: readonly FormGroup[]): number {
  return groups.reduce((sum, { columns }) => sum + columns.length, 0);
}
