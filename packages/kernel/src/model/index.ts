export * from "./answer.ts";
export * from "./facts.ts";
export * from "./finding.ts";
export * from "./formula.ts";
export { constantOf, fieldsOf, ratioForm, renameFields, walk, type RatioForm } from "./formula-ratio.ts";
export { evaluateColumn, evaluateCondition, type FormulaColumns } from "./formula-evaluate.ts";
export { formulaUnit } from "./field-unit.ts";
export { formatFormula, plainNumber, substitute } from "./formula-format.ts";
export { editDistance, likelyWord } from "./formula-likely.ts";
export { atStage, formulaNames, formulasByStage } from "./formula-names.ts";
export { FORMULA_LIMITS, parseFormula, type ParsedFormula } from "./formula-parser.ts";
export {
  parseUnit,
  unitAgrees,
  unitOf,
  unitWords,
  type FormulaUnit,
  type UnitAnswer,
  type UnitValue,
} from "./formula-units.ts";
export { isDay } from "./is-day.ts";
export * from "./missing.ts";
export * from "./policy.ts";
export { schoolYearSpan } from "./school-year-span.ts";
export { standardFile } from "./standard-file.ts";
export * from "./trace.ts";
