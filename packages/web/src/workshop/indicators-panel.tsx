import type { Indicator, StageOf } from "@youheng/kernel/model";
import { useSpeech } from "../shell/index.ts";
import { unitWords } from "../text/index.ts";
import { sameIndicator, withIndicator, withIndicatorKept, withLimit, type LimitKind } from "./draft.ts";
import { useDrafting } from "./drafting.tsx";
import { FormulaField } from "./formula-field.tsx";
import { NumberField } from "./number-field.tsx";

/** Every indicator with its thresholds, CV limits and formula, to be changed. */
export function IndicatorsPanel() {
  const { t } = useSpeech();
  const { draft } = useDrafting();
  const base = draft.base.standard.indicators;
  const own = new Map(draft.own.indicators.map((one) => [one.id, one]));
  const added = draft.own.indicators.filter((one) => !base.some(({ id }) => id === one.id));
  return (
    <section className="panel" aria-labelledby="workshop-indicators">
      <h2 id="workshop-indicators">{t("workshop.indicators")}</h2>
      <p className="fine">{t("workshop.indicatorsHint")}</p>
      <ol className="indicator-forms">
        {[...base, ...added].map((one) => (
          <IndicatorForm key={one.id} old={one} own={own.get(one.id)} />
        ))}
      </ol>
    </section>
  );
}

function IndicatorForm({ old, own }: { readonly old: Indicator; readonly own: Indicator | undefined }) {
  const { t, say } = useSpeech();
  const { draft, change } = useDrafting();
  const base = draft.base.standard;
  const keep = (kept: boolean): void => change((standard) => withIndicatorKept(standard, base, old.id, kept));
  const changed = own !== undefined && !sameIndicator(own, old);
  return (
    <li className={changed || own === undefined ? "indicator-form is-changed" : "indicator-form"}>
      <header>
        <h3>{say(old.name)}</h3>
        {changed && (
          <button
            type="button"
            className="link"
            onClick={() => change((standard) => withIndicator(standard, old.id, () => old))}
          >
            {t("workshop.reset")}
          </button>
        )}
        <button type="button" className="link" onClick={() => keep(own === undefined)}>
          {t(own === undefined ? "workshop.keepThis" : "workshop.dropThis")}
        </button>
      </header>
      {own === undefined ? (
        <p className="was-note">{t("workshop.dropped")}</p>
      ) : (
        <IndicatorInputs own={own} old={old} />
      )}
    </li>
  );
}

function IndicatorInputs({ own, old }: { readonly own: Indicator; readonly old: Indicator }) {
  const { t } = useSpeech();
  const { draft, change } = useDrafting();
  const { stages } = draft.own;
  return (
    <>
      <div className="limit-fields">
        {(["atLeast", "cvAtMost"] as const).map((kind) =>
          stages.map((stage) => (
            <LimitField key={`${kind}-${stage.id}`} own={own} old={old} kind={kind} stage={stage} />
          )),
        )}
      </div>
      <FormulaField
        label={t("workshop.formula")}
        value={own.formula}
        unit={own.unit}
        fields={draft.base.fields}
        change={(formula) => change((standard) => withIndicator(standard, own.id, (one) => ({ ...one, formula })))}
      />
    </>
  );
}

interface LimitFieldProps {
  readonly own: Indicator;
  readonly old: Indicator;
  readonly kind: LimitKind;
  readonly stage: StageOf;
}

function LimitField({ own, old, kind, stage }: LimitFieldProps) {
  const { t, say, text } = useSpeech();
  const { change } = useDrafting();
  const value = own[kind]?.[stage.id];
  if (value === undefined) return null;
  return (
    <NumberField
      label={t(`workshop.${kind}`, { stage: say(stage) })}
      value={value}
      before={old[kind]?.[stage.id]}
      {...(kind === "atLeast" ? { after: unitWords(text, own.unit) } : {})}
      change={(next) => change((standard) => withLimit(standard, { indicator: own.id, kind, stage: stage.id }, next))}
    />
  );
}
