import type { Expr, Field, Finding, Indicator, Exclusion, PolicyBundle } from "../model/index.ts";
import { columnId, formulaNames, parseFormula, ratioForm } from "../model/index.ts";
import { compileRequirement } from "./compile-requirement.ts";
import type { CompiledRequirement } from "./compile-requirement.ts";

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
  readonly requirements: readonly CompiledRequirement[];
  readonly fieldOf: ReadonlyMap<string, Field>;
  /** every stage a school may have */
  readonly stageIds: readonly string[];
  /** column of a by-stage field → its stage: "students_primary" → "primary" */
  readonly stageOfColumn: ReadonlyMap<string, string>;
  /** column → Chinese name: "students_primary" → "小学在校生数" */
  readonly columnNames: ReadonlyMap<string, string>;
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
  const ground = groundOf(bundle);
  const requirements = (bundle.standard.requirements ?? []).flatMap(
    (one) => compileRequirement(one, ground, findings) ?? [],
  );
  return { bundle, indicators, exclusions, requirements, findings, ...ground };
}

function groundOf({ fields, standard, stages = standard.stages }: PolicyBundle) {
  const columns = fields
    .filter((field) => field.byStage)
    .flatMap((field) => stages.map((stage) => ({ field, stage, id: columnId(field.id, stage.id) })));
  return {
    names: formulaNames(fields, stages),
    fieldOf: new Map(fields.map((field) => [field.id, field])),
    stageIds: stages.map((stage) => stage.id),
    stageOfColumn: new Map(columns.map(({ id, stage }) => [id, stage.id])),
    columnNames: new Map([
      ...fields.map((field) => [field.id, field.zh] as const),
      ...columns.map(({ id, field, stage }) => [id, `${stage.zh}${field.zh}`] as const),
    ]),
  };
}
