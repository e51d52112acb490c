import { Button, Input } from "antd";
import { useId } from "react";
import type { LineageEvent, LineageForm } from "@youheng/kernel/sense";
import { useSpeech } from "../shell/index.ts";

/** A line with nothing in it yet. */
export const emptyLine: LineageEvent = {
  date: "",
  school_year: 0,
  event: "merge",
  from_code: null,
  from_name: null,
  to_code: null,
  to_name: null,
  note: null,
};

const dayShape = /^\d{4}(-\d{2}(-\d{2})?)?$/;

interface LineageLineFormProps {
  readonly line: LineageEvent;
  readonly setLine: (line: LineageEvent) => void;
  readonly form: LineageForm;
  /** code → name of every school of the returns */
  readonly names: ReadonlyMap<string, string | null>;
  readonly add: () => void;
}

/** One line being written: what happened, when, to which school. A known code brings its name. */
export function LineageLineForm({ line, setLine, form, names, add }: LineageLineFormProps) {
  const { t, say } = useSpeech();
  const known = useId();
  const kind = form.events.find((one) => one.id === line.event);
  const wants = (part: "from_code" | "to_code"): boolean => kind?.needs.includes(part) ?? false;
  const whole =
    dayShape.test(line.date) &&
    (!wants("from_code") || line.from_code !== null) &&
    (!wants("to_code") || line.to_code !== null);
  const code = (part: "from" | "to") => (
    <CodeField part={part} line={line} setLine={setLine} names={names} known={known} wanted={wants(`${part}_code`)} />
  );
  return (
    <form
      className="lineage-line no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (whole) add();
      }}
    >
      <label>
        <span className="fine">{t("lineage.col.event")}</span>
        <select value={line.event} onChange={(event) => setLine({ ...line, event: event.target.value })}>
          {form.events.map((one) => (
            <option key={one.id} value={one.id}>
              {say(one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="fine">{t("lineage.col.date")} *</span>
        <input
          className="plain-input"
          value={line.date}
          placeholder="2025-07-15"
          aria-label={t("lineage.col.date")}
          onChange={(event) => setLine({ ...line, date: event.target.value.trim() })}
        />
      </label>
      {code("from")}
      {code("to")}
      <label className="lineage-note">
        <span className="fine">{t("lineage.col.note")}</span>
        <Input
          value={line.note ?? ""}
          aria-label={t("lineage.col.note")}
          onChange={(event) => setLine({ ...line, note: event.target.value === "" ? null : event.target.value })}
        />
      </label>
      <Button htmlType="submit" disabled={!whole}>
        {t("lineage.add")}
      </Button>
      <KnownSchools id={known} names={names} />
    </form>
  );
}

function KnownSchools({ id, names }: Pick<LineageLineFormProps, "names"> & { readonly id: string }) {
  return (
    <datalist id={id}>
      {[...names].map(([code, name]) => (
        <option key={code} value={code}>
          {name ?? ""}
        </option>
      ))}
    </datalist>
  );
}

interface CodeFieldProps extends Pick<LineageLineFormProps, "line" | "setLine" | "names"> {
  readonly part: "from" | "to";
  /** id of the list of known codes */
  readonly known: string;
  readonly wanted: boolean;
}

/** The code of a school; a known one brings its name. */
function CodeField({ part, line, setLine, names, known, wanted }: CodeFieldProps) {
  const { t } = useSpeech();
  return (
    <label className="lineage-code">
      <span className="fine">
        {t(`lineage.col.${part}`)}
        {wanted ? " *" : ""}
      </span>
      <input
        className="plain-input"
        list={known}
        value={line[`${part}_code`] ?? ""}
        placeholder={t("lineage.code")}
        aria-label={`${t(`lineage.col.${part}`)} · ${t("lineage.code")}`}
        onChange={(event) => {
          const value = event.target.value.trim();
          const school = { [`${part}_code`]: value === "" ? null : value, [`${part}_name`]: names.get(value) ?? null };
          setLine({ ...line, ...school });
        }}
      />
      <small>{line[`${part}_name`] ?? " "}</small>
    </label>
  );
}
