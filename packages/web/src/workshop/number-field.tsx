import { useState } from "react";
import { useSpeech } from "../shell/index.ts";
import { numberOf } from "./number-of.ts";

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  /** what it was; shown where it differs */
  readonly before: number | undefined;
  readonly after?: string;
  readonly change: (value: number) => void;
}

/** A number that is typed: NaN while what stands there is none, so that nothing is judged by a number nobody wrote. */
export function NumberField({ label, value, before, after, change }: NumberFieldProps) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState<string | null>(null);
  const differs = before !== undefined && before !== value;
  const wrong = Number.isNaN(value);
  const shown = typed ?? (wrong ? "" : String(value));
  return (
    <label className={`number-field${differs ? " is-changed" : ""}${wrong ? " is-wrong" : ""}`}>
      <span>{label}</span>
      <span className="number-input">
        <input
          inputMode="decimal"
          value={shown}
          aria-invalid={wrong}
          onChange={(event) => {
            setTyped(event.target.value);
            change(numberOf(event.target.value));
          }}
          onBlur={() => setTyped(null)}
        />
        {after !== undefined && <small>{after}</small>}
      </span>
      {wrong && <small className="wrong-note">{t("workshop.notNumber")}</small>}
      {differs && !wrong && <small className="was-note">{t("workshop.national", { value: before })}</small>}
    </label>
  );
}
