import type { StatedFormula } from "./check-formula.ts";
import type { RequirementAsRead } from "./read-requirement.ts";
import type { IndicatorAsRead } from "./read-standard.ts";
import type { Lined } from "./shapes.ts";

/** A formula of a file whose standard could not be made: its own mistakes are said all the same. */
export interface LooseFormula {
  readonly stated: StatedFormula;
  readonly file: string;
  readonly line: number;
}

/** Parts of a standard as they were read. */
export interface StandardPiecesRead {
  readonly indicators: readonly Lined<IndicatorAsRead>[];
  readonly requirements: readonly Lined<RequirementAsRead>[];
}

/** The formulas and conditions that the parts of a standard state. */
export function formulasOf({ indicators, requirements }: StandardPiecesRead): readonly LooseFormula[] {
  return [
    ...indicators.flatMap(({ value: { formula, unit } }) => one(formula, unit?.value)),
    ...requirements.flatMap(({ value: { formula, unit, holds } }) => [
      ...one(formula, unit),
      ...(holds?.value ?? []).map((text) => ({
        stated: { text, unit: "condition", columns: true },
        file: holds!.file,
        line: holds!.line,
      })),
    ]),
  ];
}

function one(formula: Lined<string> | undefined, unit: string | undefined): readonly LooseFormula[] {
  if (formula === undefined || unit === undefined) return [];
  return [{ stated: { text: formula.value, unit }, file: formula.file, line: formula.line }];
}
