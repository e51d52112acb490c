import { useState } from "react";
import type { FormCellValue } from "@youheng/server/api";
import type { ReadingColumn } from "@youheng/kernel/sense";
import { useSpeech } from "../shell/index.ts";
import { numberTyped } from "./cell-drafts.ts";

interface InputProps {
  readonly column: ReadingColumn;
  readonly label: string;
  readonly value: FormCellValue;
  readonly isWaiting: boolean;
  readonly isWrong: boolean;
  readonly isClosed: boolean;
  readonly noteId: string;
  readonly type: (value: FormCellValue) => void;
}

/** One cell: a choice for codes and yes/no, else a line of text; a number is kept only once it is one. */
export function CellInput(props: InputProps) {
  const { column } = props;
  if (column.field.type === "code") return <CodeInput {...props} />;
  if (column.field.type === "flag") return <FlagInput {...props} />;
  return <LineInput {...props} />;
}

function LineInput({ column, label, value, isWaiting, isWrong, isClosed, noteId, type }: InputProps) {
  const isNumber = column.field.type !== "text";
  const read = (typed: string) => (isNumber ? numberTyped(typed) : typed.trim() || null);
  // what is typed stands as it was typed ("3."), until the value becomes another than it says
  const [typed, setTyped] = useState<string | null>(null);
  const meant = typed === null ? value : read(typed);
  const text = typed !== null && (meant === undefined || meant === value) ? typed : value === null ? "" : String(value);
  const unread = typed !== null && meant === undefined;
  const change = (written: string) => {
    setTyped(written);
    const now = read(written);
    if (now !== undefined) type(now);
  };
  return (
    <input
      className={`form-cell ${isNumber ? "num" : ""} ${isWaiting ? "cell-waiting" : ""}`}
      aria-label={label}
      aria-invalid={isWrong || unread}
      aria-describedby={noteId}
      inputMode={isNumber ? "decimal" : "text"}
      autoComplete="off"
      readOnly={isClosed}
      value={text}
      onChange={(event) => change(event.target.value)}
      onKeyDown={moveOn}
    />
  );
}

function CodeInput({ column, label, value, isWaiting, isWrong, isClosed, noteId, type }: InputProps) {
  const { say } = useSpeech();
  const codes = [...new Set(Object.values(column.field.codes ?? {}))];
  const names = column.field.codeNames ?? {};
  return (
    <select
      className={`form-cell ${isWaiting ? "cell-waiting" : ""}`}
      aria-label={label}
      aria-invalid={isWrong}
      aria-describedby={noteId}
      disabled={isClosed}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => type(event.target.value || null)}
    >
      <option value="">—</option>
      {codes.map((code) => (
        <option key={code} value={code}>
          {names[code] === undefined ? code : say(names[code])}
        </option>
      ))}
    </select>
  );
}

function FlagInput({ label, value, isWaiting, isWrong, isClosed, noteId, type }: InputProps) {
  const { t } = useSpeech();
  return (
    <select
      className={`form-cell ${isWaiting ? "cell-waiting" : ""}`}
      aria-label={label}
      aria-invalid={isWrong}
      aria-describedby={noteId}
      disabled={isClosed}
      value={value === null ? "" : String(value)}
      onChange={(event) => type(event.target.value === "" ? null : Number(event.target.value))}
    >
      <option value="">—</option>
      <option value="1">{t("flag.yes")}</option>
      <option value="0">{t("flag.no")}</option>
    </select>
  );
}

/** Enter and the arrows go from cell to cell, as in a spreadsheet. */
function moveOn(event: React.KeyboardEvent<HTMLInputElement>): void {
  const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" || event.key === "Enter" ? 1 : 0;
  if (step === 0) return;
  const cells = [...document.querySelectorAll<HTMLElement>(".form-cell")];
  const next = cells[cells.indexOf(event.currentTarget) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}
