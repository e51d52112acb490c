import { InputNumber, Select } from "antd";
import { fieldsOf } from "@youheng/kernel/model";
import type { Field } from "@youheng/kernel/model";
import { Fragment, useMemo } from "react";
import { useSpeech, wordOf } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import type { Judged } from "./judge.ts";
import { columnName, columnWords } from "../policy/index.ts";
import { cellKey, valueAt } from "./trial.ts";
import type { TriedValue } from "./trial.ts";
import { printAmount } from "../text/index.ts";

/** The figures that a school reported, each with its cell; any of them may be tried with another value. */
export function FactEditor({ row }: { readonly row: number }) {
  const { t } = useSpeech();
  const { before } = useDistrict();
  const { judged: first, others } = useMemo(() => columnsOf(before, row), [before, row]);
  return (
    <section className="panel editor" aria-labelledby="editor">
      <header>
        <h2 id="editor">{t("school.facts")}</h2>
        <p className="fine">{t("school.tryHint")}</p>
      </header>
      <CellTable columns={first} row={row} />
      {others.length > 0 && (
        <details>
          <summary>{t("why.more", { n: others.length })}</summary>
          <CellTable columns={others} row={row} />
        </details>
      )}
      <p className="fine">
        {t("school.source", {
          place: [before.facts.origin.file, before.facts.origin.sheet, before.facts.origin.rowNumbers[row]]
            .filter(Boolean)
            .join(" · "),
        })}
      </p>
    </section>
  );
}

function CellTable({ columns, row }: { readonly columns: readonly string[]; readonly row: number }) {
  const { t, text } = useSpeech();
  const { before } = useDistrict();
  const stageOf = (column: string): string | null => columnName(before.bundle.fields, column)?.stage ?? null;
  const wordsOf = (id: string): string => wordOf(text.stage, id);
  return (
    <table className="cells">
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("why.field")}</th>
          <th scope="col">{t("school.cell")}</th>
          <th scope="col">{t("school.tryValue")}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column, i) => {
          const stage = stageOf(column);
          const opens = i === 0 ? stage !== null : stage !== stageOf(columns[i - 1]!);
          return (
            <Fragment key={column}>
              {opens && (
                <tr className="cell-group">
                  <th scope="colgroup" colSpan={3}>
                    {stage === null ? t("school.shared") : wordsOf(stage)}
                  </th>
                </tr>
              )}
              <CellRow column={column} row={row} />
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function CellRow({ column, row }: { readonly column: string; readonly row: number }) {
  const { t, say, language, text, unit } = useSpeech();
  const { before, trial, tryCell } = useDistrict();
  const name = columnName(before.bundle.fields, column);
  const label = name === null ? column : columnWords(name, { say, text, language });
  const reported = valueAt(before.facts, row, column);
  const change = trial.changes.get(cellKey(before.facts.text["school_code"]?.[row] ?? "", column));
  const value = change === undefined ? reported : change.value;
  const letter = before.facts.origin.columnLetters[column];
  return (
    <tr className={change === undefined ? undefined : "tried"}>
      <th scope="row">
        {name === null ? column : say(name.field)}
        {change !== undefined && (
          <small className="was">
            {t("trial.was")}{" "}
            {reported === null ? "—" : typeof reported === "number" ? printAmount(reported, language) : reported}
            <button type="button" className="link" onClick={() => tryCell(row, column, reported)}>
              {t("school.undo")}
            </button>
          </small>
        )}
      </th>
      <td className="cell-place">
        {letter === undefined ? "" : `${letter}${before.facts.origin.rowNumbers[row] ?? ""}`}
      </td>
      <td className="cell-value">
        <CellInput
          field={name?.field}
          label={label}
          value={value}
          change={(next) => tryCell(row, column, next)}
          words={text.flag}
        />
        <small>{name === null ? "" : unit(name.field.unit)}</small>
      </td>
    </tr>
  );
}

interface CellInputProps {
  readonly field: Field | undefined;
  readonly label: string;
  readonly value: TriedValue;
  readonly change: (value: TriedValue) => void;
  readonly words: { readonly yes: string; readonly no: string };
}

function CellInput({ field, label, value, change, words }: CellInputProps) {
  const { text, t } = useSpeech();
  if (field?.type === "code")
    return (
      <Select
        size="small"
        className="cell-input"
        aria-label={label}
        value={value === null ? null : String(value)}
        popupMatchSelectWidth={false}
        onChange={change}
        options={[...new Set(Object.values(field.codes ?? {}))].map((code) => ({
          value: code,
          label: wordOf({ ...text.kind, ...text.locality, ...text.ownership }, code),
        }))}
      />
    );
  if (field?.type === "flag")
    return (
      <Select
        size="small"
        className="cell-input"
        aria-label={label}
        value={value}
        onChange={change}
        options={[
          { value: 1, label: words.yes },
          { value: 0, label: words.no },
        ]}
      />
    );
  return (
    <InputNumber
      size="small"
      className="cell-input"
      aria-label={label}
      controls={false}
      placeholder={t("missing.not-reported")}
      value={typeof value === "number" ? value : null}
      onChange={(next) => change(next)}
      {...(field?.min === undefined ? {} : { min: field.min })}
    />
  );
}

/** The columns of a school: first those that its verdict rests on, then the rest that it reported. */
function columnsOf(
  judged: Judged,
  row: number,
): { readonly judged: readonly string[]; readonly others: readonly string[] } {
  const { standard, fields } = judged.bundle;
  const stages = judged.answer.result.stages
    .filter((stage) => stage.sections.rows.includes(row))
    .map((stage) => stage.sections.stage);
  const used = new Set([standard.weight, ...judged.compiled.indicators.flatMap(({ expr }) => fieldsOf(expr))]);
  const ordered = [...used].flatMap((id) => {
    const field = fields.find((one) => one.id === id);
    if (field === undefined) return [];
    return field.byStage ? stages.map((stage) => `${id}_${stage}`) : [id];
  });
  const stageFirst = [
    ...stages.flatMap((stage) =>
      ordered.filter((column) => column.endsWith(`_${stage}`) && columnName(fields, column)?.stage === stage),
    ),
    ...ordered.filter((column) => columnName(fields, column)?.stage === null),
  ];
  const reported = [...Object.keys(judged.facts.text), ...Object.keys(judged.facts.numbers)].filter((column) => {
    const name = columnName(fields, column);
    return (
      name !== null &&
      name.field.type !== "text" &&
      name.field.type !== "year" &&
      !stageFirst.includes(column) &&
      valueAt(judged.facts, row, column) !== null
    );
  });
  return {
    judged: stageFirst,
    others: byStage(
      reported.filter((column) => column !== "region_code" && column !== "school_code"),
      fields,
    ),
  };
}

/** Columns of one stage stand together; those of the whole school come last. */
function byStage(columns: readonly string[], fields: readonly Field[]): readonly string[] {
  const groups = Map.groupBy(columns, (column) => columnName(fields, column)?.stage ?? "");
  const whole = groups.get("") ?? [];
  groups.delete("");
  return [...[...groups.values()].flat(), ...whole];
}
