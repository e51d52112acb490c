import { fieldsOf, parseFormula } from "../model/index.ts";
import type {
  Expr,
  Finding,
  FormulaOption,
  RegionRequirement,
  Relaxation,
  Requirement,
  SchoolsRequirement,
} from "../model/index.ts";

/** A condition read, with the stages whose columns it speaks of; none: it concerns every school. */
export interface CompiledCondition {
  readonly text: string;
  readonly expr: Expr;
  readonly stages: readonly string[];
}

export interface CompiledRelaxation {
  readonly relaxation: Relaxation;
  readonly when: Expr;
  readonly holds: readonly CompiledCondition[];
}

/** A requirement with its formulas read; an evidence requirement has none. */
export type CompiledRequirement =
  | {
      readonly requirement: SchoolsRequirement;
      readonly holds: readonly CompiledCondition[];
      readonly applies: Expr | null;
      readonly relaxations: readonly CompiledRelaxation[];
    }
  | { readonly requirement: RegionRequirement; readonly expr: Expr; readonly option: FormulaOption | null }
  | { readonly requirement: Extract<Requirement, { kind: "evidence" }> };

/** What the formulas of requirements may name: every name, and which columns belong to which stage. */
export interface RequirementNames {
  readonly names: ReadonlyMap<string, string>;
  readonly stageOfColumn: ReadonlyMap<string, string>;
}

/** Reads the formulas of one requirement; null, with findings, where one cannot be read. */
export function compileRequirement(
  requirement: Requirement,
  { names, stageOfColumn }: RequirementNames,
  findings: Finding[],
): CompiledRequirement | null {
  const read = (text: string): Expr | null => {
    const parsed = parseFormula(text, names);
    findings.push(...parsed.findings);
    return parsed.expr;
  };
  const conditions = (texts: readonly string[]): readonly CompiledCondition[] =>
    texts.flatMap((text) => {
      const expr = read(text);
      return expr === null ? [] : [{ text, expr, stages: stagesIn(expr, stageOfColumn) }];
    });
  if (requirement.kind === "evidence") return { requirement };
  if (requirement.kind === "region") {
    const option = requirement.options.find((one) => one.id === requirement.chosen) ?? null;
    const expr = read(option?.formula ?? requirement.formula);
    return expr === null ? null : { requirement, expr, option };
  }
  const relaxations = requirement.relaxations
    .filter((one) => one.on)
    .flatMap((relaxation): CompiledRelaxation[] => {
      const when = read(relaxation.when);
      return when === null ? [] : [{ relaxation, when, holds: conditions(relaxation.holds) }];
    });
  const applies = requirement.applies === undefined ? null : read(requirement.applies);
  return { requirement, holds: conditions(requirement.holds), applies, relaxations };
}

function stagesIn(expr: Expr, stageOfColumn: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set(fieldsOf(expr).flatMap((column) => stageOfColumn.get(column) ?? []))];
}
