import { Button, Input } from "antd";
import type { Finding } from "@youheng/kernel/model";
import type { ReadingColumn } from "@youheng/kernel/sense";
import type { FormCellValue, FormCellView, FormRemarkView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";
import { printAmount } from "../text/index.ts";
import { CellInput } from "./cell-input.tsx";
import type { FormSaving } from "./use-form-saving.ts";

interface RowProps {
  readonly column: ReadingColumn;
  readonly value: FormCellValue;
  readonly cell: FormCellView | undefined;
  readonly lastYear: FormCellValue;
  readonly findings: readonly Finding[];
  readonly remarks: readonly FormRemarkView[];
  readonly saving: FormSaving;
  readonly isClosed: boolean;
  /** the remark that the county is writing; undefined: it may not */
  readonly remark?: { readonly text: string; readonly write: (text: string) => void } | undefined;
}

/** One line of the form: the item, this year, last year, the change, and what is to be said of it. */
export function FormRow(props: RowProps) {
  const { column, value, lastYear, saving, isClosed, findings } = props;
  const { t, language, say, text, unit } = useSpeech();
  const stage = column.form.stage;
  const name = say(column.field);
  const label = stage === undefined ? name : `${text.stage[stage as keyof typeof text.stage] ?? stage} ${name}`;
  const noteId = `note-${column.id}`;
  const isWrong = findings.some(({ severity }) => severity === "error");
  return (
    <tr>
      <th scope="row">
        {name}
        {column.field.unit !== "" && <small className="calm"> {unit(column.field.unit)}</small>}
      </th>
      <td>
        <CellInput
          column={column}
          label={label}
          value={value}
          isWaiting={column.id in saving.drafts}
          isWrong={isWrong}
          isClosed={isClosed}
          noteId={noteId}
          type={(typed) => saving.type(column.id, typed)}
        />
      </td>
      <td className="calm figures">
        <span className="sr-only">{t("campaign.lastYear")} </span>
        {shownValue(column, lastYear, { language, say, yes: t("flag.yes"), no: t("flag.no") }) ??
          t("missing.not-reported")}
        {!isClosed && lastYear !== null && value === null && (
          <Button size="small" type="link" onClick={() => saving.type(column.id, lastYear)}>
            {t("campaign.sameOne")}
          </Button>
        )}
      </td>
      <td className="cell-notes" id={noteId}>
        <Notes {...props} />
      </td>
    </tr>
  );
}

interface Manner {
  readonly language: "zh" | "en";
  readonly say: (words: { readonly zh: string; readonly en: string }) => string;
  readonly yes: string;
  readonly no: string;
}

/** A value as people read it; null where there is none. */
function shownValue({ field }: ReadingColumn, value: FormCellValue, manner: Manner): string | null {
  if (value === null) return null;
  if (field.type === "flag") return value === 1 ? manner.yes : manner.no;
  if (typeof value === "string") {
    const name = field.codeNames?.[value];
    return name === undefined ? value : manner.say(name);
  }
  return field.type === "year" || field.type === "degrees" ? String(value) : printAmount(value, manner.language);
}

function Notes({ column, cell, findings, remarks, saving, isClosed, remark }: RowProps) {
  const { t, language } = useSpeech();
  return (
    <>
      <ConflictNote column={column.id} cell={cell} saving={saving} isClosed={isClosed} />
      {findings.map((finding) => (
        <p key={finding.code + finding.zh} className={`cell-note ${finding.severity === "error" ? "cell-error" : ""}`}>
          <strong>{t(`sense.severity.${finding.severity}`)}</strong> {language === "zh" ? finding.zh : finding.en}{" "}
          <span className="calm">{language === "zh" ? finding.fix : finding.fixEn}</span>
        </p>
      ))}
      {remarks.map((one) => (
        <p key={one.at + one.text} className="cell-note cell-remark">
          {t("campaign.remarkBy", { who: one.who, text: one.text })}
          {one.answered && <span className="calm"> · {t("campaign.answered")}</span>}
        </p>
      ))}
      {remark && (
        <Input
          size="small"
          className="no-print"
          placeholder={t("campaign.remark")}
          aria-label={t("campaign.remark")}
          maxLength={500}
          value={remark.text}
          onChange={(event) => remark.write(event.target.value)}
        />
      )}
    </>
  );
}

interface ConflictProps {
  readonly column: string;
  readonly cell: FormCellView | undefined;
  readonly saving: FormSaving;
  readonly isClosed: boolean;
}

/** Two typed into one cell: each is told what the other typed, and the one whose value was not taken may choose again. */
function ConflictNote({ column, cell, saving, isClosed }: ConflictProps) {
  const { t } = useSpeech();
  const words = (value: FormCellValue): string => (value === null ? t("campaign.unreported") : String(value));
  const conflict = saving.conflicts[column];
  if (conflict !== undefined)
    return (
      <p className="cell-note cell-error" role="alert">
        {t("campaign.conflictMine", {
          mine: words(conflict.mine),
          who: conflict.standing.changed_by,
          value: words(conflict.standing.value),
        })}{" "}
        {!isClosed && (
          <>
            <Button size="small" onClick={() => saving.type(column, conflict.mine)}>
              {t("campaign.useMine", { mine: words(conflict.mine) })}
            </Button>{" "}
            <Button size="small" onClick={() => saving.settle(column)}>
              {t("campaign.keepTheirs", { value: words(conflict.standing.value) })}
            </Button>
          </>
        )}
      </p>
    );
  if (!cell?.contested) return null;
  return (
    <p className="cell-note" role="status">
      {t("campaign.conflict", {
        who: cell.contested.who,
        other: words(cell.contested.value),
        value: words(cell.value),
      })}
    </p>
  );
}
