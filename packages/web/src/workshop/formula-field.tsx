import { useId, useMemo } from "react";
import { formatFormula, formulaNames, parseFormula } from "@youheng/kernel/model";
import type { Field } from "@youheng/kernel/model";
import { useSpeech } from "../shell/index.ts";
import { FieldList } from "./field-list.tsx";
import { fieldChoices, type FieldChoice, type FormulaTrouble, formulaTrouble } from "./formula-help.ts";
import { useCompletion } from "./use-completion.ts";

export interface FormulaFieldProps {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly fields: readonly Field[];
  readonly change: (text: string) => void;
}

/** A formula, with help while it is typed: completion, the place of each mistake, the likely word, the facts to pick from. */
export function FormulaField({ label, value, unit, fields, change }: FormulaFieldProps) {
  const listId = useId();
  const choices = useMemo(() => fieldChoices(fields), [fields]);
  const troubles = useMemo(() => formulaTrouble(value, { unit, fields }), [value, unit, fields]);
  const { input, offered, chosen, typed, leave, keys, accept, put } = useCompletion({ value, choices, change });
  return (
    <div className="formula-field">
      <label>
        <span>{label}</span>
        <textarea
          ref={input}
          rows={1}
          value={value}
          role="combobox"
          spellCheck={false}
          aria-expanded={offered.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={offered.length > 0 ? `${listId}-${chosen}` : undefined}
          aria-invalid={troubles.length > 0}
          onChange={(event) => typed(event.target)}
          onKeyDown={keys}
          onBlur={leave}
        />
      </label>
      <Suggestions id={listId} offered={offered} chosen={chosen} accept={accept} />
      <FormulaState value={value} fields={fields} troubles={troubles} put={put} />
      <FieldList
        choices={choices}
        pick={(word) => {
          const at = input.current?.selectionStart ?? value.length;
          put({ from: at, to: at }, word);
        }}
      />
    </div>
  );
}

interface SuggestionsProps {
  readonly id: string;
  readonly offered: readonly FieldChoice[];
  readonly chosen: number;
  readonly accept: (choice: FieldChoice) => void;
}

function Suggestions({ id, offered, chosen, accept }: SuggestionsProps) {
  const { t } = useSpeech();
  return (
    <div id={id} role="listbox" tabIndex={-1} aria-label={t("workshop.suggestions")} hidden={offered.length === 0}>
      {offered.map((choice, i) => (
        <div
          key={choice.field.id}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === chosen}
          onMouseDown={(event) => {
            event.preventDefault();
            accept(choice);
          }}
        >
          {choice.word} <small>{choice.field.en}</small>
        </div>
      ))}
    </div>
  );
}

interface FormulaStateProps {
  readonly value: string;
  readonly fields: readonly Field[];
  readonly troubles: readonly FormulaTrouble[];
  readonly put: (at: { readonly from: number; readonly to: number }, word: string) => void;
}

/** What is wrong and where, or how the formula reads in words. */
function FormulaState({ value, fields, troubles, put }: FormulaStateProps) {
  const { t, language } = useSpeech();
  if (troubles.length === 0) {
    const { expr } = parseFormula(value, formulaNames(fields));
    const nameOf = (id: string): string => fields.find((one) => one.id === id)?.[language] ?? id;
    return (
      <p className="formula-good fine">
        {t("workshop.formulaOk")}{" "}
        {expr !== null && language === "en" && t("workshop.inWords", { words: formatFormula(expr, nameOf) })}
      </p>
    );
  }
  return (
    <div className="formula-bad" role="alert">
      <MarkedFormula value={value} troubles={troubles} />
      <ul>
        {troubles.map(({ finding, at, word, likely }, i) => (
          <li key={i}>
            {language === "zh" ? finding.zh : finding.en}{" "}
            {likely === null || at === null ? (
              <span>{language === "zh" ? finding.fix : finding.fixEn}</span>
            ) : (
              <button type="button" className="link" onClick={() => put({ from: at, to: at + word.length }, likely)}>
                {t("workshop.didYouMean", { word: likely })}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The formula with the wrong places marked, as a wavy line and not by colour alone. */
function MarkedFormula({ value, troubles }: { readonly value: string; readonly troubles: readonly FormulaTrouble[] }) {
  const places = troubles.flatMap(({ at, word }) => (at === null ? [] : [{ at, to: at + Math.max(1, word.length) }]));
  if (places.length === 0) return null;
  const cuts = [...new Set([0, value.length, ...places.flatMap(({ at, to }) => [at, to])])]
    .filter((at) => at <= value.length)
    .toSorted((a, b) => a - b);
  const wrong = (from: number): boolean => places.some(({ at, to }) => from >= at && from < to);
  return (
    <p className="formula-marked" aria-hidden="true">
      {cuts.map((from, i) => {
        const part = value.slice(from, cuts[i + 1] ?? value.length);
        return wrong(from) ? <mark key={from}>{part === "" ? "▁" : part}</mark> : <span key={from}>{part}</span>;
      })}
    </p>
  );
}
