import { useState } from "react";
import type { CompiledStandard } from "@youheng/kernel/assess";
import { formatFormula } from "@youheng/kernel/model";
import type { Source, Trace, TraceInput } from "@youheng/kernel/model";
import { columnName, columnWords, Sources } from "../policy/index.ts";
import { SourcePlace, SourceSheet } from "../sense/index.ts";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { printExact, unitWords } from "../text/index.ts";

const firstShown = 8;

/** How a number came about, for people: result, formula, values with their cells, steps, clause, source. */
export function TraceView({
  trace,
  sources,
  compiled,
}: {
  readonly trace: Trace;
  readonly sources: readonly Source[];
  readonly compiled: CompiledStandard;
}) {
  const { t, language } = useSpeech();
  return (
    <>
      <h2>{trace[language]}</h2>
      <Result trace={trace} />
      <Formula trace={trace} compiled={compiled} />
      {trace.inputs !== undefined && trace.inputs.length > 0 && <Inputs inputs={trace.inputs} compiled={compiled} />}
      {trace.steps !== undefined && trace.steps.length > 0 && (
        <section>
          <h3>{t("why.steps")}</h3>
          <ol className="steps">
            {trace.steps.map((step, i) => (
              <li key={i}>
                <StepView step={step} compiled={compiled} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {trace.clause !== undefined && (
        <section>
          <h3>{t("why.clause")}</h3>
          <p>{trace.clause}</p>
        </section>
      )}
      <section>
        <h3>{t("why.source")}</h3>
        <Sources sources={sources} />
      </section>
    </>
  );
}

function Result({ trace }: { readonly trace: Trace }) {
  const { t, language, text } = useSpeech();
  if (trace.value === undefined) return null;
  return (
    <p className="result">
      <span className="sr-only">{t("why.result")}: </span>
      <output>{trace.value === null ? "—" : printExact(trace.value, language)}</output>
      <span className="unit">{unitWords(text, trace.unit ?? "")}</span>
    </p>
  );
}

function Formula({ trace, compiled }: { readonly trace: Trace; readonly compiled: CompiledStandard }) {
  const { t, language } = useSpeech();
  if (trace.formula === undefined && trace.substituted === undefined) return null;
  return (
    <dl className="formula">
      {trace.formula !== undefined && (
        <>
          <dt>{t("why.formula")}</dt>
          <dd>{language === "zh" ? trace.formula : inEnglish(trace.formula, compiled)}</dd>
        </>
      )}
      {trace.substituted !== undefined && (
        <>
          <dt>{t("why.putIn")}</dt>
          <dd className="figures">{trace.substituted}</dd>
        </>
      )}
    </dl>
  );
}

/** The same formula with the fields' English names, where it is an indicator's. */
function inEnglish(formula: string, compiled: CompiledStandard): string {
  const zh = (field: string): string => compiled.fieldOf.get(field)?.zh ?? field;
  const one = compiled.indicators.find(({ expr }) => formatFormula(expr, zh) === formula);
  return one === undefined ? formula : formatFormula(one.expr, (field) => compiled.fieldOf.get(field)?.en ?? field);
}

function StepView({ step, compiled }: { readonly step: Trace; readonly compiled: CompiledStandard }) {
  const { language, text } = useSpeech();
  // of the steps only the split cites a source of its own
  const { split } = compiled.bundle.standard;
  return (
    <>
      <p className="step-line">
        <span>{step[language]}</span>
        {step.value !== undefined && (
          <output>
            {step.value === null ? "—" : printExact(step.value, language)}{" "}
            <small>{unitWords(text, step.unit ?? "")}</small>
          </output>
        )}
      </p>
      <Formula trace={step} compiled={compiled} />
      {step.clause !== undefined && <p className="fine">{step.clause}</p>}
      {step.inputs !== undefined && step.inputs.length > 0 && <Inputs inputs={step.inputs} compiled={compiled} />}
      {step.source !== undefined && split !== undefined && <Sources sources={split.sources} />}
    </>
  );
}

function Inputs({ inputs, compiled }: { readonly inputs: readonly TraceInput[]; readonly compiled: CompiledStandard }) {
  const { t, language, text, say } = useSpeech();
  const inputWords = (input: TraceInput): string => {
    const name = columnName(compiled.bundle.fields, input.field);
    return name === null ? input[language] : columnWords(name, { say, text, language });
  };
  const [all, setAll] = useState(false);
  const shown = all ? inputs : inputs.slice(0, firstShown);
  return (
    <section>
      <h3>{t("why.inputs")}</h3>
      <table className="inputs">
        <thead>
          <tr>
            <th scope="col">{t("why.field")}</th>
            <th scope="col" className="num">
              {t("why.value")}
            </th>
            <th scope="col">{t("why.cell")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((input, i) => (
            <InputLine key={i} input={input} words={inputWords(input)} />
          ))}
        </tbody>
      </table>
      {shown.length < inputs.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t("why.more", { n: inputs.length - shown.length })}
        </button>
      )}
    </section>
  );
}

/** One value with its source cell; pressed, the cell opens the uploaded file below the line. */
function InputLine({ input, words }: { readonly input: TraceInput; readonly words: string }) {
  const { t, language, text } = useSpeech();
  const { version } = useDistrict().view;
  const [open, setOpen] = useState(false);
  const { place } = input;
  return (
    <>
      <tr>
        <td>{words}</td>
        <td className="num">
          {input.value === null ? "—" : printExact(input.value, language)} <small>{unitWords(text, input.unit)}</small>
        </td>
        <td className="cell-place">
          {place === undefined ? (
            t("why.noCell")
          ) : (
            <SourcePlace place={place} open={open} onToggle={() => setOpen(!open)} />
          )}
        </td>
      </tr>
      {open && place !== undefined && (
        <tr>
          <td colSpan={3} className="source-seat">
            <SourceSheet version={version.version_id} place={place} />
          </td>
        </tr>
      )}
    </>
  );
}
