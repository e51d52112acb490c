import { useState } from "react";
import { useSpeech } from "../shell/index.ts";
import { unitWords } from "../text/index.ts";
import type { FieldChoice } from "./formula-help.ts";

/** The facts that a formula may use, with what they mean, to be picked. */
export function FieldList({
  choices,
  pick,
}: {
  readonly choices: readonly FieldChoice[];
  readonly pick: (word: string) => void;
}) {
  const { t, say, text } = useSpeech();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState("");
  const plain = wanted.trim().toLowerCase();
  const shown = choices.filter(({ field }) => `${field.zh} ${field.en} ${field.id}`.toLowerCase().includes(plain));
  return (
    <details className="field-list" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("workshop.fields")}</summary>
      {open && (
        <>
          <input
            type="search"
            value={wanted}
            placeholder={t("workshop.fieldSearch")}
            aria-label={t("workshop.fieldSearch")}
            onChange={(event) => setWanted(event.target.value)}
          />
          <p className="fine">{t("workshop.fieldsHint")}</p>
          <ul>
            {shown.map(({ field, word }) => (
              <li key={field.id}>
                <button type="button" onClick={() => pick(word)}>
                  {say(field)}
                </button>
                <small>
                  {t(field.byStage ? "workshop.byStage" : "workshop.wholeSchool")}
                  {unitWords(text, field.unit) !== "" &&
                    ` · ${t("workshop.fieldUnit", { unit: unitWords(text, field.unit) })}`}
                </small>
              </li>
            ))}
          </ul>
          {shown.length === 0 && <p className="empty">{t("workshop.fieldsNone")}</p>}
        </>
      )}
    </details>
  );
}
