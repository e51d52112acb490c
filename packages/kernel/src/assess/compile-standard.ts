import type { Expr, Field, Finding, Indicator, Exclusion, PolicyBundle } from "../model/index.ts";
import { formulaNames, parseFormula, ratioForm } from "../model/index.ts";

/** An indicator whose formula is read: as a tree, and as numerator ÷ denominator × scale where it has that form. */
export interface CompiledIndicator {
  readonly indicator: Indicator;
  readonly expr: Expr;
  readonly ratio: { readonly numerator: Expr; readonly denominator: Expr; readonly scale: number } | null;
}

/** A switch that leaves sections out, with its condition read. */
export interface CompiledExclusion {
  readonly exclusion: Exclusion;
  readonly expr: Expr;
}

/** A standard ready to judge: every formula read once. */
export interface CompiledStandard {
  readonly bundle: PolicyBundle;
  readonly indicators: readonly CompiledIndicator[];
  readonly exclusions: readonly CompiledExclusion[];
  readonly fieldOf: ReadonlyMap<string, Field>;
  readonly findings: readonly Finding[];
}

/**
 * Reads every formula of a standard once. Formulas that cannot be read are findings, and their indicators are left out.
 *
 * @param bundle  the standard with the fields it may use
 * @returns       the compiled standard; `findings` is empty for a standard that passed `youheng policy check`
 */
export function compileStandard(bundle: PolicyBundle): CompiledStandard {
  const names = formulaNames(bundle.fields);
  const findings: Finding[] = [];
  const read = (text: string): Expr | null => {
    const parsed = parseFormula(text, names);
    findings.push(...parsed.findings);
    return parsed.expr;
  };
  const indicators = bundle.standard.indicators.flatMap((indicator): CompiledIndicator[] => {
    const expr = read(indicator.formula);
    return expr === null ? [] : [{ indicator, expr, ratio: ratioForm(expr) }];
  });
  const exclusions = bundle.standard.exclusions.flatMap((exclusion): CompiledExclusion[] => {
    const expr = exclusion.on ? read(exclusion.when) : null;
    return expr === null ? [] : [{ exclusion, expr }];
  });
  const fieldOf = new Map(bundle.fields.map((field) => [field.id, field]));
  return { bundle, indicators, exclusions, fieldOf, findings };
}
