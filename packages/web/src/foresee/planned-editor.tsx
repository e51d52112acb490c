import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useId, useRef, useState } from "react";
import type { HistoryBroughtView, OutlookView, PlannedView } from "@youheng/server/api";
import { ask, outlookQuestion, plannedQuestion, Problem } from "../ask/index.ts";
import { csvOf, fileName, saveFile } from "../chart/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { PlannedCell } from "./planned-cell.tsx";
import { PLANNED_COLUMNS, type PlannedKind, plannedTable, type TypedRow, typedRows } from "./planned-rows.ts";

interface PlannedEditorProps {
  readonly kind: PlannedKind;
  readonly view: OutlookView;
  readonly kept: PlannedView;
}

/** A table in which what is planned is typed, uploaded or taken away; the forecast follows when it is kept. */
export function PlannedEditor({ kind, view, kept }: PlannedEditorProps) {
  const { t } = useSpeech();
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [rows, setRows] = useState<readonly TypedRow[]>(() => [...typedRows(kind, kept), emptyRow(kind)]);
  const send = useSend(view.region_code, kind, (plan) => setRows([...typedRows(kind, plan), emptyRow(kind)]));
  const save = (typed: readonly TypedRow[]): void => send.mutate(fileOf(kind, typed));
  return (
    <section aria-labelledby={id} className="planned-editor">
      <h3 id={id}>{t(`placesInput.plan.${kind}`)}</h3>
      <TypedTable {...{ kind, view, rows, setRows }} />
      <div className="planned-tools">
        <Button onClick={() => setRows([...rows, emptyRow(kind)])}>{t("placesInput.plan.add")}</Button>
        <Button type="primary" loading={send.isPending} onClick={() => save(rows)}>
          {t("placesInput.plan.save")}
        </Button>
        <Button loading={send.isPending} onClick={() => chooser.current?.click()}>
          {t("placesInput.plan.upload")}
        </Button>
        <Button type="text" onClick={() => saveTemplate(t(`placesInput.plan.${kind}`), kind)}>
          {t("placesInput.template")}
        </Button>
        <Button type="text" onClick={() => save([])}>
          {t("placesInput.plan.clear")}
        </Button>
        {send.isSuccess && <span role="status">{t("placesInput.plan.saved")}</span>}
      </div>
      <input
        ref={chooser}
        type="file"
        accept=".csv,.tsv,.txt,.gz,.xlsx,.xls,.ods"
        hidden
        aria-label={`${t("placesInput.plan.upload")}: ${t(`placesInput.plan.${kind}`)}`}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = "";
          if (chosen !== undefined) send.mutate(chosen);
        }}
      />
      {send.isError && <Wrong error={send.error} />}
    </section>
  );
}

interface TypedTableProps extends Pick<PlannedEditorProps, "kind" | "view"> {
  readonly rows: readonly TypedRow[];
  readonly setRows: (rows: readonly TypedRow[]) => void;
}

function TypedTable({ kind, view, rows, setRows }: TypedTableProps) {
  const { t } = useSpeech();
  const change = (at: number, cells: TypedRow): void =>
    setRows(rows.map((row, i) => (i === at ? { ...row, ...cells } : row)));
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            {PLANNED_COLUMNS[kind].map((column) => (
              <th key={column} scope="col">
                {t(`placesInput.plan.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {PLANNED_COLUMNS[kind].map((column) => (
                <td key={column}>
                  <PlannedCell {...{ column, row, at, view }} set={(text) => change(at, { [column]: text })} />
                </td>
              ))}
              <td>
                <button
                  type="button"
                  className="button"
                  aria-label={t("placesInput.plan.removeRow", { n: at + 1 })}
                  onClick={() => setRows(rows.filter((_, i) => i !== at))}
                >
                  ×
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useSend(region: string, kind: PlannedKind, sent: (plan: PlannedView) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (file: File) => {
      const body = new FormData();
      body.append("file", file);
      const at = `/api/regions/${encodeURIComponent(region)}/history/${kind}`;
      return await ask<HistoryBroughtView>(at, { method: "POST", body });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: outlookQuestion(region).queryKey });
      sent(await client.fetchQuery({ ...plannedQuestion(region), staleTime: 0 }));
    },
  });
}

/** Everything that is wrong, with the row it stands in: the first typed row is row 2 of the file. */
function Wrong({ error }: { readonly error: Error }) {
  const { t, language } = useSpeech();
  const findings = error instanceof Problem ? (error.view.findings ?? []) : [];
  return (
    <div role="alert" className="notice notice-short">
      {findings.length === 0 ? <ProblemWords error={error} /> : <p>{t("placesInput.plan.wrong")}</p>}
      <ul>
        {findings.map((one) => (
          <li key={`${one.where} ${one.code} ${one.zh}`}>
            {one.place.row === undefined ? one.where : t("placesInput.plan.row", { n: one.place.row - 1 })}:{" "}
            {language === "zh" ? `${one.zh}${one.fix}` : `${one.en} ${one.fixEn}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function emptyRow(kind: PlannedKind): TypedRow {
  return kind === "changes" ? { kind: "open" } : {};
}

function fileOf(kind: PlannedKind, rows: readonly TypedRow[]): File {
  return new File([csvOf(plannedTable(kind, rows))], `${kind}.csv`, { type: "text/csv" });
}

const EXAMPLES: Readonly<Record<PlannedKind, readonly TypedRow[]>> = {
  housing: [{ unit: "S1", school_year: "2027", dwellings: "600", students_per_dwelling: "0.15" }],
  changes: [
    { school_year: "2028", kind: "open", unit: "N1", from: "S1", share: "0.3" },
    { school_year: "2029", kind: "merge", unit: "S2", into: "S1" },
  ],
};

function saveTemplate(title: string, kind: PlannedKind): void {
  saveFile(`${fileName(title)}.csv`, fileOf(kind, EXAMPLES[kind]));
}
